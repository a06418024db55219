import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { visibleFor } from './visible-for.ts';

let state: DocumentVisibilityState = 'visible';
const turn = (next: DocumentVisibilityState) => {
  state = next;
  document.dispatchEvent(new Event('visibilitychange'));
};

beforeEach(() => {
  state = 'visible';
  vi.useFakeTimers();
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => state);
});
afterEach(() => vi.useRealTimers());

test('runs once after an unbroken look', () => {
  const run = vi.fn();
  visibleFor(2_000, run);
  vi.advanceTimersByTime(1_999);
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(10_000);
  turn('hidden');
  turn('visible');
  vi.advanceTimersByTime(10_000);
  expect(run).toHaveBeenCalledOnce();
});

test('a glance away starts the look anew', () => {
  const run = vi.fn();
  visibleFor(2_000, run);
  vi.advanceTimersByTime(1_500);
  turn('hidden');
  vi.advanceTimersByTime(10_000);
  turn('visible');
  vi.advanceTimersByTime(1_500);
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(500);
  expect(run).toHaveBeenCalledOnce();
});

test('a page opened in the background has not been read', () => {
  state = 'hidden';
  const run = vi.fn();
  visibleFor(2_000, run);
  vi.advanceTimersByTime(60_000);
  expect(run).not.toHaveBeenCalled();
});

test('leaving before means never', () => {
  const run = vi.fn();
  const stop = visibleFor(2_000, run);
  vi.advanceTimersByTime(1_000);
  stop();
  turn('visible');
  vi.advanceTimersByTime(10_000);
  expect(run).not.toHaveBeenCalled();
});
