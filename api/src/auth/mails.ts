import { renderMail } from '@throughline/schema/domain/notification/mail-template';
import type { Mail, MailKind } from '@throughline/schema/domain/notification/mail-template';
import { LOCALES } from '@throughline/schema/domain/shared/locale';
import type { Locale } from '@throughline/schema/domain/shared/locale';

/** One mail in every language: only the database knows which the account reads. */
export type MailTexts = Readonly<Record<Locale, Mail>>;

const PAGES = {
  signIn: '/sign-in',
  forgotten: '/reset-password',
  verify: '/verify',
  reset: '/reset-password',
  invitation: '/invitation',
  firstAdministrator: '/sign-up',
  organizationInvitation: '/register-organization',
  membershipInvitation: '/join',
} as const;

/**
 * The address of a page. A secret goes into the fragment, which browsers send to nobody: it is in no log, no
 * history of a proxy and no referrer.
 */
export function linkTo(
  publicUrl: string,
  page: keyof typeof PAGES,
  secret?: { readonly token: string } | { readonly code: string },
): string {
  const fragment = secret ? `#${new URLSearchParams({ ...secret }).toString()}` : '';
  return `${publicUrl}${PAGES[page]}${fragment}`;
}

export function mailTexts(kind: MailKind, link: string): MailTexts {
  const texts = LOCALES.map((locale) => [locale, renderMail(kind, link, locale)]);
  return Object.fromEntries(texts) as MailTexts;
}
