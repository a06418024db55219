import { oneOf } from '../shared/decide.ts';
import type { DueFacts } from './due.ts';
import { REFERRAL_OUTCOMES } from './outcome.ts';
import type { ReferralFacts } from './policy.ts';
import { REFERRAL_STATUSES } from './status.ts';
import type { ReferralStatus } from './status.ts';

/** The columns of a referral that the rules read; a row of the database has them and more. */
export type ReferralRow = {
  readonly status: string;
  readonly personId: string;
  readonly senderOrganizationId: string;
  readonly receiverOrganizationId: string | null;
  readonly senderLwiaId: string | null;
  readonly receiverLwiaId: string | null;
  readonly authorId: string | null;
  readonly closedById: string | null;
  readonly outcome: string | null;
  readonly firstSentAt: Date | null;
  readonly putAwayAt: Date | null;
  readonly sentAt: Date | null;
  readonly receivedAt: Date | null;
  readonly acceptedAt: Date | null;
  readonly startedAt: Date | null;
  readonly declinedAt: Date | null;
  readonly completedAt: Date | null;
};

const statusOf = ({ status }: { readonly status: string }): ReferralStatus => {
  if (!oneOf(REFERRAL_STATUSES, status)) throw new Error(`Unknown referral status ${status}.`);
  return status;
};

/** @param shared the scopes of the referral's consent while it is ACTIVE; null when there is none or it is hidden */
export const referralFacts = (
  row: ReferralRow,
  shared: readonly string[] | null,
): ReferralFacts => ({
  personId: row.personId,
  senderOrganizationId: row.senderOrganizationId,
  receiverOrganizationId: row.receiverOrganizationId,
  senderLwiaId: row.senderLwiaId,
  receiverLwiaId: row.receiverLwiaId,
  status: statusOf(row),
  everSent: row.firstSentAt !== null,
  putAway: row.putAwayAt !== null,
  authorUserId: row.authorId,
  outcome: oneOf(REFERRAL_OUTCOMES, row.outcome) ? row.outcome : null,
  outcomeByUserId: row.closedById,
  completedAt: row.completedAt,
  consentActive: shared !== null,
  sharesDocuments: shared?.includes('DOCUMENTS') ?? false,
});

/** What the clocks read of a row. */
export const dueFacts = (
  row: Omit<DueFacts, 'status'> & { readonly status: string },
): DueFacts => ({ ...row, status: statusOf(row) });
