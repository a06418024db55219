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
  'NOT_CONTACTED',
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
  NOT_CONTACTED: { en: 'Contact the customer', es: 'Comunicarse con el cliente' },
  FINISH_DRAFT: { en: 'Finish the draft', es: 'Terminar el borrador' },
  APPROVE_MEMBER: { en: 'Decide on a request to join', es: 'Decidir una solicitud de ingreso' },
};

const OF_RULE: Readonly<
  Record<DueRule, { SENDER: WorkItemKind | null; RECEIVER: WorkItemKind | null }>
> = {
  UNANSWERED: { SENDER: null, RECEIVER: 'ANSWER' },
  // Once it has escalated both sides have something to do: one answers, the other picks up the phone.
  ESCALATED: { SENDER: 'REACH_PARTNER', RECEIVER: 'ANSWER' },
  UNDECIDED: { SENDER: null, RECEIVER: 'DECIDE' },
  NOT_STARTED: { SENDER: null, RECEIVER: 'START' },
  NO_UPDATE: { SENDER: null, RECEIVER: 'UPDATE' },
  NO_FOLLOW_UP: { SENDER: 'FOLLOW_UP', RECEIVER: null },
};

/** What a due rule asks of a side; null when it is not its move. */
export const workItemOf = (rule: DueRule, side: 'SENDER' | 'RECEIVER'): WorkItemKind | null =>
  OF_RULE[rule][side];
