import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { mutate } from '#lib/graphql/mutate.ts';
import { SetWriting } from '../small-operations.ts';
import Composer from './Composer.svelte';

vi.mock(import('#lib/graphql/mutate.ts'), async (original) => ({
  ...(await original()),
  mutate: vi.fn(),
}));

const props = {
  referralId: 'r1',
  viewerId: 'me',
  reader: 'Lakeside College',
  focused: false,
};
type Answer = Awaited<ReturnType<typeof mutate>>;
/** The message's answer comes when the test says so; telling that one writes succeeds at once. */
const answering = () => {
  const { promise, resolve } = Promise.withResolvers<Answer>();
  vi.mocked(mutate).mockImplementation((document) =>
    (document as unknown) === SetWriting
      ? Promise.resolve({ kind: 'ok', value: {} } as never)
      : (promise as never),
  );
  return resolve;
};

beforeEach(() => {
  sessionStorage.clear();
  vi.mocked(mutate).mockReset();
});

test('a message stands in the thread while it is on its way, and the box is empty after', async () => {
  const answer = answering();
  const onpending = vi.fn();
  render(Composer, { ...props, onpending });
  const box = screen.getByLabelText('Message');
  await userEvent.type(box, 'She can start on Monday.');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(onpending).toHaveBeenLastCalledWith('She can start on Monday.');
  expect(box).toHaveValue('');
  answer({ kind: 'ok', value: {} } as Answer);
  await waitFor(() => expect(onpending).toHaveBeenLastCalledWith(null));
  expect(box).toHaveValue('');
});

test('refused, it comes back into the box and says why', async () => {
  const answer = answering();
  const onpending = vi.fn();
  render(Composer, { ...props, onpending });
  const box = screen.getByLabelText('Message');
  await userEvent.type(box, 'She can start on Monday.');
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  answer({ kind: 'offline' } as Answer);
  await waitFor(() => expect(box).toHaveValue('She can start on Monday.'));
  expect(onpending).toHaveBeenLastCalledWith(null);
  expect(screen.getByText(/The server cannot be reached/)).toBeVisible();
});

test('others are told now and then that one writes, not at every key', async () => {
  answering();
  render(Composer, { ...props, onpending: vi.fn() });
  await userEvent.type(screen.getByLabelText('Message'), 'a long sentence');
  const told = vi
    .mocked(mutate)
    .mock.calls.filter(([document]) => (document as unknown) === SetWriting);
  expect(told).toHaveLength(1);
});
