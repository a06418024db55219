import { expect, test } from 'vitest';
import { fromLocal } from '../shared/chicago-time.ts';
import type { DueValue } from './due-setting.ts';
import { daysAt, dueSettingProblems, validFromOf } from './due-setting.ts';

const NOW = fromLocal('2026-03-02', 10);
const value = (rule: DueValue['rule'], days: number, day: string): DueValue => ({
  rule,
  days,
  validFrom: fromLocal(day),
});
const problems = (
  rule: DueValue['rule'],
  days: number,
  validFrom = '2026-03-09',
  values: DueValue[] = [],
) => dueSettingProblems({ rule, days, validFrom }, NOW, values).map((p) => `${p.field} ${p.code}`);

test('a number holds from its day on, the catalogue’s before (CORE-017)', () => {
  const values = [value('UNDECIDED', 7, '2026-04-01'), value('UNDECIDED', 5, '2026-03-09')];
  expect(daysAt('UNDECIDED', NOW, values)).toBe(3);
  expect(daysAt('UNDECIDED', fromLocal('2026-03-09'), values)).toBe(5);
  expect(daysAt('UNDECIDED', fromLocal('2026-05-01'), values)).toBe(7);
  expect(daysAt('NO_UPDATE', fromLocal('2026-05-01'), values)).toBe(30);
});

test('today means from now on', () => {
  expect(validFromOf('2026-03-02', NOW)).toBe(NOW);
  expect(validFromOf('2026-03-08', NOW)).toEqual(fromLocal('2026-03-08'));
});

test.each([
  ['UNDECIDED', 0, ['days NOT_ALLOWED']],
  ['UNDECIDED', 1.5, ['days NOT_ALLOWED']],
  ['UNDECIDED', 366, ['days NOT_ALLOWED']],
  ['UNDECIDED', 365, []],
  ['UNANSWERED', 4, []],
  ['UNANSWERED', 5, ['days NOT_ALLOWED']],
  ['ESCALATED', 3, []],
  ['ESCALATED', 2, ['days NOT_ALLOWED']],
] as const)('%s in %i days: %o', (rule, days, expected) => {
  expect(problems(rule, days)).toEqual(expected);
});

test('what is over stays', () => {
  expect(problems('UNDECIDED', 4, '2026-03-01')).toEqual(['validFrom IN_THE_PAST']);
  expect(problems('UNDECIDED', 4, '2026-03-02')).toEqual([]);
});

test('the stages stay in order also where a later number is planned', () => {
  const planned = [value('UNANSWERED', 4, '2026-06-01')];
  expect(problems('ESCALATED', 4, '2026-03-09', planned)).toEqual(['days NOT_ALLOWED']);
  expect(problems('ESCALATED', 6, '2026-03-09', planned)).toEqual([]);
  // The planned one itself may be set anew.
  expect(problems('UNANSWERED', 3, '2026-06-01', planned)).toEqual([]);
});
