import { describe, expect, test } from 'vitest';
import { fromMerged, proposedSide, proposedSurvivor } from './choice.ts';
import { factWords } from './fact-words.ts';
import type { ComparedFact, Comparison } from './merge.graphql.ts';

const fact = (more: Partial<ComparedFact>): ComparedFact => ({
  fact: 'PHONE',
  first: 'one',
  second: 'two',
  same: false,
  ...more,
});
const side = (more: object) => ({ account: null, referrals: 0, ...more });
const comparison = (first: object, second: object) =>
  ({ first: side(first), second: side(second), facts: [] }) as unknown as Comparison;

test.each([
  [{ first: '•••', second: '•••', same: true }, 'The same in both, not shown to you'],
  [{ first: '•••', second: '•••' }, 'Differs, not shown to you'],
  [{ first: '•••', second: null }, 'Only in this record, not shown to you'],
  [{ first: null, second: '•••' }, 'Not known'],
  [{ first: '1990-05-31', second: '•••' }, 'May 31, 1990'],
])('what is not shown says how the two compare (CORE-019)', (more, words) =>
  expect(factWords(fact({ fact: 'BIRTH_DATE', ...more }), 'first')).toBe(words),
);

describe('what is proposed when two records become one', () => {
  test.each([
    [{ account: {} }, { referrals: 3 }, 'first'],
    [{ referrals: 3 }, { account: {} }, 'second'],
    [{ referrals: 1 }, { referrals: 2 }, 'second'],
    [{}, {}, 'first'],
  ] as const)('of %o and %o, the %s', (first, second, expected) => {
    expect(proposedSurvivor(comparison(first, second))).toBe(expected);
  });

  test('what the survivor does not know comes from the other', () => {
    expect(proposedSide(fact({ first: null }), 'first')).toBe('second');
    expect(proposedSide(fact({}), 'first')).toBe('first');
  });

  test('only what differs and was chosen from the other is taken', () => {
    const facts = [
      fact({ fact: 'FIRST_NAME', same: true }),
      fact({ fact: 'PHONE' }),
      fact({ fact: 'EMAIL', first: null }),
      fact({ fact: 'BIRTH_DATE' }),
    ];
    expect(fromMerged(facts, { PHONE: 'second' }, 'first')).toEqual(['PHONE', 'EMAIL']);
    expect(fromMerged(facts, { EMAIL: 'first' }, 'second')).toEqual(['EMAIL']);
  });
});
