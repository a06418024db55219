import type { NoticeAudience, NoticeKind } from './kind.ts';
import type { MailKind } from './mail-template.ts';

/** The mail that goes with a notice. */
export const mailKindOf = (kind: NoticeKind, audience: NoticeAudience): MailKind => {
  if (kind === 'MEMBERSHIP_REQUESTED') return 'MEMBERSHIP_NEEDS_DECISION';
  if (kind === 'MEMBERSHIP_APPROVED' || kind === 'MEMBERSHIP_REFUSED') return 'MEMBERSHIP_DECIDED';
  return audience === 'CUSTOMER' ? 'CUSTOMER_NEWS' : 'REFERRAL_NEEDS_ATTENTION';
};
