import type { ReferralRecordData } from './record.ts';

/**
 * What stays on screen of a referral whose access ended while one looked (architecture, Tenancy):
 * number, dates, status history, one's own notes and attempts, the person's initials. The server gives
 * no more from now on; this takes away what it had given before.
 */
export const asClosedCopy = (referral: ReferralRecordData): ReferralRecordData => {
  const own = referral.viewerSide === 'SENDER' ? referral.sender.id : referral.receiver?.id;
  return {
    ...referral,
    person: null,
    personName: null,
    detail: null,
    consent: null,
    due: null,
    viewerActions: referral.viewerActions.filter((action) => action === 'ADD_NOTE'),
    contactReports: [],
    files: [],
    attempts: referral.attempts.filter(({ organization }) => organization.id === own),
    messages: { ...referral.messages, edges: [] },
  };
};
