import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dueAfterBusinessDays,
  dueAfterCalendarDays,
  countingDay,
  holidayOn,
  holidaysOf,
  isBusinessDay,
  nextBusinessDay,
} from './business-calendar.ts';
import { addDays, dateOf, fromLocal, timeOf, weekdayOf } from './chicago-time.ts';

const at = (date: string, hour: number, minute = 0) => fromLocal(date, hour, minute);
const shown = (instant: Date) => `${dateOf(instant)} ${timeOf(instant)}`;

describe('holidays of the state', () => {
  test('2026, an election year', () => {
    expect(holidaysOf(2026).map(({ date }) => date)).toEqual([
      '2026-01-01',
      '2026-01-19',
      '2026-02-12',
      '2026-02-16',
      '2026-05-25',
      '2026-06-19',
      '2026-07-03',
      '2026-09-07',
      '2026-10-12',
      '2026-11-03',
      '2026-11-11',
      '2026-11-26',
      '2026-11-27',
      '2026-12-25',
    ]);
  });
  // As published by the state's department of central management services.
  test('2020', () => {
    expect(
      holidaysOf(2020)
        .filter(({ name }) => name.en !== 'Juneteenth')
        .map(({ date }) => date),
    ).toEqual([
      '2020-01-01',
      '2020-01-20',
      '2020-02-12',
      '2020-02-17',
      '2020-05-25',
      '2020-07-03',
      '2020-09-07',
      '2020-10-12',
      '2020-11-03',
      '2020-11-11',
      '2020-11-26',
      '2020-11-27',
      '2020-12-25',
    ]);
  });
  test('no election day in odd years', () => {
    expect(holidaysOf(2027)).toHaveLength(13);
    expect(holidaysOf(2028)).toHaveLength(14);
  });
  test('a Saturday is observed on Friday, a Sunday on Monday', () => {
    expect(holidayOn('2021-12-31')?.name.en).toBe("New Year's Day");
    expect(holidayOn('2023-01-02')?.name.en).toBe("New Year's Day");
    expect(holidayOn('2022-06-20')?.name.en).toBe('Juneteenth');
    expect(holidayOn('2027-12-24')?.name.en).toBe('Christmas Day');
  });
});

describe('business days', () => {
  test('sent Friday 16:00 before a Monday holiday, 2 days: Wednesday 17:00', () => {
    expect(shown(dueAfterBusinessDays(at('2026-01-16', 16), 2))).toBe('2026-01-21 17:00');
  });
  test.each([
    ['on the stroke of five counts today', '2026-03-10', 17, 0, '2026-03-11 17:00'],
    ['a minute later counts tomorrow', '2026-03-10', 17, 1, '2026-03-12 17:00'],
    ['before opening counts today', '2026-03-10', 6, 0, '2026-03-11 17:00'],
    ['on a Saturday counts Monday', '2026-03-14', 10, 0, '2026-03-17 17:00'],
    ['Friday evening counts Monday', '2026-03-13', 18, 0, '2026-03-17 17:00'],
    ['on a holiday counts the day after', '2026-11-03', 9, 0, '2026-11-05 17:00'],
    ['on Thanksgiving counts Monday', '2026-11-26', 9, 0, '2026-12-01 17:00'],
  ])('%s', (_, date, hour, minute, due) => {
    expect(shown(dueAfterBusinessDays(at(date, hour, minute), 1))).toBe(due);
  });
  test('a moment past five is past five', () => {
    const justAfter = new Date(at('2026-03-10', 17).getTime() + 1);
    expect(shown(dueAfterBusinessDays(justAfter, 1))).toBe('2026-03-12 17:00');
  });
  test('days must be whole', () => {
    expect(() => dueAfterBusinessDays(at('2026-03-10', 9), 1.5)).toThrow(RangeError);
    expect(() => dueAfterCalendarDays(at('2026-03-10', 9), -1)).toThrow(RangeError);
  });
});

describe('calendar days', () => {
  test.each([
    ['2026-03-07', 22, 1, '2026-03-08 23:59'], // clocks go forward in between
    ['2026-10-31', 9, 1, '2026-11-01 23:59'], // and back
    ['2026-12-24', 18, 10, '2027-01-03 23:59'],
  ])('from %s %i:00, %i days', (date, hour, days, due) => {
    expect(shown(dueAfterCalendarDays(at(date, hour), days))).toBe(due);
  });
});

const instant = fc.date({
  min: new Date('2020-01-01'),
  max: new Date('2040-12-31'),
  noInvalidDate: true,
});
const count = fc.integer({ min: 0, max: 40 });

describe('properties', () => {
  test('due is at 17:00 on a business day, not before the start unless no day is given', () => {
    fc.assert(
      fc.property(instant, count, (from, days) => {
        const due = dueAfterBusinessDays(from, days);
        expect(timeOf(due)).toBe('17:00');
        expect(isBusinessDay(dateOf(due))).toBe(true);
        expect(due >= from).toBe(true);
      }),
    );
  });

  test('between the counting day and the due day lie exactly n business days', () => {
    fc.assert(
      fc.property(instant, count, (from, days) => {
        const due = dateOf(dueAfterBusinessDays(from, days));
        let passed = 0;
        for (let day = addDays(countingDay(from), 1); day <= due; day = addDays(day, 1)) {
          if (isBusinessDay(day)) passed += 1;
        }
        expect(passed).toBe(days);
      }),
    );
  });

  test('later start, never earlier due; one more day, always later due', () => {
    fc.assert(
      fc.property(instant, instant, count, (a, b, days) => {
        const [first, second] = a <= b ? [a, b] : [b, a];
        expect(dueAfterBusinessDays(first, days) <= dueAfterBusinessDays(second, days)).toBe(true);
        expect(dueAfterCalendarDays(first, days) <= dueAfterCalendarDays(second, days)).toBe(true);
        expect(dueAfterBusinessDays(a, days) < dueAfterBusinessDays(a, days + 1)).toBe(true);
      }),
    );
  });

  test('calendar days always end at 23:59 of the nth day', () => {
    fc.assert(
      fc.property(instant, count, (from, days) => {
        expect(shown(dueAfterCalendarDays(from, days))).toBe(
          `${addDays(dateOf(from), days)} 23:59`,
        );
      }),
    );
  });

  test('no observed holiday falls on a weekend, and no office is closed for six days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2020, max: 2100 }), (year) => {
        for (const { date } of holidaysOf(year)) {
          expect([0, 6]).not.toContain(weekdayOf(date));
          const next = nextBusinessDay(date);
          expect(next <= addDays(date, 5)).toBe(true);
        }
      }),
    );
  });
});
