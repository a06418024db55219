import type { Oracle } from './oracle.ts';
import type { ConsentRow, ReferralRow } from './rows.ts';

export type Box = 'RECEIVED' | 'SENT' | 'DRAFTS' | 'AREA';

export const consentOf = ({ rows }: Oracle, { consent_id }: ReferralRow): ConsentRow | undefined =>
  rows.consent.find(({ id }) => id === consent_id);

/** Until it is renewed the receiver can only decline (REF-050). */
export function isConsentOver(oracle: Oracle, referral: ReferralRow): boolean {
  const consent = consentOf(oracle, referral);
  return consent !== undefined && consent.expires_at <= oracle.now;
}

const OWED_BY: Partial<Record<Box, string>> = { RECEIVED: 'RECEIVER', SENT: 'SENDER' };

/** Overdue for whom the box is for; in an area either side. */
export const isLate = (oracle: Oracle, row: ReferralRow, box: Box): boolean =>
  row.due_at !== null &&
  row.due_at < oracle.now &&
  (OWED_BY[box] ?? row.due_side) === row.due_side &&
  !(row.due_side === 'RECEIVER' && isConsentOver(oracle, row));
