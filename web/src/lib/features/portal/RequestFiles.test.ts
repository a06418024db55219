import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { sendFile } from '#lib/forms/send-file.ts';
import { mutate } from '#lib/graphql/mutate.ts';
import type { MyFile } from './file.operations.ts';
import RequestFiles from './RequestFiles.svelte';

vi.mock(import('#lib/graphql/mutate.ts'), async (original) => ({
  ...(await original()),
  mutate: vi.fn(),
}));
vi.mock(import('#lib/forms/send-file.ts'), () => ({ sendFile: vi.fn() }));

const file = (more: Partial<MyFile> = {}): MyFile => ({
  id: 'f1',
  name: 'Plan.pdf',
  type: 'PDF',
  size: 2048,
  state: 'READY',
  createdAt: '2026-03-10T15:00:00Z',
  mine: false,
  organization: { id: 'college', name: 'Lakeside College' },
  ...more,
});
const CONSENT = { id: 'c', state: 'ACTIVE', scopes: ['CONTACT', 'DOCUMENTS'] };
const show = (files: readonly MyFile[], more: object = {}) => {
  const onchange = vi.fn();
  const referral = {
    id: 'r',
    sender: { id: 'library', name: 'Library', phone: null },
    receiver: { id: 'college', name: 'Lakeside College', phone: null },
    viewerActions: ['ATTACH'],
    consent: CONSENT,
    files,
    ...more,
  };
  render(RequestFiles, { referral: referral as never, onchange });
  return onchange;
};

beforeEach(() => {
  vi.mocked(mutate).mockReset();
  vi.mocked(mutate).mockResolvedValue({
    kind: 'ok',
    value: { id: 'f2', uploadPath: '/put' },
  } as never);
  vi.mocked(sendFile).mockReset();
  vi.mocked(sendFile).mockResolvedValue(null);
});

test('says who added what, and lets one remove only what is one’s own (REF-062)', () => {
  show([
    file(),
    file({ id: 'f2', name: 'Photo.jpg', type: 'JPEG', mine: true, organization: null }),
  ]);
  expect(screen.getByText(/Added by Lakeside College/)).toBeVisible();
  expect(screen.getByText(/Added by you/)).toBeVisible();
  expect(screen.getAllByRole('button', { name: /^Open/ })).toHaveLength(2);
  expect(screen.getAllByRole('button', { name: /^Remove/ })).toHaveLength(1);
});

test('a photo is announced and sent, and what the server refuses says why', async () => {
  vi.mocked(sendFile).mockResolvedValueOnce('No.');
  const onchange = show([]);
  const photo = new File(['x'], 'Photo.jpg', { type: 'image/jpeg' });
  await userEvent.upload(screen.getByLabelText('Files to add'), photo);
  expect(await screen.findByText('“Photo.jpg” was not added. No.')).toBeVisible();
  await userEvent.upload(screen.getByLabelText('Files to add'), photo);
  await waitFor(() => expect(onchange).toHaveBeenCalledTimes(2));
  expect(mutate).toHaveBeenCalledWith(expect.anything(), {
    input: { referralId: 'r', name: 'Photo.jpg', size: 1 },
  });
  expect(screen.queryByText(/was not added/)).toBeNull();
});

test.each([
  ['that is not for documents', { ...CONSENT, scopes: ['CONTACT'] }, /did not agree to share/],
  ['that was taken back', { ...CONSENT, state: 'WITHDRAWN' }, /no longer share documents/],
])('with a consent %s it says so and leads there (REF-050)', (_, consent, words) => {
  show([], { consent, viewerActions: [] });
  expect(screen.getByText(words)).toBeVisible();
  expect(screen.getByRole('link', { name: 'What you agreed to' })).toHaveAttribute(
    'href',
    '/me/consent',
  );
  expect(screen.queryByLabelText('Files to add')).toBeNull();
});
