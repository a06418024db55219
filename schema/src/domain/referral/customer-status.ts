import type { ReferralStatus } from './status.ts';
import type { Text } from '../shared/locale.ts';

/** A word or two for each status, as one would say it to a neighbor. The sentences are the domain's. */
export const PLAIN_STATUS: Readonly<Record<ReferralStatus, Text>> = {
  DRAFT: { en: 'Not sent', es: 'No enviada' },
  SENT: { en: 'Sent', es: 'Enviada' },
  ATTEMPTING_CONTACT: { en: 'Waiting for an answer', es: 'En espera de respuesta' },
  RECEIVED: { en: 'They are looking at it', es: 'La están revisando' },
  ACCEPTED: { en: 'They said yes', es: 'Dijeron que sí' },
  DECLINED: { en: 'They cannot help', es: 'No pueden ayudar' },
  IN_PROGRESS: { en: 'They are helping', es: 'Le están ayudando' },
  COMPLETED: { en: 'Finished', es: 'Terminada' },
};
