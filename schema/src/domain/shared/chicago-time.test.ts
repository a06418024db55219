import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  dateOf,
  daysBetween,
  fromLocal,
  isLocalDate,
  partsOf,
  startOfDay,
  timeOf,
  weekdayOf,
  yearsBetween,
} from './chicago-time.ts';

describe('local time', () => {
  test.each([
    ['winter', '2026-01-15', 12, 0, '2026-01-15T18:00:00.000Z'],
    ['summer', '2026-07-15', 12, 0, '2026-07-15T17:00:00.000Z'],
    ['the skipped half past two moves ahead', '2026-03-08', 2, 30, '2026-03-08T08:30:00.000Z'],
    ['the first half past one of the two', '2026-11-01', 1, 30, '2026-11-01T06:30:00.000Z'],
    ['midnight of the short day', '2026-03-08', 0, 0, '2026-03-08T06:00:00.000Z'],
    ['midnight after the long day', '2026-11-02', 0, 0, '2026-11-02T06:00:00.000Z'],
  ])('%s', (_, date, hour, minute, expected) => {
    expect(fromLocal(date, hour, minute).toISOString()).toBe(expected);
  });

  test('a day belongs to Chicago, not to Greenwich', () => {
    expect(dateOf(new Date('2026-01-01T05:59:59Z'))).toBe('2025-12-31');
    expect(dateOf(new Date('2026-01-01T06:00:00Z'))).toBe('2026-01-01');
    expect(timeOf(new Date('2026-01-01T06:00:00Z'))).toBe('00:00');
  });

  test('every day of twenty years starts at its own midnight', () => {
    for (let day = '2020-01-01'; day < '2040-01-01'; day = addDays(day, 1)) {
      const start = fromLocal(day);
      expect(partsOf(start)).toMatchObject({ hour: 0, minute: 0, second: 0 });
      expect(dateOf(start)).toBe(day);
    }
  });

  test('local time and back, except for the hour that does not exist', () => {
    const parts = fc.record({
      day: fc.integer({ min: 0, max: 9000 }).map((n) => addDays('2020-01-01', n)),
      hour: fc.constantFrom(0, 1, 3, 5, 8, 12, 17, 23),
      minute: fc.integer({ min: 0, max: 59 }),
    });
    fc.assert(
      fc.property(parts, ({ day, hour, minute }) => {
        const instant = fromLocal(day, hour, minute);
        expect(dateOf(instant)).toBe(day);
        expect(partsOf(instant)).toMatchObject({ hour, minute, second: 0 });
        expect(startOfDay(instant) <= instant).toBe(true);
      }),
    );
  });
});

describe('days', () => {
  test('weekdays', () => {
    expect(weekdayOf('1970-01-01')).toBe(4);
    expect(weekdayOf('1969-12-28')).toBe(0);
    expect(weekdayOf('2026-11-24')).toBe(2);
  });
  test.each([
    '2026-02-29',
    '2026-13-01',
    '2026-1-1',
    '26-01-01',
    '2026-00-10',
    'tomorrow',
    '2026-04-31',
  ])('%s is no day', (text) => {
    expect(isLocalDate(text)).toBe(false);
  });
  test('the leap day is one', () => expect(isLocalDate('2028-02-29')).toBe(true));
  test('adding and counting agree', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), (n) => {
        expect(daysBetween('2026-01-01', addDays('2026-01-01', n))).toBe(n);
      }),
    );
  });
  test('months keep the day or take the last', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2027-12-31', 2)).toBe('2028-02-29');
    expect(addMonths('2026-03-15', -3)).toBe('2025-12-15');
  });
  test('years', () => {
    expect(yearsBetween('2000-06-15', '2026-06-14')).toBe(25);
    expect(yearsBetween('2000-06-15', '2026-06-15')).toBe(26);
    expect(yearsBetween('2008-02-29', '2026-02-28')).toBe(17);
  });
});
