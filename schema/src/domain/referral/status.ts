import type { Text } from '../shared/locale.ts';

/** Exactly these eight, in the order a referral passes them (REF-035). */
export const REFERRAL_STATUSES = [
  'DRAFT',
  'SENT',
  'ATTEMPTING_CONTACT',
  'RECEIVED',
  'ACCEPTED',
  'DECLINED',
  'IN_PROGRESS',
  'COMPLETED',
] as const;
export type ReferralStatus = (typeof REFERRAL_STATUSES)[number];

/** Sent and not finished: these can be withdrawn by the customer and count as open work. */
export const OPEN_STATUSES = [
  'SENT',
  'ATTEMPTING_CONTACT',
  'RECEIVED',
  'ACCEPTED',
  'IN_PROGRESS',
] as const;
/** Nobody at the receiver has opened it. */
export const UNANSWERED_STATUSES = ['SENT', 'ATTEMPTING_CONTACT'] as const;
/** Nothing leads out of these; a new linked referral follows. */
export const FINAL_STATUSES = ['DECLINED', 'COMPLETED'] as const;

const has = (list: readonly ReferralStatus[], status: ReferralStatus): boolean =>
  list.includes(status);
export const isOpen = (status: ReferralStatus): boolean => has(OPEN_STATUSES, status);
export const isUnanswered = (status: ReferralStatus): boolean => has(UNANSWERED_STATUSES, status);
export const isFinal = (status: ReferralStatus): boolean => has(FINAL_STATUSES, status);

/** What staff read (REF-027 … 034). */
export const REFERRAL_STATUS_LABELS: Readonly<Record<ReferralStatus, Text>> = {
  DRAFT: { en: 'Draft / Not sent', es: 'Borrador / No enviado' },
  SENT: { en: 'Sent', es: 'Enviado' },
  ATTEMPTING_CONTACT: { en: 'Attempting contact', es: 'Intentando contactar' },
  RECEIVED: { en: 'Received', es: 'Recibido' },
  ACCEPTED: { en: 'Accepted', es: 'Aceptado' },
  DECLINED: { en: 'Declined', es: 'No aceptado' },
  IN_PROGRESS: { en: 'In progress', es: 'En curso' },
  COMPLETED: { en: 'Completed', es: 'Completado' },
};

/** What the customer reads: where it stands and what comes next, in plain words (REF-051). */
export const REFERRAL_STATUS_SENTENCES: Readonly<Record<ReferralStatus, Text>> = {
  DRAFT: {
    en: 'This has not been sent. Nobody has been asked to contact you.',
    es: 'Esto no se ha enviado. No se le ha pedido a nadie que se comunique con usted.',
  },
  SENT: {
    en: 'We asked this organization to help you. They have not opened it yet.',
    es: 'Le pedimos a esta organización que le ayude. Todavía no ha abierto la solicitud.',
  },
  ATTEMPTING_CONTACT: {
    en: 'This organization has not answered yet. We are reminding them.',
    es: 'Esta organización todavía no ha respondido. Le estamos recordando su solicitud.',
  },
  RECEIVED: {
    en: 'This organization has your request and is deciding how to help.',
    es: 'Esta organización ya tiene su solicitud y está viendo cómo ayudarle.',
  },
  ACCEPTED: {
    en: 'This organization will help you. They will contact you.',
    es: 'Esta organización le va a ayudar. Se comunicará con usted.',
  },
  DECLINED: {
    en: 'This organization cannot help with this. The people who sent your request will look for another way.',
    es: 'Esta organización no puede ayudarle con esto. Quienes enviaron su solicitud buscarán otra opción.',
  },
  IN_PROGRESS: {
    en: 'This organization is helping you now.',
    es: 'Esta organización le está ayudando ahora.',
  },
  COMPLETED: {
    en: 'This is finished.',
    es: 'Esto ya terminó.',
  },
};

/** Tones the theme has a colour for. Never colour alone: the word and the glyph go with it. */
export const TONES = [
  'neutral',
  'info',
  'warning',
  'success-light',
  'success',
  'danger',
  'accent',
] as const;
export type Tone = (typeof TONES)[number];

/** `glyph` is the name of a Lucide icon. */
export const REFERRAL_STATUS_LOOKS: Readonly<
  Record<ReferralStatus, { readonly glyph: string; readonly tone: Tone }>
> = {
  DRAFT: { glyph: 'circle-dashed', tone: 'neutral' },
  SENT: { glyph: 'arrow-right', tone: 'info' },
  ATTEMPTING_CONTACT: { glyph: 'bell', tone: 'warning' },
  RECEIVED: { glyph: 'eye', tone: 'info' },
  ACCEPTED: { glyph: 'check', tone: 'success-light' },
  DECLINED: { glyph: 'x', tone: 'danger' },
  IN_PROGRESS: { glyph: 'contrast', tone: 'accent' },
  COMPLETED: { glyph: 'circle-check', tone: 'success' },
};
