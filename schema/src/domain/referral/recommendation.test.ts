import { expect, test } from 'vitest';
import { recommend } from './recommendation.ts';
import type { RecordedFacts } from './recommendation.ts';

const at = (day: number) => new Date(Date.UTC(2026, 9, day));
const need = (day: number) => ({ category: 'HOUSING', createdAt: at(day) });
const dismissal = (day: number) => ({
  category: 'HOUSING',
  reason: 'NOT_NOW',
  dismissedAt: at(day),
});
const referral = (day: number, status: string, more: object = {}) => ({
  id: `r${day}`,
  category: 'HOUSING',
  status,
  outcome: null,
  declineReason: null,
  firstSentAt: at(day),
  statusSince: at(day + 1),
  ...more,
});
const why = (facts: Partial<RecordedFacts>) =>
  recommend({ needs: [], referrals: [], dismissals: [], ...facts }).map(
    ({ category, reasons, dismissal }) => [
      category,
      ...reasons.map(({ reason, referralId }) => referralId ?? reason),
      ...(dismissal ? [dismissal.reason] : []),
    ],
  );

test.each<[string, Partial<RecordedFacts>, string[][]]>([
  ['nothing of nothing', {}, []],
  ['a need that nobody serves', { needs: [need(1)] }, [['HOUSING', 'NEED']]],
  ['not while somebody is asked', { needs: [need(1)], referrals: [referral(2, 'SENT')] }, []],
  [
    'what was declined, and the need again',
    { needs: [need(1)], referrals: [referral(2, 'DECLINED')] },
    [['HOUSING', 'NEED', 'r2']],
  ],
  [
    'what was declined before anybody wrote a need down',
    { referrals: [referral(2, 'DECLINED')] },
    [['HOUSING', 'r2']],
  ],
  [
    'nothing for whom it is over',
    { referrals: [referral(2, 'DECLINED', { declineReason: 'CUSTOMER_NOT_INTERESTED' })] },
    [],
  ],
  [
    'not once it was followed up',
    { referrals: [referral(2, 'DECLINED'), referral(4, 'SENT')] },
    [],
  ],
  [
    'not what services were delivered for',
    { needs: [need(1)], referrals: [referral(2, 'COMPLETED', { outcome: 'SERVICES_DELIVERED' })] },
    [],
  ],
  [
    'a need from after that',
    { needs: [need(9)], referrals: [referral(2, 'COMPLETED', { outcome: 'SERVICES_DELIVERED' })] },
    [['HOUSING', 'NEED']],
  ],
  [
    'a need whose service came to nothing',
    { needs: [need(1)], referrals: [referral(2, 'COMPLETED', { outcome: 'COULD_NOT_REACH' })] },
    [['HOUSING', 'NEED']],
  ],
  [
    'aside what was put aside',
    { needs: [need(1)], dismissals: [dismissal(2)] },
    [['HOUSING', 'NEED', 'NOT_NOW']],
  ],
  [
    'until something comes up',
    { needs: [need(3)], dismissals: [dismissal(2)] },
    [['HOUSING', 'NEED']],
  ],
])('recommends %s (REF-023)', (_, facts, expected) => {
  expect(why(facts)).toEqual(expected);
});
