import type { NoticeKind } from './kind.ts';

/**
 * What a mail is to somebody who has no account. ASK: whose move it is, with a link to answer by. NEWS: who was
 * asked before, with a link that shows it. END: who was written to before, in plain words, since nothing is left
 * to open.
 */
export type MailWithoutAccount = 'ASK' | 'NEWS' | 'END';

type Told = Readonly<Partial<Record<NoticeKind, MailWithoutAccount>>>;

/** Contacts of the referral's service: N-23 to them, N-24 to who stands in, then what they must know to serve. */
export const TO_CONTACTS: Told = {
  REFERRAL_SENT: 'ASK',
  REFERRAL_ATTEMPTING_CONTACT: 'ASK',
  REFERRAL_UNDECIDED: 'ASK',
  REFERRAL_NOT_STARTED: 'ASK',
  REFERRAL_NO_UPDATE: 'ASK',
  REFERRAL_MESSAGE: 'NEWS',
  PLACE_OFFERED: 'NEWS',
  CUSTOMER_NOT_CONTACTED: 'NEWS',
  CONTACT_TIMES_CHANGED: 'NEWS',
  REFERRAL_RECALLED: 'END',
  REFERRAL_WITHDRAWN: 'END',
  CONSENT_WITHDRAWN: 'END',
  CONSENT_EXPIRED: 'END',
  CONSENT_RENEWED: 'NEWS',
};

/** The person: whatever others are mailed (N-25), and when somebody should have been in touch (REF-051). */
export const TO_PERSON: Told = {
  REFERRAL_ACCEPTED: 'NEWS',
  REFERRAL_NOT_STARTED: 'NEWS',
  WAITLISTED: 'NEWS',
  PLACE_OFFERED: 'NEWS',
  REFERRAL_DECLINED: 'END',
  REFERRAL_COMPLETED: 'END',
  CONSENT_EXPIRING: 'END',
  CONSENT_EXPIRED: 'END',
  REFERRAL_WITHDRAWN: 'END',
};
