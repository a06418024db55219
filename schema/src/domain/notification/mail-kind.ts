import type { Text } from '../shared/locale.ts';
import type { NoticeAudience, NoticeKind } from './kind.ts';

/**
 * Mails that notices become. Several kinds of notice share one, which says less than a notice does: a mailbox
 * may be read by others. Also what is ended by one click, and what comes once within a few minutes.
 */
export const NOTICE_MAIL_KINDS = [
  'REFERRAL_NEEDS_ATTENTION',
  'REFERRAL_MESSAGE',
  'REFERRAL_NEWS',
  'MEMBERSHIP_NEEDS_DECISION',
  'MEMBERSHIP_DECIDED',
  'ORGANIZATION_RECORD',
  'EMERGENCY_ACCESS',
  'PLAN_NEWS',
  'CUSTOMER_NEWS',
  'DAILY_DIGEST',
] as const;
export type NoticeMailKind = (typeof NOTICE_MAIL_KINDS)[number];

/** Headings of the settings, lines of the digest, and what a link to end mail names. */
export const NOTICE_MAIL_LABELS: Readonly<Record<NoticeMailKind, Text>> = {
  REFERRAL_NEEDS_ATTENTION: { en: 'Needs your attention', es: 'Necesita su atención' },
  REFERRAL_MESSAGE: { en: 'Messages', es: 'Mensajes' },
  REFERRAL_NEWS: { en: 'News on referrals', es: 'Novedades de referidos' },
  MEMBERSHIP_NEEDS_DECISION: { en: 'Requests to join', es: 'Solicitudes de ingreso' },
  MEMBERSHIP_DECIDED: { en: 'Your own memberships', es: 'Sus membresías' },
  ORGANIZATION_RECORD: { en: 'Records of organizations', es: 'Fichas de organizaciones' },
  EMERGENCY_ACCESS: { en: 'Access in emergencies', es: 'Acceso en emergencias' },
  PLAN_NEWS: { en: 'News on career plans', es: 'Novedades de planes de carrera' },
  CUSTOMER_NEWS: { en: 'News for you', es: 'Novedades para usted' },
  DAILY_DIGEST: { en: 'Daily summary', es: 'Resumen diario' },
};

const RECORDS: readonly NoticeKind[] = [
  'MEMBERSHIP_JOINED',
  'WEBHOOK_DISABLED',
  'RECORD_STALE',
  'PROBLEM_REPORTED',
  'PROBLEM_SOLVED',
  'ORGANIZATION_REGISTERED',
  'ORGANIZATION_APPROVED',
  'ORGANIZATION_REFUSED',
  'ORGANIZATION_SUSPENDED',
];

const OWN_MEMBERSHIP: readonly NoticeKind[] = [
  'MEMBERSHIP_APPROVED',
  'MEMBERSHIP_REFUSED',
  'MEMBERSHIP_CHANGED',
];

const OF_PLANS: readonly NoticeKind[] = [
  'EARLIER_ATTACHED',
  'CO_ENROLLMENT_RECORDED',
  'ENROLLMENT_WINDOW_NEAR',
  'APPLICATION_AUTO_CLOSED',
];

const NEWS: readonly NoticeKind[] = [
  'REFERRAL_RECEIVED',
  'REFERRAL_ACCEPTED',
  'REFERRAL_STARTED',
  'REFERRAL_COMPLETED',
  'REFERRAL_WITHDRAWN',
  'REFERRAL_RECALLED',
  'WAITLISTED',
  'FILE_ATTACHED',
  'ATTEMPT_LOGGED',
  'CUSTOMER_CONTACTED',
];

/** The mail that goes with a notice. */
export const mailKindOf = (kind: NoticeKind, audience: NoticeAudience): NoticeMailKind => {
  if (audience === 'CUSTOMER') return 'CUSTOMER_NEWS';
  if (kind === 'EMERGENCY_ACCESS_TAKEN') return 'EMERGENCY_ACCESS';
  if (kind === 'MEMBERSHIP_REQUESTED') return 'MEMBERSHIP_NEEDS_DECISION';
  if (OWN_MEMBERSHIP.includes(kind)) return 'MEMBERSHIP_DECIDED';
  if (OF_PLANS.includes(kind)) return 'PLAN_NEWS';
  if (RECORDS.includes(kind)) return 'ORGANIZATION_RECORD';
  if (kind === 'REFERRAL_MESSAGE') return 'REFERRAL_MESSAGE';
  return NEWS.includes(kind) ? 'REFERRAL_NEWS' : 'REFERRAL_NEEDS_ATTENTION';
};
