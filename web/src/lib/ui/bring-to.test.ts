import { expect, it, vi } from 'vitest';
import { bringTo } from './bring-to.ts';

it('brings to an answer, and leaves the reader where they are without one', async () => {
  const box = Object.assign(document.createElement('div'), { tabIndex: -1 });
  document.body.append(box);
  bringTo(() => null)(box);
  await Promise.resolve();
  expect(box).not.toHaveFocus();
  bringTo(() => ({ kind: 'conflict' }))(box);
  await vi.waitFor(() => expect(box).toHaveFocus());
});
