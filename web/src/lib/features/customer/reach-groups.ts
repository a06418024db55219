import type { Gated } from '@throughline/schema/domain/customer/gate';
import type { GrantReason } from '@throughline/schema/domain/customer/reach';
import { endWords, whatWords, whyWords } from './reach-words.ts';

export interface Reach {
  reason: GrantReason;
  opens: readonly Gated[];
  beganAt: string;
  validUntil: string | null;
  endedAt: string | null;
  endReason: string | null;
  organization: { id: string; name: string; city: string | null };
  referral: { id: string; number: string } | null;
}

/** Everything that says the same of one organization, in one sentence. */
export interface ReachReason {
  why: string;
  what: string;
  /** '' while it lasts. */
  end: string;
  referrals: { id: string; number: string }[];
  since: string;
  /** The last day that is known; null when none is set. */
  until: string | null;
}

export interface ReachOfOrganization {
  organization: Reach['organization'];
  reasons: ReachReason[];
}

const endOf = ({ endedAt, validUntil }: Reach): string | null => endedAt ?? validUntil;

function merge(same: readonly Reach[], ended: boolean): ReachReason {
  const [first] = same;
  const ends = same.map(endOf);
  return {
    why: first ? whyWords(first.reason, ended) : '',
    what: first ? whatWords(first.reason, first.opens) : '',
    end: endWords(first?.endReason ?? null),
    referrals: same.flatMap(({ referral }) => referral ?? []),
    since: same.map(({ beganAt }) => beganAt).toSorted()[0] ?? '',
    until: ends.includes(null) ? null : (ends.toSorted().at(-1) ?? null),
  };
}

/** By organization, in the order they come; reasons that differ only in the referral are one. */
export function reachGroups(reaches: readonly Reach[], ended = false): ReachOfOrganization[] {
  const byOrganization = Map.groupBy(reaches, ({ organization }) => organization.id);
  return [...byOrganization.values()].flatMap((all) => {
    const [first] = all;
    if (!first) return [];
    const same = Map.groupBy(all, ({ reason, opens, endReason }) =>
      JSON.stringify([reason, opens, endReason]),
    );
    return [
      {
        organization: first.organization,
        reasons: [...same.values()].map((each) => merge(each, ended)),
      },
    ];
  });
}
