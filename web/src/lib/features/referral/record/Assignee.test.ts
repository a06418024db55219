import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { mutate } from '#lib/graphql/mutate.ts';
import { announcer } from '#lib/ui/announcer.svelte.ts';
import Assignee from './Assignee.svelte';

vi.mock(import('#lib/graphql/mutate.ts'), async (original) => ({
  ...(await original()),
  mutate: vi.fn(),
}));

const me = { id: 'me', name: 'Marcus Bell' };
const joy = { id: 'joy', name: 'Joy Okafor' };
const props = { id: 'r1', colleagues: [me, joy], viewerId: 'me', mayAssign: true };

test('taking it on shows at once; a refusal puts the old state back and says why', async () => {
  const { promise, resolve } = Promise.withResolvers<never>();
  vi.mocked(mutate).mockReturnValue(promise);
  render(Assignee, { ...props, assignee: null });
  await userEvent.click(screen.getByRole('button', { name: 'Take it on' }));
  expect(screen.getByRole('button', { name: 'Who has it: You. Change' })).toBeVisible();
  expect(vi.mocked(mutate).mock.calls[0]?.[1]).toEqual({ input: { id: 'r1', userId: 'me' } });

  resolve({ kind: 'conflict', message: 'Joy Okafor has it already.' } as never);
  await waitFor(() =>
    expect(screen.getByRole('button', { name: 'Give it to a colleague' })).toBeVisible(),
  );
  expect(announcer.toasts.map(({ text }) => text)).toContain('Joy Okafor has it already.');
});

test('who may only look sees a name and no button', () => {
  render(Assignee, { ...props, assignee: joy, mayAssign: false });
  expect(screen.getByText('Joy Okafor')).toBeVisible();
  expect(screen.queryByRole('button')).toBeNull();
});
