import type { Locale } from '../shared/locale.ts';

/**
 * Where a referral is a PDF to keep (REF-063), for whoever may see it.
 *
 * @param as the membership that this tab acts under, or the language that a customer reads
 */
export const paperHref = (
  referralId: string,
  as: { readonly membership?: string | null; readonly lang?: Locale },
): string => {
  const params = [as.membership && `membership=${as.membership}`, as.lang && `lang=${as.lang}`];
  return `/referrals/${referralId}.pdf?${params.filter(Boolean).join('&')}`;
};
