import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { mutate } from '#lib/graphql/mutate.ts';
import { aReferral } from '../referral-fixture.ts';
import DeclineForm from './DeclineForm.svelte';

vi.mock(import('#lib/graphql/mutate.ts'), async (original) => ({
  ...(await original()),
  mutate: vi.fn(),
}));

const referral = aReferral();
const props = { referral, colleagues: [], viewerId: 'me', allowed: true, oncancel: vi.fn() };
const decline = () => userEvent.click(screen.getByRole('button', { name: 'Decline' }));

beforeEach(() => {
  sessionStorage.clear();
  vi.mocked(mutate).mockReset();
});

test('without a reason nothing is sent', async () => {
  render(DeclineForm, { ...props, ondone: vi.fn() });
  await decline();
  expect(await screen.findByRole('alert')).toHaveTextContent('Choose a reason');
  expect(mutate).not.toHaveBeenCalled();
});

test('"other" needs words', async () => {
  render(DeclineForm, { ...props, ondone: vi.fn() });
  await userEvent.click(screen.getByLabelText('Other reason'));
  await decline();
  expect(await screen.findByRole('alert')).toHaveTextContent('the reason in a sentence');
  expect(mutate).not.toHaveBeenCalled();
});

test('sends the reason and hands on what came back', async () => {
  const declined = aReferral({ status: 'DECLINED' });
  vi.mocked(mutate).mockResolvedValue({ kind: 'ok', value: { referral: declined } as never });
  const ondone = vi.fn();
  render(DeclineForm, { ...props, ondone });
  await userEvent.click(screen.getByLabelText('No capacity or waiting list'));
  await decline();
  await waitFor(() => expect(ondone).toHaveBeenCalledWith(declined));
  const [, variables] = vi.mocked(mutate).mock.calls[0] ?? [];
  expect(variables).toEqual({
    input: { id: referral.id, reason: 'NO_CAPACITY', note: null, suggestedOrganizationId: null },
  });
});

test('of two who decide at once the second is told by whom, and keeps what was typed', async () => {
  vi.mocked(mutate).mockResolvedValue({
    kind: 'transition',
    message: 'The referral is now “Accepted”, so this cannot be done.',
    from: 'ACCEPTED',
    allowed: [],
    changedBy: 'Joy Okafor',
    changedAt: '2026-03-10T15:00:00Z',
  });
  const { rerender } = render(DeclineForm, { ...props, ondone: vi.fn() });
  await userEvent.click(screen.getByLabelText('Duplicate'));
  await userEvent.type(screen.getByLabelText(/A word to/), 'We know her already.');
  await decline();
  expect(await screen.findByRole('alert')).toHaveTextContent('Joy Okafor changed this');
  await rerender({ allowed: false });
  expect(screen.getByRole('button', { name: 'Decline' })).toBeDisabled();
  expect(screen.getByLabelText(/A word to/)).toHaveValue('We know her already.');
});

test('what was typed survives a reload', async () => {
  const { unmount } = render(DeclineForm, { ...props, ondone: vi.fn() });
  await userEvent.type(screen.getByLabelText(/A word to/), 'Our evening group is full.');
  unmount();
  render(DeclineForm, { ...props, ondone: vi.fn() });
  expect(await screen.findByLabelText(/A word to/)).toHaveValue('Our evening group is full.');
  expect(screen.getByText('What you typed before was put back.')).toBeVisible();
});
