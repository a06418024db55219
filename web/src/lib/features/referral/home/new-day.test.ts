import { fromLocal } from '@throughline/schema/domain/shared/chicago-time';
import { flushSync } from 'svelte';
import { SvelteDate } from 'svelte/reactivity';
import { expect, test, vi } from 'vitest';
import { inRoot } from '#lib/graphql/in-root.svelte.ts';
import { onNewDay } from './new-day.svelte.ts';

test('runs once each day, when it begins in Illinois, and not when the page opens', () => {
  const clock = new SvelteDate(fromLocal('2026-03-10', 23));
  const run = vi.fn();
  const { end } = inRoot(() => onNewDay(() => new Date(clock.getTime()), run));
  const at = (time: Date) => {
    clock.setTime(time.getTime());
    flushSync();
    return run.mock.calls.length;
  };
  expect(at(fromLocal('2026-03-10', 23, 59))).toBe(0);
  expect(at(fromLocal('2026-03-11'))).toBe(1);
  expect(at(fromLocal('2026-03-11', 17))).toBe(1);
  expect(at(fromLocal('2026-03-12', 9))).toBe(2);
  end();
  expect(at(fromLocal('2026-03-13', 9))).toBe(2);
});
