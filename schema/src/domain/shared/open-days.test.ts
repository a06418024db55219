import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueAfterBusinessDays, holidayOn } from './business-calendar.ts';
import { dateOf, fromLocal, timeOf, weekdayOf } from './chicago-time.ts';
import type { LocalDate } from './chicago-time.ts';
import { dueAfterOpenDays } from './open-days.ts';

/** Open on these days of the week (0 Sunday … 6 Saturday) until then. */
const open = (days: readonly number[], closes: string) => (day: LocalDate) =>
  days.includes(weekdayOf(day)) ? closes : null;
const MON_TO_THU = open([1, 2, 3, 4], '16:00');

const due = (from: Date, days: number, closesOn = MON_TO_THU) => {
  const at = dueAfterOpenDays(from, days, closesOn);
  return `${dateOf(at)} ${timeOf(at)}`;
};

describe('a receiver open Monday to Thursday until 16:00 (catalogues 6.2)', () => {
  // 2026-03-02 is a Monday, without a holiday near it.
  test.each([
    ['on an open day', '2026-03-02', 10, 2, '2026-03-04 16:00'],
    ['at closing', '2026-03-02', 16, 2, '2026-03-04 16:00'],
    ['after closing', '2026-03-02', 17, 2, '2026-03-05 16:00'],
    ['over its weekend', '2026-03-04', 10, 2, '2026-03-09 16:00'],
    ['on a closed day', '2026-03-06', 10, 2, '2026-03-11 16:00'],
    ['the same day', '2026-03-03', 10, 0, '2026-03-03 16:00'],
    ['on the evening before a closed day', '2026-03-05', 17, 2, '2026-03-11 16:00'],
  ] as const)('%s', (_name, day, hour, days, expected) => {
    expect(due(fromLocal(day, hour), days)).toBe(expected);
  });

  test('holidays of the state count for nobody', () => {
    // Memorial Day, 25 May 2026, is a Monday.
    expect(due(fromLocal('2026-05-21', 10), 1)).toBe('2026-05-26 16:00');
  });

  test('who is open on Saturdays is expected to answer on them', () => {
    const saturdays = open([2, 6], '12:00');
    expect(due(fromLocal('2026-03-03', 9), 1, saturdays)).toBe('2026-03-07 12:00');
  });

  test('who hardly ever opens is not waited for', () => {
    const never = () => null;
    expect(due(fromLocal('2026-03-02', 10), 2, never)).toBe('2026-03-16 17:00');
    const monthly = (day: LocalDate) => (day.endsWith('-28') ? '16:00' : null);
    expect(due(fromLocal('2026-03-02', 10), 2, monthly)).toBe('2026-03-16 17:00');
  });
});

const when = fc.date({
  min: new Date('2025-01-01'),
  max: new Date('2029-01-01'),
  noInvalidDate: true,
});
const week = fc
  .uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 7 })
  .chain((days) =>
    fc.constantFrom('11:30', '16:00', '17:00', '20:00').map((closes) => ({ days, closes })),
  );
const days = fc.integer({ min: 1, max: 10 });

describe('whatever the hours', () => {
  test('never before what it counts from, nor later than five business days for each day', () => {
    fc.assert(
      fc.property(when, week, days, (from, { days: weekdays, closes }, n) => {
        const at = dueAfterOpenDays(from, n, open(weekdays, closes));
        expect(at > from).toBe(true);
        expect(at <= dueAfterBusinessDays(from, n * 5)).toBe(true);
      }),
    );
  });

  test('at closing of an open day, with so many of them in between', () => {
    fc.assert(
      fc.property(when, week, days, (from, { days: weekdays, closes }, n) => {
        const closesOn = open(weekdays, closes);
        const at = dueAfterOpenDays(from, n, closesOn);
        if (at.getTime() === dueAfterBusinessDays(from, n * 5).getTime()) return;
        expect(timeOf(at)).toBe(closes);
        expect(closesOn(dateOf(at)) && !holidayOn(dateOf(at))).toBeTruthy();
        // One day more is later, and one less is earlier.
        expect(dueAfterOpenDays(from, n + 1, closesOn) > at).toBe(true);
        expect(dueAfterOpenDays(from, n - 1, closesOn) < at).toBe(true);
      }),
    );
  });

  test('open as offices are, it is as without hours', () => {
    fc.assert(
      fc.property(when, days, (from, n) => {
        const office = open([1, 2, 3, 4, 5], '17:00');
        expect(dueAfterOpenDays(from, n, office)).toEqual(dueAfterBusinessDays(from, n));
      }),
    );
  });
});
