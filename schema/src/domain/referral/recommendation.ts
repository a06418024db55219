import { isOpen } from './status.ts';
import type { ReferralStatus } from './status.ts';
import type { Text } from '../shared/locale.ts';
import { NEED_CATEGORIES } from '../shared/need-category.ts';
import type { NeedCategory } from '../shared/need-category.ts';

/** What of the record speaks for a recommendation (PLAN-013: each says why). */
export const RECOMMENDATION_REASONS = ['NEED', 'DECLINED'] as const;
export type RecommendationReason = (typeof RECOMMENDATION_REASONS)[number];

/** Why a recommendation is put aside (PLAN-017): it never decides. */
export const DISMISSAL_REASONS = ['SERVED_OTHERWISE', 'NOT_WANTED', 'NOT_NOW'] as const;
export type DismissalReason = (typeof DISMISSAL_REASONS)[number];

export const DISMISSAL_REASON_LABELS: Readonly<Record<DismissalReason, Text>> = {
  SERVED_OTHERWISE: { en: 'They have help with it already', es: 'Ya tiene ayuda con esto' },
  NOT_WANTED: { en: 'They do not want it', es: 'No lo quiere' },
  NOT_NOW: { en: 'Not now', es: 'Por ahora no' },
};

type Dismissal = { readonly reason: string; readonly dismissedAt: Date };

export type Recommendation = {
  readonly category: NeedCategory;
  readonly reasons: readonly {
    readonly reason: RecommendationReason;
    readonly at: Date;
    /** The referral that was declined. */
    readonly referralId: string | null;
  }[];
  /** That somebody put it aside; what has come up since brings it back. */
  readonly dismissal: Dismissal | null;
};

export type RecordedFacts = {
  /** Open needs, oldest first, of those the viewer sees. */
  readonly needs: readonly { readonly category: string; readonly createdAt: Date }[];
  /** Sent ones on the plan. */
  readonly referrals: readonly {
    readonly id: string;
    readonly category: string | null;
    readonly status: string;
    readonly outcome: string | null;
    readonly declineReason: string | null;
    readonly firstSentAt: Date | null;
    readonly statusSince: Date;
  }[];
  readonly dismissals: readonly (Dismissal & { readonly category: string })[];
};

/** Declined for good: nobody is to be found in place of the one who declined. */
const OVER: readonly (string | null)[] = ['CUSTOMER_NOT_INTERESTED', 'DUPLICATE'];

const newest = (dates: readonly Date[]): number => Math.max(...dates.map(Number));

/**
 * Referral Services to think of, from what is recorded (REF-023): a need that nobody serves, and a request that
 * somebody declined and nobody followed up. A referral under way answers both; one whose services were delivered
 * answers needs from before.
 */
export const recommend = ({ needs, referrals, dismissals }: RecordedFacts): Recommendation[] =>
  NEED_CATEGORIES.flatMap((category) => {
    const made = referrals
      .filter((each) => each.category === category)
      .toSorted((a, b) => Number(b.firstSentAt) - Number(a.firstSentAt));
    if (made.some(({ status }) => isOpen(status as ReferralStatus))) return [];
    const served = made.filter(({ outcome }) => outcome === 'SERVICES_DELIVERED');
    const [last] = made;
    const [open] = needs.filter(
      (each) =>
        each.category === category &&
        !served.some(({ statusSince }) => statusSince > each.createdAt),
    );
    const reasons: Recommendation['reasons'] = [
      ...(open ? [{ reason: 'NEED' as const, at: open.createdAt, referralId: null }] : []),
      ...(last?.status === 'DECLINED' && !OVER.includes(last.declineReason)
        ? [{ reason: 'DECLINED' as const, at: last.statusSince, referralId: last.id }]
        : []),
    ];
    if (reasons.length === 0) return [];
    const came = newest(reasons.map(({ at }) => at));
    const dismissal = dismissals.find(
      (each) => each.category === category && Number(each.dismissedAt) >= came,
    );
    return [{ category, reasons, dismissal: dismissal ?? null }];
  });
