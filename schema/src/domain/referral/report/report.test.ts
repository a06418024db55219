import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { completedOf, hoursText, inTimePercent, percent, servedOf } from './figures.ts';
import { comparedPeriod, defaultPeriod, quarterOver } from './period.ts';
import { mayTellShare, sharesToTell, SMALLEST_CELL, toldOf, withheld } from './suppress.ts';

describe('small cells (REF-057)', () => {
  const table = fc
    .array(fc.integer({ min: 0, max: 40 }), { maxLength: 30 })
    .map((counts) => counts.map((persons, index) => ({ key: String(index), persons })));

  test('every number of fewer than ten people is withheld, but not that there is nobody', () => {
    fc.assert(
      fc.property(table, (cells) => {
        const hidden = withheld(cells);
        for (const { key, persons } of cells) {
          if (persons === 0) expect(hidden.has(key)).toBe(false);
          else if (persons < SMALLEST_CELL) expect(hidden.has(key)).toBe(true);
        }
      }),
    );
  });

  test('the total minus the rest is never one number, nor of fewer than ten people', () => {
    fc.assert(
      fc.property(table, (cells) => {
        const hidden = cells.filter(({ key }) => withheld(cells).has(key));
        const others = cells.filter(({ key, persons }) => persons > 0 && !withheld(cells).has(key));
        const people = hidden.reduce((sum, { persons }) => sum + persons, 0);
        // Where nothing is told there is nothing to take off.
        if (hidden.length === 0 || others.length === 0) return;
        expect(hidden.length).toBeGreaterThan(1);
        expect(people).toBeGreaterThanOrEqual(SMALLEST_CELL);
      }),
    );
  });

  test('no more than that is withheld', () => {
    const of = (...persons: number[]) =>
      [...withheld(persons.map((each, index) => ({ key: String(index), persons: each })))].sort();
    expect(of(10, 11, 300)).toEqual([]);
    expect(of(9, 11, 300)).toEqual(['0', '1']);
    expect(of(5, 5, 300)).toEqual(['0', '1']);
    expect(of(4, 5, 20, 300)).toEqual(['0', '1', '2']);
    expect(of(0, 20)).toEqual([]);
  });

  const shares = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })), {
      maxLength: 12,
    })
    .map((parts) => parts.map(([so, not], index) => ({ key: String(index), so, not })));
  const totalOf = (cells: { so: number; not: number }[]) => ({
    so: cells.reduce((sum, { so }) => sum + so, 0),
    not: cells.reduce((sum, { not }) => sum + not, 0),
  });

  test('a share needs enough people on both sides', () => {
    expect(mayTellShare({ so: 10, not: 10 })).toBe(true);
    expect(mayTellShare({ so: 9, not: 500 })).toBe(false);
    expect(mayTellShare({ so: 500, not: 0 })).toBe(false);
  });

  test('the share of the total minus those told is never that of one cell, nor of too few people', () => {
    fc.assert(
      fc.property(shares, fc.func(fc.boolean()), (cells, isHidden) => {
        const hidden = new Set(cells.map(({ key }) => key).filter(isHidden));
        const seen = sharesToTell(cells, hidden);
        expect([...seen].filter((key) => hidden.has(key))).toEqual([]);
        const rest = cells.filter(({ key, so, not }) => so + not > 0 && !seen.has(key));
        if (seen.size === 0 || rest.length === 0) return;
        expect(rest.length).toBeGreaterThan(1);
        expect(mayTellShare(totalOf(rest))).toBe(true);
      }),
    );
  });

  test('no more shares than that are withheld', () => {
    const told = (...parts: [so: number, not: number][]) => {
      const cells = parts.map(([so, not], index) => ({ key: String(index), so, not }));
      return [...sharesToTell(cells, new Set())].sort();
    };
    expect(told([30, 30], [20, 20])).toEqual(['0', '1']);
    // 33 of a hundred less 30 of sixty would be the three of the first.
    expect(told([3, 37], [30, 30])).toEqual([]);
    expect(told([3, 37], [30, 30], [50, 50])).toEqual(['2']);
    expect(told([6, 20], [7, 20], [50, 50])).toEqual(['2']);
    expect(told([0, 0], [50, 50])).toEqual(['1']);
  });
});

describe('figures', () => {
  test('withdrawn referrals are no completions (catalogues 6.2)', () => {
    const outcomes = [
      { outcome: 'SERVICES_DELIVERED', count: 3 },
      { outcome: 'COULD_NOT_REACH', count: 1 },
      { outcome: 'WITHDRAWN_BY_SENDER', count: 5 },
      { outcome: 'WITHDRAWN_BY_CUSTOMER', count: 7 },
    ] as const;
    expect([completedOf({ outcomes }), servedOf({ outcomes })]).toEqual([4, 3]);
    expect(servedOf({ outcomes: [] })).toBe(0);
  });

  test('a share of nothing is none', () => {
    expect(percent(0, 0)).toBeNull();
    expect(inTimePercent({ inTime: 2, late: 1 })).toBe(67);
  });

  test.each([
    [null, '–'],
    [0, 'under 1 hour'],
    [1.2, '1 hour'],
    [47, '47 hours'],
    [48, '2 days'],
    [84, '3.5 days'],
  ])('%s hours: %s', (hours, text) => expect(hoursText(hours)).toBe(text));
});

test('periods are whole days, and comparisons whole months', () => {
  expect(defaultPeriod('2026-11-22')).toEqual({ from: '2026-08-25', to: '2026-11-22' });
  expect(comparedPeriod('2026-11-22')).toEqual({ from: '2026-08-01', to: '2026-10-31' });
  expect(comparedPeriod('2026-03-01')).toEqual({ from: '2025-12-01', to: '2026-02-28' });
});

test('a quarter counts once it is over', () => {
  expect(quarterOver('2026-Q3', '2026-11-22')).toEqual({ from: '2026-07-01', to: '2026-09-30' });
  expect(quarterOver('2025-Q4', '2026-01-01')).toEqual({ from: '2025-10-01', to: '2025-12-31' });
  for (const none of ['2026-Q4', '2026-Q5', '2026-Q0', '26-Q1', '2026', ''])
    expect(quarterOver(none, '2026-12-31')).toBeNull();
});

test('what is told of a table: numbers unless they are withheld, shares only of enough people on both sides', () => {
  const large = {
    key: 'a',
    persons: 100,
    referrals: 120,
    inTime: 60,
    late: 20,
    personsInTime: 50,
    personsLate: 15,
    personsReached: 95,
  };
  const small = { ...large, key: 'b', persons: 9, personsReached: 5, personsInTime: 5 };
  const middle = { ...large, key: 'c', persons: 40, personsReached: 20, personsInTime: 25 };
  const { cells, total } = toldOf([large, small, middle], { ...large, key: '' });
  expect(cells).toEqual([
    { key: 'a', referrals: 120, persons: 100, inTimePercent: 75, reachedPercent: null },
    { key: 'b', referrals: null, persons: null, inTimePercent: null, reachedPercent: null },
    { key: 'c', referrals: null, persons: null, inTimePercent: null, reachedPercent: null },
  ]);
  expect(total).toMatchObject({ persons: 100, inTimePercent: 75, reachedPercent: null });
});
