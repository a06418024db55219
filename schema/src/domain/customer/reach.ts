import type { Text } from '../shared/locale.ts';

/** Why an organization reaches a person (architecture, Tenancy), for "Who can see this person". */
export const GRANT_REASONS = [
  'CREATED_HERE',
  'SENT_REFERRAL',
  'RECEIVED_REFERRAL',
  'LWIA_ADMINISTRATOR',
  'APPLICATION',
  'EARLIER_RECORD',
  'EMERGENCY',
  'STATE',
] as const;
export type GrantReason = (typeof GRANT_REASONS)[number];

/** Reasons that are rows of access_grant; the state's is its role. */
export const STORED_GRANT_REASONS = [
  'CREATED_HERE',
  'SENT_REFERRAL',
  'RECEIVED_REFERRAL',
  'LWIA_ADMINISTRATOR',
  'APPLICATION',
  'EARLIER_RECORD',
  'EMERGENCY',
] as const satisfies readonly GrantReason[];

/** Whether a grant opens something at this moment. */
export const grantHolds = (
  { endedAt, validUntil }: { readonly endedAt: Date | null; readonly validUntil: Date | null },
  now: Date,
): boolean => !endedAt && (!validUntil || validUntil > now);

export const GRANT_REASON_LABELS: Readonly<Record<GrantReason, Text>> = {
  CREATED_HERE: { en: 'Wrote down who you are', es: 'Registró sus datos' },
  SENT_REFERRAL: { en: 'Asked others to help you', es: 'Pidió a otros que le ayuden' },
  RECEIVED_REFERRAL: { en: 'Was asked to help you', es: 'Recibió la solicitud de ayudarle' },
  LWIA_ADMINISTRATOR: {
    en: 'Looks after services in the area',
    es: 'Administra los servicios del área',
  },
  APPLICATION: { en: 'You applied for a program there', es: 'Usted solicitó un programa allí' },
  EARLIER_RECORD: {
    en: 'Found earlier requests for you when you applied',
    es: 'Encontró solicitudes anteriores para usted cuando pidió un programa',
  },
  EMERGENCY: {
    en: 'Said that there was an emergency',
    es: 'Dijo que había una emergencia',
  },
  STATE: { en: 'Oversees services in Illinois', es: 'Supervisa los servicios en Illinois' },
};

/** What each reason opens, in a sentence. */
export const GRANT_REASON_SENTENCES: Readonly<Record<GrantReason, Text>> = {
  CREATED_HERE: {
    en: 'They see what they entered themselves.',
    es: 'Ve lo que registró por su cuenta.',
  },
  SENT_REFERRAL: {
    en: 'They see your name, how to reach you, your consent and the request they sent.',
    es: 'Ve su nombre, cómo comunicarse con usted, su consentimiento y la solicitud que envió.',
  },
  RECEIVED_REFERRAL: {
    en: 'They see your name, how to reach you and what you agreed to share in this request.',
    es: 'Ve su nombre, cómo comunicarse con usted y lo que usted aceptó compartir en esta solicitud.',
  },
  LWIA_ADMINISTRATOR: {
    en: 'They see between whom a request goes, its status and its dates, not what it says.',
    es: 'Ve entre quiénes va una solicitud, su estado y sus fechas, no lo que dice.',
  },
  APPLICATION: {
    en: 'They see and keep up to date who you are and how to reach you, and see between whom requests for you go, their status and dates.',
    es: 'Ve y mantiene al día quién es usted y cómo comunicarse con usted, y ve entre quiénes van las solicitudes para usted, su estado y sus fechas.',
  },
  EARLIER_RECORD: {
    en: 'They see your name, and between whom requests for you go, their status and dates.',
    es: 'Ve su nombre, y entre quiénes van las solicitudes para usted, su estado y sus fechas.',
  },
  EMERGENCY: {
    en: 'One person there sees your name, how to reach you and your date of birth for three hours.',
    es: 'Una sola persona ve su nombre, cómo comunicarse con usted y su fecha de nacimiento durante tres horas.',
  },
  STATE: {
    en: 'They see everything but private notes. Each time is written down.',
    es: 'Ve todo excepto las notas privadas. Cada consulta queda registrada.',
  },
};

/** What ended it. */
export const GRANT_END_REASONS = [
  'RECALLED',
  'DECLINED',
  'COMPLETED',
  'CONSENT_WITHDRAWN',
  'CONSENT_EXPIRED',
  'DISCARDED',
  'APPLICATION_CLOSED',
  'SET_APART',
] as const;
export type GrantEndReason = (typeof GRANT_END_REASONS)[number];

export const GRANT_END_REASON_LABELS: Readonly<Record<GrantEndReason, Text>> = {
  RECALLED: {
    en: 'The request was taken back',
    es: 'La solicitud fue retirada por quien la envió',
  },
  DECLINED: { en: 'The request was declined', es: 'La solicitud no fue aceptada' },
  COMPLETED: {
    en: '30 days passed since the request was completed',
    es: 'Pasaron 30 días desde que terminó la solicitud',
  },
  CONSENT_WITHDRAWN: { en: 'The consent was withdrawn', es: 'Se retiró el consentimiento' },
  CONSENT_EXPIRED: { en: 'The consent expired', es: 'Venció el consentimiento' },
  DISCARDED: { en: 'The draft was discarded', es: 'Se descartó el borrador' },
  APPLICATION_CLOSED: {
    en: 'The application was closed',
    es: 'Se cerró la solicitud del programa',
  },
  SET_APART: {
    en: 'The earlier requests were found not to belong to the application',
    es: 'Se vio que las solicitudes anteriores no pertenecen a la solicitud del programa',
  },
};

/** Who took a consent back: the customer online, or staff who wrote it down for them. */
export const CONSENT_WITHDRAWERS = ['CUSTOMER', 'ORGANIZATION'] as const;
export type ConsentWithdrawer = (typeof CONSENT_WITHDRAWERS)[number];
