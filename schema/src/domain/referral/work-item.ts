import type { Text } from '../shared/locale.ts';
import type { DueRule } from './due.ts';

/** Lines of "What needs me" (REF-005). */
export const WORK_ITEM_KINDS = [
  'ANSWER',
  'DECIDE',
  'START',
  'UPDATE',
  'FOLLOW_UP',
  'REACH_PARTNER',
  'STEP_IN',
  'NOT_CONTACTED',
  'RECORD_RESULT',
  'RENEW_CONSENT',
  'FINISH_DRAFT',
  'APPROVE_MEMBER',
] as const;
export type WorkItemKind = (typeof WORK_ITEM_KINDS)[number];

export const WORK_ITEM_LABELS: Readonly<Record<WorkItemKind, Text>> = {
  ANSWER: { en: 'Open and answer', es: 'Abrir y responder' },
  DECIDE: { en: 'Accept or decline', es: 'Aceptar o no aceptar' },
  START: { en: 'Start the service', es: 'Comenzar el servicio' },
  UPDATE: { en: 'Say how it is going', es: 'Informar cómo va' },
  FOLLOW_UP: { en: 'Find another partner', es: 'Buscar otra organización' },
  REACH_PARTNER: { en: 'Reach the partner', es: 'Comunicarse con la organización' },
  STEP_IN: { en: 'Ask the partner', es: 'Preguntar a la organización' },
  NOT_CONTACTED: { en: 'Contact the customer', es: 'Comunicarse con el cliente' },
  RECORD_RESULT: { en: 'Say how it ended', es: 'Decir cómo terminó' },
  RENEW_CONSENT: { en: 'Renew the consent', es: 'Renovar el consentimiento' },
  FINISH_DRAFT: { en: 'Finish the draft', es: 'Terminar el borrador' },
  APPROVE_MEMBER: { en: 'Decide on a request to join', es: 'Decidir una solicitud de ingreso' },
};

/** What a running clock asks of the side whose move it is. */
export const WORK_OF_RULE: Readonly<Record<DueRule, WorkItemKind>> = {
  UNANSWERED: 'ANSWER',
  ESCALATED: 'ANSWER',
  UNDECIDED: 'DECIDE',
  NOT_STARTED: 'START',
  NO_UPDATE: 'UPDATE',
  NO_FOLLOW_UP: 'FOLLOW_UP',
};
