import type { NoticeAudience, NoticeKind } from './kind.ts';

/** Where a notice without a referral leads. */
const ELSEWHERE: Readonly<Partial<Record<NoticeKind, string>>> = {
  APPLICATION_ASSIGNED: '/applications',
  APPLICATION_AUTO_CLOSED: '/applications',
  EMERGENCY_ACCESS_TAKEN: '/people/emergency',
  MEMBERSHIP_REQUESTED: '/approvals',
  MEMBERSHIP_APPROVED: '/account/organizations',
  MEMBERSHIP_REFUSED: '/account/organizations',
  MEMBERSHIP_JOINED: '/approvals',
  MEMBERSHIP_CHANGED: '/account/organizations',
  WEBHOOK_DISABLED: '/settings/api/webhooks',
  RECORD_STALE: '/directory/stale',
  PROBLEM_REPORTED: '/directory/stale',
  ORGANIZATION_REGISTERED: '/approvals',
  ORGANIZATION_APPROVED: '/account/organizations',
  ORGANIZATION_REFUSED: '/account/organizations',
  ORGANIZATION_SUSPENDED: '/account/organizations',
};

/** Where it leads a customer, whatever request it is about. */
const TO_CUSTOMERS: Readonly<Partial<Record<NoticeKind, string>>> = {
  CONSENT_EXPIRING: '/me/consent',
  CONSENT_EXPIRED: '/me/consent',
  EMERGENCY_ACCESS_TAKEN: '/me/consent/looks',
  APPLICATION_AUTO_CLOSED: '/me',
};

/** What a notice is about, as far as its reader still sees it. */
type Subject = { readonly referralId: string | null; readonly personId?: string | null };

/** The page a notice leads to; null when what it told of is no longer the reader's to see. */
export const noticePath = (
  kind: NoticeKind,
  { referralId, personId }: Subject,
  audience: NoticeAudience,
): string | null => {
  if (audience === 'CUSTOMER')
    return TO_CUSTOMERS[kind] ?? (referralId && `/me/referrals/${referralId}`);
  if (referralId) return `/referrals/${referralId}`;
  return personId ? `/people/${personId}/plan` : (ELSEWHERE[kind] ?? null);
};

/** All of them. */
export const noticesPath = (audience: NoticeAudience): string =>
  audience === 'CUSTOMER' ? '/me/notices' : '/notices';

/** Where one chooses how to be told. */
export const noticeSettingsPath = (audience: NoticeAudience): string =>
  audience === 'CUSTOMER' ? '/me/account/notices' : '/account/notices';
