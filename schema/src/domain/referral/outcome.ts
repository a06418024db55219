import type { Text } from '../shared/locale.ts';
import type { ReferralStatus } from './status.ts';

/** How a completed referral ended (REF-034, catalogues 6.2). */
export const REFERRAL_OUTCOMES = [
  'SERVICES_DELIVERED',
  'RESOLVED_OTHERWISE',
  'CUSTOMER_STOPPED',
  'COULD_NOT_REACH',
  'WITHDRAWN_BY_SENDER',
  'WITHDRAWN_BY_CUSTOMER',
] as const;
export type ReferralOutcome = (typeof REFERRAL_OUTCOMES)[number];

/** Stay out of completion rates. */
export const WITHDRAWN_OUTCOMES = ['WITHDRAWN_BY_SENDER', 'WITHDRAWN_BY_CUSTOMER'] as const;

export const isWithdrawn = (outcome: ReferralOutcome): boolean =>
  (WITHDRAWN_OUTCOMES as readonly ReferralOutcome[]).includes(outcome);

const NOT_STARTED = ['RESOLVED_OTHERWISE', 'CUSTOMER_STOPPED', 'COULD_NOT_REACH'] as const;

/** What the receiver may choose when completing: services that never started cannot be delivered (B-16). */
export const outcomesFrom = (status: ReferralStatus): readonly ReferralOutcome[] => {
  if (status === 'ACCEPTED') return NOT_STARTED;
  if (status === 'IN_PROGRESS') return ['SERVICES_DELIVERED', ...NOT_STARTED];
  return [];
};

/** How long the author of an outcome may correct it (catalogues 6.2). */
export const AMEND_WINDOW_MS = 24 * 60 * 60 * 1000;

/** The outcome as it stands. */
export type OutcomeFacts = {
  readonly outcome: ReferralOutcome | null;
  readonly outcomeByUserId: string | null;
  readonly completedAt: Date | null;
};

/**
 * May this user correct the outcome now? Its author only, within 24 hours of completing, and only what
 * the receiver chose: a withdrawal is somebody's will and not an estimate. Counted from the completion,
 * so amending does not open a new window.
 */
export const canAmendOutcome = (facts: OutcomeFacts, userId: string | null, now: Date): boolean =>
  facts.outcome !== null &&
  !isWithdrawn(facts.outcome) &&
  facts.completedAt !== null &&
  userId !== null &&
  facts.outcomeByUserId === userId &&
  now.getTime() - facts.completedAt.getTime() <= AMEND_WINDOW_MS;

/** What an outcome may be amended to: what could have been chosen at completion. `started`: it had reached In Progress. */
export const outcomesForAmending = (started: boolean): readonly ReferralOutcome[] =>
  outcomesFrom(started ? 'IN_PROGRESS' : 'ACCEPTED');

export const REFERRAL_OUTCOME_LABELS: Readonly<Record<ReferralOutcome, Text>> = {
  SERVICES_DELIVERED: { en: 'Services delivered', es: 'Servicios prestados' },
  RESOLVED_OTHERWISE: { en: 'Resolved another way', es: 'Resuelto de otra manera' },
  CUSTOMER_STOPPED: { en: 'Customer stopped', es: 'El cliente no continuó' },
  COULD_NOT_REACH: { en: 'Could not reach the customer', es: 'No se pudo contactar al cliente' },
  WITHDRAWN_BY_SENDER: { en: 'Withdrawn by the sender', es: 'Retirado por quien lo envió' },
  WITHDRAWN_BY_CUSTOMER: { en: 'Withdrawn by the customer', es: 'Retirado por el cliente' },
};

/** What the customer reads in place of the label (REF-051). */
export const REFERRAL_OUTCOME_SENTENCES: Readonly<Record<ReferralOutcome, Text>> = {
  SERVICES_DELIVERED: { en: 'You received the services.', es: 'Usted recibió los servicios.' },
  RESOLVED_OTHERWISE: {
    en: 'This was solved another way.',
    es: 'Esto se resolvió de otra manera.',
  },
  CUSTOMER_STOPPED: { en: 'You decided not to go on.', es: 'Usted decidió no continuar.' },
  COULD_NOT_REACH: {
    en: 'They could not reach you. Call us if you still want this help.',
    es: 'No pudieron comunicarse con usted. Llámenos si todavía quiere esta ayuda.',
  },
  WITHDRAWN_BY_SENDER: {
    en: 'The people who sent your request took it back. Ask them if you still want this help.',
    es: 'Quienes enviaron su solicitud la retiraron. Pregúnteles si todavía quiere esta ayuda.',
  },
  WITHDRAWN_BY_CUSTOMER: { en: 'You asked us to stop this.', es: 'Usted nos pidió detener esto.' },
};
