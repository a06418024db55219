import type { ComparedFact, Comparison } from './merge.graphql.ts';

/** Which of the two records: the older, or the younger. */
export type Which = 'first' | 'second';

const otherOf = (which: Which): Which => (which === 'first' ? 'second' : 'first');

/** Proposed to stay: who has an account, else the one with more referrals, else the older. */
export const proposedSurvivor = ({ first, second }: Comparison): Which => {
  if (Boolean(first.account) !== Boolean(second.account)) return first.account ? 'first' : 'second';
  return second.referrals > first.referrals ? 'second' : 'first';
};

/** What the survivor says, unless it says nothing. */
export const proposedSide = (fact: ComparedFact, survivor: Which): Which =>
  fact[survivor] === null ? otherOf(survivor) : survivor;

/** The facts to take from the record that goes. */
export const fromMerged = (
  facts: readonly ComparedFact[],
  chosen: Readonly<Partial<Record<ComparedFact['fact'], Which>>>,
  survivor: Which,
): ComparedFact['fact'][] =>
  facts
    .filter((each) => !each.same)
    .filter((each) => (chosen[each.fact] ?? proposedSide(each, survivor)) !== survivor)
    .map(({ fact }) => fact);
