import type { Text } from '../shared/locale.ts';

/** What one is told of (catalogues 6.5: N-23 … N-27, the clocks of REF-053, and the approvals of CORE-002). */
export const NOTICE_KINDS = [
  'REFERRAL_SENT',
  'REFERRAL_ATTEMPTING_CONTACT',
  'REFERRAL_RECEIVED',
  'REFERRAL_ACCEPTED',
  'REFERRAL_DECLINED',
  'REFERRAL_STARTED',
  'REFERRAL_COMPLETED',
  'REFERRAL_WITHDRAWN',
  'REFERRAL_RECALLED',
  'REFERRAL_MESSAGE',
  'REFERRAL_ASSIGNED',
  'REFERRAL_ESCALATED',
  'REFERRAL_UNDECIDED',
  'REFERRAL_NOT_STARTED',
  'REFERRAL_NO_UPDATE',
  'REFERRAL_NO_FOLLOW_UP',
  'PLACE_OFFERED',
  'WAITLISTED',
  'ATTEMPT_LOGGED',
  'CUSTOMER_CONTACTED',
  'CUSTOMER_NOT_CONTACTED',
  'CONTACT_TIMES_CHANGED',
  'CONSENT_WITHDRAWN',
  'MEMBERSHIP_REQUESTED',
  'MEMBERSHIP_APPROVED',
  'MEMBERSHIP_REFUSED',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** As whom somebody is told; it decides the words, since a customer is spoken to. */
export const NOTICE_AUDIENCES = ['STAFF', 'CUSTOMER'] as const;
export type NoticeAudience = (typeof NOTICE_AUDIENCES)[number];

/** Names for filters and settings. */
export const NOTICE_KIND_LABELS: Readonly<Record<NoticeKind, Text>> = {
  REFERRAL_SENT: { en: 'Referral sent', es: 'Referido enviado' },
  REFERRAL_ATTEMPTING_CONTACT: { en: 'Referral not answered', es: 'Referido sin respuesta' },
  REFERRAL_RECEIVED: { en: 'Referral received', es: 'Referido recibido' },
  REFERRAL_ACCEPTED: { en: 'Referral accepted', es: 'Referido aceptado' },
  REFERRAL_DECLINED: { en: 'Referral declined', es: 'Referido no aceptado' },
  REFERRAL_STARTED: { en: 'Service started', es: 'Servicio comenzado' },
  REFERRAL_COMPLETED: { en: 'Referral completed', es: 'Referido completado' },
  REFERRAL_WITHDRAWN: { en: 'Referral withdrawn', es: 'Referido retirado' },
  REFERRAL_RECALLED: { en: 'Referral recalled', es: 'Referido recuperado por quien lo envió' },
  REFERRAL_MESSAGE: { en: 'New message', es: 'Mensaje nuevo' },
  REFERRAL_ASSIGNED: { en: 'Assigned to you', es: 'Asignado a usted' },
  REFERRAL_ESCALATED: { en: 'Referral still not answered', es: 'Referido todavía sin respuesta' },
  REFERRAL_UNDECIDED: { en: 'No decision in time', es: 'Sin decisión a tiempo' },
  REFERRAL_NOT_STARTED: { en: 'Not started in time', es: 'Sin comenzar a tiempo' },
  REFERRAL_NO_UPDATE: { en: 'No news for long', es: 'Mucho tiempo sin novedades' },
  REFERRAL_NO_FOLLOW_UP: { en: 'No follow-up in time', es: 'Sin seguimiento a tiempo' },
  PLACE_OFFERED: { en: 'A place became free', es: 'Quedó un lugar libre' },
  WAITLISTED: { en: 'On the waiting list', es: 'En lista de espera' },
  ATTEMPT_LOGGED: { en: 'Attempt to reach the customer', es: 'Intento de contactar al cliente' },
  CUSTOMER_CONTACTED: { en: 'Customer was contacted', es: 'El cliente fue contactado' },
  CUSTOMER_NOT_CONTACTED: { en: 'Customer was not contacted', es: 'El cliente no fue contactado' },
  CONTACT_TIMES_CHANGED: { en: 'Contact times changed', es: 'Horario de contacto cambiado' },
  CONSENT_WITHDRAWN: { en: 'Consent withdrawn', es: 'Consentimiento retirado' },
  MEMBERSHIP_REQUESTED: { en: 'Request to join', es: 'Solicitud de ingreso' },
  MEMBERSHIP_APPROVED: { en: 'Request approved', es: 'Solicitud aprobada' },
  MEMBERSHIP_REFUSED: { en: 'Request not approved', es: 'Solicitud no aprobada' },
};
