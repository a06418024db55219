import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { mutate } from '#lib/graphql/mutate.ts';
import BulkBar from './BulkBar.svelte';
import type { InboxRow } from './operations.ts';

vi.mock(import('#lib/graphql/mutate.ts'), async (original) => ({
  ...(await original()),
  mutate: vi.fn(),
}));
beforeEach(
  () =>
    void vi
      .mocked(mutate)
      .mockReset()
      .mockResolvedValue({ kind: 'ok', value: {} } as never),
);

const row = (id: string, ...viewerActions: InboxRow['viewerActions']) =>
  ({ id, number: id, viewerActions }) as InboxRow;
const rest = {
  viewerId: 'kim',
  isUnread: () => false,
  ondone: vi.fn(),
  ondiscarded: vi.fn(),
  onclear: vi.fn(),
};

test('drafts are discarded together, after one yes that says it is for good', async () => {
  render(BulkBar, { rows: [row('a', 'EDIT', 'DISCARD'), row('b', 'EDIT', 'DISCARD')], ...rest });
  await userEvent.click(screen.getByRole('button', { name: 'Discard 2 drafts' }));
  expect(mutate).not.toHaveBeenCalled();
  expect(screen.getByText(/cannot be undone/)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Discard 2 drafts' }));
  expect(vi.mocked(mutate).mock.calls.map(([, variables]) => variables)).toEqual([
    { input: { id: 'a' } },
    { input: { id: 'b' } },
  ]);
  expect(rest.ondiscarded).toHaveBeenCalledOnce();
});

test('where nothing can be done it says so', () => {
  render(BulkBar, { rows: [row('a', 'MESSAGE')], ...rest });
  expect(screen.getByText('Nothing can be done with it from here.')).toBeVisible();
});
