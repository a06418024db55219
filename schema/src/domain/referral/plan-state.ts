import type { Text } from '../shared/locale.ts';
import { isWithdrawn } from './outcome.ts';
import type { ReferralOutcome } from './outcome.ts';
import { isOpen } from './status.ts';
import type { ReferralStatus } from './status.ts';

/** How a referral stands as a service of the plan (REF-046). */
export const PLAN_STATES = ['PLANNED', 'OPEN', 'AWAITING_RESULT', 'CANCELLED'] as const;
export type PlanState = (typeof PLAN_STATES)[number];

export const PLAN_STATE_LABELS: Readonly<Record<PlanState, Text>> = {
  PLANNED: { en: 'Planned', es: 'Planeado' },
  OPEN: { en: 'Open', es: 'En curso' },
  AWAITING_RESULT: { en: 'Awaiting result', es: 'En espera del resultado' },
  CANCELLED: { en: 'Cancelled', es: 'Cancelado' },
};

/** What was withdrawn has no result to wait for. Null: a draft is no service yet. */
export const planStateOf = (
  status: ReferralStatus,
  outcome: ReferralOutcome | null,
): PlanState | null => {
  if (status === 'DRAFT') return null;
  if (status === 'IN_PROGRESS') return 'OPEN';
  if (isOpen(status)) return 'PLANNED';
  return status === 'DECLINED' || (outcome && isWithdrawn(outcome))
    ? 'CANCELLED'
    : 'AWAITING_RESULT';
};
