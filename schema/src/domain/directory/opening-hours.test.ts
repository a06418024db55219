import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dateOf, fromLocal, weekdayOf } from '../shared/chicago-time.ts';
import {
  closesAt,
  isOpenAt,
  openingRuleProblems,
  opensNext,
  opensOn,
  type OpeningRule,
  type Weekday,
} from './opening-hours.ts';

const WEEKDAYS: Weekday[] = [1, 2, 3, 4, 5];
const rule = (parts: Partial<OpeningRule> = {}): OpeningRule => ({
  days: WEEKDAYS,
  opens: '09:00',
  closes: '17:00',
  every: 1,
  startsOn: null,
  validFrom: null,
  validTo: null,
  ...parts,
});
const at = (day: string, time: string): Date =>
  fromLocal(day, Number(time.slice(0, 2)), Number(time.slice(3)));

describe('opening hours (REF-011, REF-012)', () => {
  test.each([
    ['Monday', '2026-11-23', '09:00', true],
    ['a minute before', '2026-11-23', '08:59', false],
    ['the last minute', '2026-11-23', '16:59', true],
    ['the closing time itself', '2026-11-23', '17:00', false],
    ['Sunday', '2026-11-22', '12:00', false],
  ])('%s', (_, day, time, open) => {
    expect(isOpenAt([rule()], [], at(day, time))).toBe(open);
  });

  test('a closure closes the whole day, and the next opening is behind it', () => {
    const closures = [{ on: '2026-11-23', note: 'Inventory' }];
    expect(opensOn([rule()], closures, '2026-11-23')).toEqual([]);
    expect(opensNext([rule()], closures, at('2026-11-22', '12:00'))).toEqual(
      at('2026-11-24', '09:00'),
    );
  });

  test('rules add up, and what overlaps or touches is one', () => {
    const rules = [
      rule({ opens: '13:00', closes: '17:00' }),
      rule({ opens: '08:00', closes: '12:00' }),
      rule({ opens: '16:00', closes: '18:00' }),
      rule({ days: [1], opens: '18:00', closes: '20:00' }),
    ];
    expect(opensOn(rules, [], '2026-11-23')).toEqual([
      { opens: '08:00', closes: '12:00' },
      { opens: '13:00', closes: '20:00' },
    ]);
    expect(closesAt(rules, [], at('2026-11-23', '14:00'))).toEqual(at('2026-11-23', '20:00'));
    expect(opensNext(rules, [], at('2026-11-23', '10:00'))).toEqual(at('2026-11-23', '13:00'));
  });

  test('a day on which the clocks change has its hours all the same', () => {
    const sunday = rule({ days: [7], opens: '01:30', closes: '04:00' });
    // 02:00 to 03:00 is skipped: an hour and a half are left.
    expect(closesAt([sunday], [], at('2026-03-08', '01:45'))).toEqual(
      new Date('2026-03-08T09:00Z'),
    );
    expect(isOpenAt([sunday], [], new Date('2026-03-08T08:30Z'))).toBe(true);
    // 01:00 to 02:00 comes twice: open from the first half past one, three hours and a half.
    expect(opensNext([sunday], [], at('2026-11-01', '00:00'))).toEqual(
      new Date('2026-11-01T06:30Z'),
    );
    expect(isOpenAt([sunday], [], new Date('2026-11-01T07:15Z'))).toBe(true);
    expect(closesAt([sunday], [], new Date('2026-11-01T07:15Z'))).toEqual(
      new Date('2026-11-01T10:00Z'),
    );
  });

  test('hours that fall into the skipped hour whole never begin', () => {
    const skipped = rule({
      days: [7],
      opens: '02:30',
      closes: '03:00',
      validTo: '2026-03-08',
      validFrom: '2026-03-08',
    });
    expect(opensNext([skipped], [], at('2026-03-07', '12:00'))).toBeNull();
  });

  test('a season begins and ends', () => {
    const season = rule({ validFrom: '2026-11-24', validTo: '2026-11-25' });
    const days = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'];
    expect(days.map((day) => opensOn([season], [], day).length)).toEqual([0, 1, 1, 0]);
    expect(opensNext([season], [], at('2026-11-25', '12:00'))).toBeNull();
  });

  test('no rules, never open', () => {
    expect(opensNext([], [], at('2026-11-23', '09:00'))).toBeNull();
    expect(isOpenAt([], [], at('2026-11-23', '09:00'))).toBe(false);
  });

  test('a Tuesday in two weeks counts the weeks from the first one', () => {
    const food = rule({ days: [2], every: 2, startsOn: '2026-11-05' });
    // The first week is the one of Thursday 5 November, whose Tuesday is over.
    const open = Array.from({ length: 60 }, (_, index) => addDays('2026-11-01', index)).filter(
      (day) => opensOn([food], [], day).length > 0,
    );
    expect(open).toEqual(['2026-11-17', '2026-12-01', '2026-12-15', '2026-12-29']);
  });
});

