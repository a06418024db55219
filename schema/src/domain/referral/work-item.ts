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
  'CHECK_RECORD',
  'SOLVE_PROBLEM',
  'JUDGE_MATCH',
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
  CHECK_RECORD: { en: 'Look through the record', es: 'Revisar la ficha' },
  SOLVE_PROBLEM: { en: 'Put the record right', es: 'Corregir la ficha' },
  JUDGE_MATCH: { en: 'Compare the records', es: 'Comparar los registros' },
};

/**
 * A problem that somebody found in a record is first its organization's to put right. When it has stood for so many
 * days, or nobody administers the organization, it is the area's as well (REF-010).
 */
export const PROBLEM_DAYS = 14;

/** What a line is about; a referral unless said here. */
export const SUBJECT_OF_WORK = {
  APPROVE_MEMBER: 'MEMBERSHIP',
  CHECK_RECORD: 'ORGANIZATION',
  SOLVE_PROBLEM: 'PROBLEM',
  JUDGE_MATCH: 'MATCH',
} as const satisfies Partial<Record<WorkItemKind, string>>;
export type WorkSubject = 'REFERRAL' | (typeof SUBJECT_OF_WORK)[keyof typeof SUBJECT_OF_WORK];

/** What a line of this kind is about. */
export const subjectOfWork = (kind: WorkItemKind): WorkSubject =>
  kind in SUBJECT_OF_WORK ? SUBJECT_OF_WORK[kind as keyof typeof SUBJECT_OF_WORK] : 'REFERRAL';

/** What a running clock asks of the side whose move it is. */
export const WORK_OF_RULE: Readonly<Record<DueRule, WorkItemKind>> = {
  UNANSWERED: 'ANSWER',
  ESCALATED: 'ANSWER',
  UNDECIDED: 'DECIDE',
  NOT_STARTED: 'START',
  NO_UPDATE: 'UPDATE',
  NO_FOLLOW_UP: 'FOLLOW_UP',
};
