import { expect, test } from 'vitest';
import { lastDay, lastMoment } from './last-day.ts';

test('what ends at midnight in Chicago had the day before as its last', () => {
  expect(lastDay('2026-12-02T06:00:00Z')).toBe('2026-12-01');
  expect(lastDay('2026-12-02T06:00:01Z')).toBe('2026-12-02');
  expect(lastDay('2026-07-02T05:00:00Z')).toBe('2026-07-01');
});

test('and its last minute then, as rules in calendar days have it; other times stay', () => {
  expect(lastMoment('2026-12-02T06:00:00Z')).toBe('2026-12-02T05:59:00.000Z');
  expect(lastMoment('2026-12-02T23:00:00Z')).toBe('2026-12-02T23:00:00Z');
});
