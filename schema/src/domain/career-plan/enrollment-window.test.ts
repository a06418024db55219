import { expect, test } from 'vitest';
import { fromLocal } from '../shared/chicago-time.ts';
import { daysLeft, ENROLLMENT_WINDOW_DAYS, enrollByOf } from './enrollment-window.ts';

test('the window ends with the ninetieth day after certification, by the days of Illinois (PLAN-047)', () => {
  // Late in the evening it is the next day already in UTC; daylight saving begins in between.
  const certified = fromLocal('2026-01-05', 23, 30);
  expect(enrollByOf(certified)).toBe('2026-04-05');
  expect(daysLeft('2026-04-05', certified)).toBe(ENROLLMENT_WINDOW_DAYS);
  expect(daysLeft('2026-04-05', fromLocal('2026-03-06', 0, 0))).toBe(30);
  expect(daysLeft('2026-04-05', fromLocal('2026-03-05', 23, 59))).toBe(31);
  expect(daysLeft('2026-04-05', fromLocal('2026-04-05', 23, 59))).toBe(0);
  expect(daysLeft('2026-04-05', fromLocal('2026-04-06'))).toBe(-1);
});
