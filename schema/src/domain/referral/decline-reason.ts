import { checkText, limitText, mustBeOneOf, problemsOf } from '../shared/field-problem.ts';
import type { FieldProblem } from '../shared/field-problem.ts';
import { LIMITS } from '../shared/limits.ts';
import type { Text } from '../shared/locale.ts';

/** Why a receiver declines (REF-032). */
export const DECLINE_REASONS = [
  'NOT_ELIGIBLE',
  'NO_CAPACITY',
  'SERVICE_NOT_OFFERED',
  'OUTSIDE_SERVICE_AREA',
  'UNABLE_TO_REACH_CUSTOMER',
  'CUSTOMER_NOT_INTERESTED',
  'DUPLICATE',
  'OTHER',
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

export const DECLINE_REASON_LABELS: Readonly<Record<DeclineReason, Text>> = {
  NOT_ELIGIBLE: { en: 'Not eligible', es: 'No cumple los requisitos' },
  NO_CAPACITY: { en: 'No capacity or waiting list', es: 'Sin cupo o con lista de espera' },
  SERVICE_NOT_OFFERED: { en: 'Service not offered', es: 'No se ofrece el servicio' },
  OUTSIDE_SERVICE_AREA: { en: 'Outside the service area', es: 'Fuera del área de servicio' },
  UNABLE_TO_REACH_CUSTOMER: {
    en: 'Unable to reach the customer',
    es: 'No se pudo contactar al cliente',
  },
  CUSTOMER_NOT_INTERESTED: { en: 'Customer not interested', es: 'El cliente no está interesado' },
  DUPLICATE: { en: 'Duplicate', es: 'Duplicado' },
  OTHER: { en: 'Other reason', es: 'Otro motivo' },
};

/** The same in words a customer can act on (REF-051); the free text of staff is not shown to them. */
export const DECLINE_REASON_SENTENCES: Readonly<Record<DeclineReason, Text>> = {
  NOT_ELIGIBLE: {
    en: 'Their rules do not let them help in your case.',
    es: 'Sus reglas no les permiten ayudar en su caso.',
  },
  NO_CAPACITY: { en: 'They have no room right now.', es: 'Por ahora no tienen cupo.' },
  SERVICE_NOT_OFFERED: { en: 'They do not offer this help.', es: 'No ofrecen esta ayuda.' },
  OUTSIDE_SERVICE_AREA: {
    en: 'They do not serve the area where you live.',
    es: 'No atienden la zona donde usted vive.',
  },
  UNABLE_TO_REACH_CUSTOMER: {
    en: 'They tried to contact you and could not reach you.',
    es: 'Intentaron comunicarse con usted y no lo lograron.',
  },
  CUSTOMER_NOT_INTERESTED: {
    en: 'They understood that you do not want this help now.',
    es: 'Entendieron que usted no quiere esta ayuda por ahora.',
  },
  DUPLICATE: {
    en: 'They already have a request from you for this help.',
    es: 'Ya tienen una solicitud suya para esta ayuda.',
  },
  OTHER: { en: 'They cannot help with this.', es: 'No pueden ayudar con esto.' },
};

export type DeclineInput = { readonly reason: string | null; readonly note: string | null };

/** REF-032: declining needs a reason from the list, and "other" needs words. */
export const declineProblems = ({ reason, note }: DeclineInput): FieldProblem[] =>
  problemsOf(
    mustBeOneOf('reason', reason, DECLINE_REASONS, { en: 'a reason', es: 'un motivo' }),
    reason === 'OTHER'
      ? checkText(
          'note',
          note,
          { en: 'the reason in a sentence', es: 'el motivo en una frase' },
          LIMITS.reason,
        )
      : limitText('note', note, LIMITS.reason),
  );
