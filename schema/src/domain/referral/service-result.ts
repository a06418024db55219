import { addDays, dateOf, fromLocal } from '../shared/chicago-time.ts';
import type { Text } from '../shared/locale.ts';
import { PLAN_STATE_LABELS, planStateOf } from './plan-state.ts';
import type { ReferralOutcome } from './outcome.ts';
import type { ReferralStatus } from './status.ts';

/** How a service of the plan ended, as its planner judges it (PLAN-053). */
export const SERVICE_RESULTS = ['SUCCESSFUL', 'UNSUCCESSFUL'] as const;
export type ServiceResult = (typeof SERVICE_RESULTS)[number];

export const SERVICE_RESULT_LABELS: Readonly<Record<ServiceResult, Text>> = {
  SUCCESSFUL: { en: 'Successful', es: 'Con éxito' },
  UNSUCCESSFUL: { en: 'Unsuccessful', es: 'Sin éxito' },
};

/** Calendar days after a partner has completed a referral in which its planner says how it ended (REF-034, PLAN-053). */
export const RESULT_DAYS = 10;

/** The end of the last of those days, in Illinois. */
export const resultDueAt = (completedAt: Date): Date =>
  fromLocal(addDays(dateOf(completedAt), RESULT_DAYS + 1));

/** Only of what a partner has completed: what was declined or withdrawn has no result. */
export const awaitsResult = (status: ReferralStatus, outcome: ReferralOutcome | null): boolean =>
  planStateOf(status, outcome) === 'AWAITING_RESULT';

interface PlanService {
  status: ReferralStatus;
  outcome: ReferralOutcome | null;
  completedAt: string | null;
  results: readonly { result: ServiceResult; application: { id: string } }[];
}

/** How a referral stands as a service of the plan of an application (REF-025, REF-046); null: a draft is none yet. */
export const planServiceText = (
  { status, outcome, completedAt, results }: PlanService,
  application: { id: string; startedAt: string },
): string | null => {
  const judged = results.find((each) => each.application.id === application.id);
  if (judged) return SERVICE_RESULT_LABELS[judged.result].en;
  if (completedAt !== null && new Date(completedAt) < new Date(application.startedAt))
    return 'Ended before they applied';
  const state = planStateOf(status, outcome);
  return state && PLAN_STATE_LABELS[state].en;
};