test('a skipped hour between two rules is no gap and no overlap', () => {
  const rules = [
    rule({ days: [7], opens: '01:00', closes: '02:30' }),
    rule({ days: [7], opens: '02:45', closes: '04:00' }),
  ];
  expect(closesAt(rules, [], new Date('2026-03-08T07:59Z'))).toEqual(new Date('2026-03-08T08:00Z'));
  expect(closesAt(rules, [], new Date('2026-03-08T08:00Z'))).toEqual(new Date('2026-03-08T09:00Z'));
});

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '45'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
const day = fc.integer({ min: 0, max: 1200 }).map((ahead) => addDays('2025-06-01', ahead));
const rules = fc.array(
  fc
    .record({
      days: fc.uniqueArray(fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7), { minLength: 1 }),
      opens: time,
      closes: time,
      every: fc.integer({ min: 1, max: 5 }),
      startsOn: day,
      validFrom: fc.option(day),
      validTo: fc.option(day),
    })
    .filter(({ opens, closes }) => opens < closes),
  { maxLength: 5 },
);
const closures = fc.array(
  day.map((on) => ({ on, note: null })),
  { maxLength: 5 },
);
const moment = fc
  .tuple(day, fc.integer({ min: 0, max: 1439 }))
  .map(([date, minutes]) => new Date(fromLocal(date).getTime() + minutes * 60_000));

describe('whatever the rules', () => {
  test('it opens next in the future, is open then, and was not open a moment before', () => {
    fc.assert(
      fc.property(rules, closures, moment, (some, closed, now) => {
        const next = opensNext(some, closed, now);
        if (!next) return;
        expect(next.getTime()).toBeGreaterThan(now.getTime());
        expect(isOpenAt(some, closed, next)).toBe(true);
        const before = new Date(next.getTime() - 1);
        // Open until midnight and again from midnight is the one seam: two days, two openings.
        if (dateOf(before) === dateOf(next)) expect(isOpenAt(some, closed, before)).toBe(false);
      }),
    );
  });

  test('open now means: it closes later, and is closed from then on or reopens', () => {
    fc.assert(
      fc.property(rules, closures, moment, (some, closed, now) => {
        const until = closesAt(some, closed, now);
        expect(isOpenAt(some, closed, now)).toBe(until !== null);
        if (!until) return;
        expect(until.getTime()).toBeGreaterThan(now.getTime());
        expect(isOpenAt(some, closed, new Date(until.getTime() - 1))).toBe(true);
        expect(isOpenAt(some, closed, until)).toBe(false);
      }),
    );
  });

  test('a day has its hours in order, apart, and none on a closed one', () => {
    fc.assert(
      fc.property(rules, closures, day, (some, closed, on) => {
        const hours = opensOn(some, closed, on);
        const times = hours.flatMap(({ opens, closes }) => [opens, closes]);
        expect(times).toEqual([...new Set(times)].toSorted());
        if (closed.some((closure) => closure.on === on)) expect(hours).toEqual([]);
      }),
    );
  });

  test('every n weeks is the same weekday n weeks later, and no week between', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 20 }),
        (start, every, times) => {
          const days = [(weekdayOf(start) || 7) as Weekday];
          const some = [rule({ days, every, startsOn: start })];
          for (let week = 0; week <= times; week += 1) {
            expect(opensOn(some, [], addDays(start, week * 7)).length).toBe(
              week % every === 0 ? 1 : 0,
            );
          }
        },
      ),
    );
  });
});

describe('a rule as somebody enters it', () => {
  test.each<[string, Partial<OpeningRule>, string[]]>([
    ['nothing wrong', {}, []],
    ['no day', { days: [] }, ['days']],
    ['past midnight', { opens: '22:00', closes: '02:00' }, ['closes']],
    ['no time at all', { opens: '09:00', closes: '09:00' }, ['closes']],
    ['no such time', { opens: '9:00', closes: '24:00' }, ['opens', 'closes']],
    ['weeks without a first one', { every: 2 }, ['startsOn']],
    ['no weeks', { every: 0 }, ['every']],
    ['half weeks', { every: 1.5, startsOn: '2026-11-23' }, ['every']],
    ['a day that is none', { validFrom: '2026-02-30' }, ['validFrom']],
    ['over before it begins', { validFrom: '2026-12-01', validTo: '2026-11-30' }, ['validTo']],
  ])('%s', (_, parts, fields) => {
    expect(openingRuleProblems(rule(parts)).map(({ field }) => field)).toEqual(fields);
  });
});
