import type { Text } from '../shared/locale.ts';
import type { Pathway } from '../shared/pathway.ts';

/** The moment a referral came from (REF-042, REF-043). */
export const REFERRAL_ORIGINS = [
  'COMMUNITY_EVENT',
  'OUTREACH',
  'WALK_IN',
  'INTAKE',
  'ASSESSMENT',
  'PLAN',
  'NEW_NEED',
  'OTHER',
] as const;
export type ReferralOrigin = (typeof REFERRAL_ORIGINS)[number];

/** Moments of each way: a partner's, and the four of a career planner's work. */
export const ORIGINS_OF: Readonly<Record<Pathway, readonly ReferralOrigin[]>> = {
  UNIVERSAL: ['COMMUNITY_EVENT', 'OUTREACH', 'WALK_IN', 'INTAKE', 'OTHER'],
  INTEGRATED: ['INTAKE', 'ASSESSMENT', 'PLAN', 'NEW_NEED'],
};

export const REFERRAL_ORIGIN_LABELS: Readonly<Record<ReferralOrigin, Text>> = {
  COMMUNITY_EVENT: { en: 'Community event', es: 'Evento comunitario' },
  OUTREACH: { en: 'First outreach contact', es: 'Primer contacto de difusión' },
  WALK_IN: { en: 'Walk-in', es: 'Visita sin cita' },
  INTAKE: { en: 'Intake', es: 'Admisión' },
  ASSESSMENT: { en: 'Getting Started Assessment', es: 'Evaluación inicial' },
  PLAN: { en: 'Career plan', es: 'Plan de carrera' },
  NEW_NEED: { en: 'A new barrier or need', es: 'Una barrera o necesidad nueva' },
  OTHER: { en: 'Other', es: 'Otro' },
};
