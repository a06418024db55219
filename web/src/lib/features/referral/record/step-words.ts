import { DECLINE_REASON_LABELS } from '@throughline/schema/domain/referral/decline-reason';
import { REFERRAL_OUTCOME_LABELS } from '@throughline/schema/domain/referral/outcome';
import { REFERRAL_STATUS_LABELS } from '@throughline/schema/domain/referral/status';
import type { ChainStep } from '../record.ts';

/** How a step of the story ended, or where it stands: "Declined: no capacity or waiting list". */
export function stepWords({
  status,
  outcome,
  declineReason,
  firstSentAt,
}: Pick<ChainStep, 'status' | 'outcome' | 'declineReason' | 'firstSentAt'>): string {
  if (declineReason) return `Declined: ${DECLINE_REASON_LABELS[declineReason].en.toLowerCase()},`;
  if (outcome) return `${REFERRAL_OUTCOME_LABELS[outcome].en}`;
  if (status === 'DRAFT') return firstSentAt ? 'Taken back' : 'Draft since';
  return `${REFERRAL_STATUS_LABELS[status].en} since`;
}
