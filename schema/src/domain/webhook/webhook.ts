import type { ActivityKind } from '../shared/activity.ts';
import { limitText, mustBeOneOf, problem, problemsOf } from '../shared/field-problem.ts';
import type { FieldProblem } from '../shared/field-problem.ts';
import { LIMITS } from '../shared/limits.ts';
import type { Text } from '../shared/locale.ts';
import { isSafeAddress, notHttps } from '../shared/web-address.ts';

/** Changes of a referral that an endpoint can wait for (CORE-009). */
export const WEBHOOK_EVENTS = [
  'REFERRAL_SENT',
  'REFERRAL_ATTEMPTING_CONTACT',
  'REFERRAL_RECEIVED',
  'REFERRAL_ACCEPTED',
  'REFERRAL_DECLINED',
  'REFERRAL_STARTED',
  'REFERRAL_COMPLETED',
  'REFERRAL_WITHDRAWN',
  'REFERRAL_RECALLED',
  'WAITLISTED',
  'PLACE_OFFERED',
  'PLACE_EXPIRED',
  'OUTCOME_AMENDED',
  'MESSAGE_POSTED',
  'FILE_ATTACHED',
  'FILE_REMOVED',
  'ATTEMPT_LOGGED',
  'CONTACT_REPORTED',
  'DUE_PASSED',
] as const satisfies readonly ActivityKind[];
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** What is delivered: those, and the test. */
export const DELIVERED_EVENTS = [...WEBHOOK_EVENTS, 'PING'] as const;
export type DeliveredEvent = (typeof DELIVERED_EVENTS)[number];

export const DELIVERY_STATUSES = ['PENDING', 'DELIVERED', 'FAILED'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** Why an endpoint is told nothing: switched off, the receiver said it is gone, or it failed for a day. */
export const DISABLED_REASONS = ['BY_HAND', 'GONE', 'FAILING'] as const;
export type DisabledReason = (typeof DISABLED_REASONS)[number];

/** The `type` of an event on the wire. */
export const WEBHOOK_EVENT_NAMES: Readonly<Record<DeliveredEvent, string>> = {
  REFERRAL_SENT: 'referral.sent',
  REFERRAL_ATTEMPTING_CONTACT: 'referral.attempting_contact',
  REFERRAL_RECEIVED: 'referral.received',
  REFERRAL_ACCEPTED: 'referral.accepted',
  REFERRAL_DECLINED: 'referral.declined',
  REFERRAL_STARTED: 'referral.started',
  REFERRAL_COMPLETED: 'referral.completed',
  REFERRAL_WITHDRAWN: 'referral.withdrawn',
  REFERRAL_RECALLED: 'referral.recalled',
  WAITLISTED: 'referral.waitlisted',
  PLACE_OFFERED: 'referral.place_offered',
  PLACE_EXPIRED: 'referral.place_expired',
  OUTCOME_AMENDED: 'referral.outcome_amended',
  MESSAGE_POSTED: 'referral.message_posted',
  FILE_ATTACHED: 'referral.file_attached',
  FILE_REMOVED: 'referral.file_removed',
  ATTEMPT_LOGGED: 'referral.attempt_logged',
  CONTACT_REPORTED: 'referral.contact_reported',
  DUE_PASSED: 'referral.due_passed',
  PING: 'ping',
};

export const WEBHOOK_EVENT_LABELS: Readonly<Record<DeliveredEvent, Text>> = {
  REFERRAL_SENT: { en: 'Referral sent', es: 'Referido enviado' },
  REFERRAL_ATTEMPTING_CONTACT: {
    en: 'Referral not answered in time',
    es: 'Referido sin respuesta a tiempo',
  },
  REFERRAL_RECEIVED: { en: 'Referral opened', es: 'Referido abierto' },
  REFERRAL_ACCEPTED: { en: 'Referral accepted', es: 'Referido aceptado' },
  REFERRAL_DECLINED: { en: 'Referral declined', es: 'Referido no aceptado' },
  REFERRAL_STARTED: { en: 'Services started', es: 'Servicios comenzados' },
  REFERRAL_COMPLETED: { en: 'Referral completed', es: 'Referido completado' },
  REFERRAL_WITHDRAWN: { en: 'Referral withdrawn', es: 'Referido retirado' },
  REFERRAL_RECALLED: { en: 'Referral taken back', es: 'Referido recuperado' },
  WAITLISTED: { en: 'Put on the waiting list', es: 'Puesto en lista de espera' },
  PLACE_OFFERED: { en: 'Place free and reserved', es: 'Lugar libre y reservado' },
  PLACE_EXPIRED: { en: 'Reserved place given free', es: 'Lugar reservado que quedó libre' },
  OUTCOME_AMENDED: { en: 'Outcome corrected', es: 'Resultado corregido' },
  MESSAGE_POSTED: { en: 'Message written', es: 'Mensaje escrito' },
  FILE_ATTACHED: { en: 'File attached', es: 'Archivo adjuntado' },
  FILE_REMOVED: { en: 'File removed', es: 'Archivo retirado' },
  ATTEMPT_LOGGED: { en: 'Contact attempt logged', es: 'Intento de contacto anotado' },
  CONTACT_REPORTED: {
    en: 'Customer said whether they were contacted',
    es: 'El cliente dijo si fue contactado',
  },
  DUE_PASSED: { en: 'Due time passed', es: 'Plazo vencido' },
  PING: { en: 'Test', es: 'Prueba' },
};

export type WebhookInput = { readonly url: string; readonly events: readonly string[] };

export const webhookProblems = ({ url, events }: WebhookInput): FieldProblem[] =>
  problemsOf(
    urlProblem(url) ?? limitText('url', url, LIMITS.webhookUrl),
    events.length === 0
      ? problem('events', 'REQUIRED', {
          en: 'Choose what to be told of.',
          es: 'Elija de qué quiere ser avisado.',
        })
      : null,
    ...events.map((event) =>
      mustBeOneOf('events', event, WEBHOOK_EVENTS, { en: 'events', es: 'eventos' }),
    ),
  );

/**
 * To a receiver on the same machine a developer's installation may allow plain http (WEBHOOK_ADDRESSES). Whether the
 * address may be reached is decided when it is.
 */
const urlProblem = (text: string): FieldProblem | null =>
  isSafeAddress(text) ? null : notHttps('url');
