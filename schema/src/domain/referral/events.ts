/** What can happen to a referral's status (catalogues 6.2, "The referral's transitions"). */
export const REFERRAL_EVENTS = [
  'SEND',
  'DISCARD',
  'PUT_AWAY',
  'RECALL',
  'ESCALATE',
  'LOG_PARTNER_ATTEMPT',
  'OPEN',
  'ACCEPT',
  'DECLINE',
  'START',
  'COMPLETE',
  'WITHDRAW',
  'WITHDRAW_BY_CUSTOMER',
] as const;
export type ReferralEvent = (typeof REFERRAL_EVENTS)[number];
