import type { Program } from '@throughline/schema/domain/shared/program';
import type { ReferralStatus } from '@throughline/schema/domain/referral/status';
import { dateOf } from '@throughline/schema/domain/shared/chicago-time';
import type { Prompt } from './co-enrollment-values.ts';

type Accepted = {
  readonly id: string;
  readonly number: string;
  readonly status: ReferralStatus;
  readonly acceptedAt: string | null;
  readonly person: { readonly id: string } | null;
  readonly receiver: {
    readonly id: string;
    readonly name: string;
    readonly programs: readonly Program[];
  } | null;
};

/**
 * Who accepted somebody and runs programs, and is not on the list yet: whether that is an enrollment only the planner
 * can say (PLAN-044). Each organization once, by its latest referral.
 */
export const promptsOf = (
  referrals: readonly Accepted[],
  {
    personId,
    recorded,
    areas,
  }: {
    readonly personId: string;
    readonly recorded: readonly { readonly organization: { readonly id: string } | null }[];
    /** Where the person applies: that is no other program. */
    readonly areas: readonly string[];
  },
): Prompt[] => {
  const known = new Set([...recorded.map(({ organization }) => organization?.id), ...areas]);
  return referrals.flatMap(({ id, number, status, acceptedAt, person, receiver }) => {
    const serves = status === 'ACCEPTED' || status === 'IN_PROGRESS';
    if (!serves || !acceptedAt || person?.id !== personId || !receiver) return [];
    if (receiver.programs.length === 0 || known.has(receiver.id)) return [];
    known.add(receiver.id);
    return [
      {
        referral: { id, number },
        organization: { id: receiver.id, name: receiver.name },
        programs: receiver.programs,
        since: dateOf(new Date(acceptedAt)),
      },
    ];
  });
};
