import { describe, expect, test } from 'vitest';
import { fromLocal } from '../shared/chicago-time.ts';
import { groupNeedsMe, needsMeGroup } from './needs-me.ts';

const NOW = fromLocal('2026-03-10', 14); // a Tuesday

describe('groups', () => {
  test.each([
    ['2026-03-10', 13, 'OVERDUE'],
    ['2026-03-10', 14, 'TODAY'],
    ['2026-03-10', 23, 'TODAY'],
    ['2026-03-11', 0, 'THIS_WEEK'],
    ['2026-03-15', 23, 'THIS_WEEK'],
    ['2026-03-16', 0, 'LATER'],
    ['2025-03-10', 17, 'OVERDUE'],
  ])('%s %i:00 is %s', (date, hour, group) => {
    expect(needsMeGroup(fromLocal(date, hour), NOW)).toBe(group);
  });

  test('on Sunday the week is over', () => {
    const sunday = fromLocal('2026-03-15', 9);
    expect(needsMeGroup(fromLocal('2026-03-15', 17), sunday)).toBe('TODAY');
    expect(needsMeGroup(fromLocal('2026-03-16', 9), sunday)).toBe('LATER');
  });

  test('in order of time, without empty groups, losing nothing', () => {
    const items = [
      { id: 'd', dueAt: fromLocal('2026-04-01', 17) },
      { id: 'b', dueAt: fromLocal('2026-03-10', 17) },
      { id: 'a', dueAt: fromLocal('2026-03-09', 17) },
      { id: 'c', dueAt: fromLocal('2026-03-10', 17) },
    ];
    const groups = groupNeedsMe(items, NOW);
    expect(groups.map(({ group, items: found }) => [group, found.map(({ id }) => id)])).toEqual([
      ['OVERDUE', ['a']],
      ['TODAY', ['b', 'c']],
      ['LATER', ['d']],
    ]);
  });
});
