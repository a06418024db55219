import { LIMITS } from '@throughline/schema/domain/shared/limits';
import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { sendFile } from '#lib/forms/send-file.ts';
import { mutate } from '#lib/graphql/mutate.ts';
import { aReferral } from '../referral-fixture.ts';
import type { ReferralFile } from './file-operations.ts';
import Files from './Files.svelte';

vi.mock(import('#lib/graphql/mutate.ts'), async (original) => ({
  ...(await original()),
  mutate: vi.fn(),
}));
vi.mock(import('#lib/forms/send-file.ts'), () => ({ sendFile: vi.fn() }));

const file = (more: Partial<ReferralFile> = {}): ReferralFile => ({
  id: 'f1',
  name: 'Work history.pdf',
  type: 'PDF',
  size: 2048,
  state: 'READY',
  createdAt: '2026-03-10T15:00:00Z',
  mine: true,
  author: { id: 'me', name: 'Joy Okafor' },
  organization: { id: 'college', name: 'Lakeside College' },
  ...more,
});
const show = (files: readonly ReferralFile[] = [], mayAttach = true) => {
  const onchange = vi.fn();
  const referral = aReferral({ files: [...files] });
  render(Files, { referral, mayAttach, since: Date.now(), onchange });
  return onchange;
};
const choose = (...files: File[]) =>
  userEvent.upload(screen.getByLabelText('Files to attach'), files);
const letter = new File(['text'], 'Letter.txt', { type: 'text/plain' });

beforeEach(() => {
  vi.mocked(mutate).mockReset();
  vi.mocked(mutate).mockResolvedValue({
    kind: 'ok',
    value: { id: 'f2', uploadPath: '/put' },
  } as never);
  vi.mocked(sendFile).mockReset();
  vi.mocked(sendFile).mockResolvedValue(null);
});

test('a file is announced, then sent to where the server says (REF-062)', async () => {
  const onchange = show();
  await choose(letter);
  await waitFor(() => expect(onchange).toHaveBeenCalledOnce());
  expect(mutate).toHaveBeenCalledWith(expect.anything(), {
    input: { referralId: aReferral().id, name: 'Letter.txt', size: 4 },
  });
  expect(vi.mocked(sendFile).mock.calls[0]?.slice(0, 2)).toEqual(['/put', letter]);
  expect(screen.queryByText(/was not attached/)).toBeNull();
});

test('what is too large is not sent at all, and says so', async () => {
  show();
  const large = new File([], 'Film.pdf', { type: 'application/pdf' });
  Object.defineProperty(large, 'size', { value: LIMITS.fileBytes + 1 });
  await choose(large);
  expect(await screen.findByText(/“Film.pdf” was not attached. A file may have/)).toBeVisible();
  expect(mutate).not.toHaveBeenCalled();
});

test('what the server refuses says why, in its words', async () => {
  vi.mocked(sendFile).mockResolvedValue('This is neither PDF nor text.');
  show();
  await choose(letter);
  expect(
    await screen.findByText('“Letter.txt” was not attached. This is neither PDF nor text.'),
  ).toBeVisible();
});

test('removing asks first, and can be left', async () => {
  show([file()]);
  await userEvent.click(screen.getByRole('button', { name: /^Remove/ }));
  expect(mutate).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Keep' }));
  await userEvent.click(screen.getByRole('button', { name: /^Remove/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Remove for everyone' }));
  expect(mutate).toHaveBeenCalledWith(expect.anything(), { input: { id: 'f1' } });
});

test('what others attached can be had and not removed; what is not safe cannot be had', () => {
  show([file({ mine: false }), file({ id: 'f2', name: 'Bad.pdf', state: 'INFECTED' })], false);
  expect(screen.getAllByRole('button', { name: /^Download/ })).toHaveLength(1);
  expect(screen.getByRole('button', { name: /Download.*Work history/ })).toBeVisible();
  expect(screen.getByText('Not safe')).toBeVisible();
  expect(screen.getAllByRole('button', { name: /^Remove/ })).toHaveLength(1);
  expect(screen.queryByLabelText('Files to attach')).toBeNull();
});

test('what the customer added says so (REF-062)', () => {
  show([file({ mine: false, author: null, organization: null })]);
  expect(screen.getByText(/Rosa Delgado \(customer\)/)).toBeVisible();
});

test('without consent to share documents it says why nothing can be attached (REF-050)', () => {
  const consent = aReferral().consent ?? {
    id: 'c',
    state: 'ACTIVE',
    scopes: ['CONTACT'],
    method: 'WRITTEN',
    givenAt: '2026-03-01T15:00:00Z',
    expiresAt: '2027-03-01T15:00:00Z',
    withdrawnAt: null,
  };
  const referral = aReferral({ files: [], consent });
  render(Files, { referral, mayAttach: false, since: Date.now(), onchange: vi.fn() });
  expect(screen.getByText(/did not agree to share documents, so nothing/)).toBeVisible();
});
