import type { Text } from '../shared/locale.ts';

/** How somebody was tried: the customer by the receiver (REF-039), the partner by the sender (REF-029). */
export const ATTEMPT_CHANNELS = ['PHONE', 'TEXT', 'EMAIL', 'MAIL', 'IN_PERSON', 'OTHER'] as const;
export type AttemptChannel = (typeof ATTEMPT_CHANNELS)[number];

/** Who was tried. */
export const ATTEMPT_TARGETS = ['CUSTOMER', 'PARTNER'] as const;
export type AttemptTarget = (typeof ATTEMPT_TARGETS)[number];

export const ATTEMPT_RESULTS = [
  'REACHED',
  'LEFT_MESSAGE',
  'NO_ANSWER',
  'WRONG_CONTACT',
  'APPOINTMENT_MADE',
  'NOT_INTERESTED',
] as const;
export type AttemptResult = (typeof ATTEMPT_RESULTS)[number];

/** Results that mean the two have spoken: "was the customer reached at all" (REF-002). */
export const REACHED_RESULTS = ['REACHED', 'APPOINTMENT_MADE', 'NOT_INTERESTED'] as const;

export const wasReached = (result: AttemptResult): boolean =>
  (REACHED_RESULTS as readonly AttemptResult[]).includes(result);

/** Results that make sense when the one tried is a partner. */
export const PARTNER_ATTEMPT_RESULTS = [
  'REACHED',
  'LEFT_MESSAGE',
  'NO_ANSWER',
  'WRONG_CONTACT',
] as const;

export const ATTEMPT_CHANNEL_LABELS: Readonly<Record<AttemptChannel, Text>> = {
  PHONE: { en: 'Phone call', es: 'Llamada telefónica' },
  TEXT: { en: 'Text message', es: 'Mensaje de texto' },
  EMAIL: { en: 'Email', es: 'Correo electrónico' },
  MAIL: { en: 'Letter', es: 'Carta' },
  IN_PERSON: { en: 'In person', es: 'En persona' },
  OTHER: { en: 'Another way', es: 'Otra forma' },
};

export const ATTEMPT_RESULT_LABELS: Readonly<Record<AttemptResult, Text>> = {
  REACHED: { en: 'Reached', es: 'Hubo contacto' },
  LEFT_MESSAGE: { en: 'Left a message', es: 'Se dejó un mensaje' },
  NO_ANSWER: { en: 'No answer', es: 'Sin respuesta' },
  WRONG_CONTACT: { en: 'Wrong number or address', es: 'Número o dirección equivocados' },
  APPOINTMENT_MADE: { en: 'Appointment made', es: 'Cita acordada' },
  NOT_INTERESTED: { en: 'Reached, not interested', es: 'Hubo contacto, no le interesa' },
};

/** What a customer says about being contacted (REF-051). */
export const CONTACT_REPORTS = ['CONTACTED', 'NOT_CONTACTED'] as const;
export type ContactReport = (typeof CONTACT_REPORTS)[number];

export const CONTACT_REPORT_LABELS: Readonly<Record<ContactReport, Text>> = {
  CONTACTED: { en: 'They contacted me', es: 'Se comunicaron conmigo' },
  NOT_CONTACTED: { en: 'Nobody has contacted me', es: 'Nadie se ha comunicado conmigo' },
};
