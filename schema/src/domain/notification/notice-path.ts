import type { NoticeAudience, NoticeKind } from './kind.ts';

/** Where a notice without a referral leads. */
const ELSEWHERE: Readonly<Partial<Record<NoticeKind, string>>> = {
  MEMBERSHIP_REQUESTED: '/approvals',
  MEMBERSHIP_APPROVED: '/account/organizations',
  MEMBERSHIP_REFUSED: '/account/organizations',
  WEBHOOK_DISABLED: '/settings/api/webhooks',
  RECORD_STALE: '/directory/stale',
  PROBLEM_REPORTED: '/directory/stale',
  ORGANIZATION_REGISTERED: '/approvals',
  ORGANIZATION_APPROVED: '/account/organizations',
  ORGANIZATION_REFUSED: '/account/organizations',
  ORGANIZATION_SUSPENDED: '/account/organizations',
};

/** The page a notice leads to; null when what it told of is no longer the reader's to see. */
export const noticePath = (
  kind: NoticeKind,
  referralId: string | null,
  audience: NoticeAudience,
): string | null => {
  if (!referralId) return ELSEWHERE[kind] ?? null;
  return audience === 'CUSTOMER' ? `/me/referrals/${referralId}` : `/referrals/${referralId}`;
};

/** All of them. */
export const noticesPath = (audience: NoticeAudience): string =>
  audience === 'CUSTOMER' ? '/me/notices' : '/notices';

/** Where one chooses how to be told. */
export const noticeSettingsPath = (audience: NoticeAudience): string =>
  audience === 'CUSTOMER' ? '/me/account/notices' : '/account/notices';
