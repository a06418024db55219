/** A referral as the plan knows it. */
type PlanService = {
  readonly status: string;
  readonly outcome: string | null;
  readonly completedAt: Date | null;
};

/**
 * Whether a referral is a service somebody is enrolled in (REF-024, PLAN-047): a partner has accepted it or serves
 * them now, or has delivered its services since then. What nobody has accepted is no service yet, and what ended
 * without services was none.
 */
export const isServiceSince = (
  { status, outcome, completedAt }: PlanService,
  since: Date,
): boolean =>
  status === 'ACCEPTED' ||
  status === 'IN_PROGRESS' ||
  (outcome === 'SERVICES_DELIVERED' && completedAt !== null && completedAt >= since);
