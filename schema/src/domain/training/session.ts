import { isStaff } from '../access/actor.ts';
import type { Actor } from '../access/actor.ts';
import type { Text } from '../shared/locale.ts';
import { isPractice } from '../shared/practice.ts';

export type SessionTimes = { readonly startsAt: Date; readonly endsAt: Date };
export type Registration = {
  readonly withdrawnAt: Date | null;
  readonly noticeReadAt: Date | null;
};

/** REF-068: read and acknowledged before the live link opens. */
export const RECORDING_NOTICE: Text = {
  en: 'This session is recorded, and the recording is posted here. Your name, your picture, what you say and what you write in the chat may be in it. By staying in the meeting you agree to that. Do not mention customers by name.',
  es: 'Esta sesión se graba y la grabación se publica aquí. Su nombre, su imagen, lo que diga y lo que escriba en el chat pueden quedar en ella. Al permanecer en la reunión, usted lo acepta. No mencione a clientes por su nombre.',
};

export const TRAINING_ACTIONS = ['REGISTER', 'WITHDRAW', 'READ_NOTICE', 'ANSWER', 'EDIT'] as const;
export type TrainingAction = (typeof TRAINING_ACTIONS)[number];

export const isComing = (registration: Registration | null): boolean =>
  registration !== null && registration.withdrawnAt === null;

/**
 * REF-065: whoever registers for this one before it begins gets a practice account, open from its end
 * (prisma/policies/48-training.sql).
 */
export const opensPractice = (session: {
  readonly pathway: string;
  readonly number: number | null;
}): boolean => session.pathway === 'INTEGRATED' && session.number === 6;

/** The hub is everybody's who works here, and the state's to keep. */
export const canKeepTraining = ({ role }: Actor): boolean => role === 'STATE_ADMIN';

/** What one may do with a session now; commands and buttons ask the same. Nobody does who only practices. */
export const trainingActions = (
  actor: Actor,
  session: SessionTimes,
  registration: Registration | null,
  now: Date,
): readonly TrainingAction[] => {
  const coming = isComing(registration);
  const open = now < session.endsAt;
  const may: Readonly<Record<TrainingAction, boolean>> = {
    REGISTER: open && !coming,
    WITHDRAW: open && coming,
    READ_NOTICE: open && coming && registration?.noticeReadAt === null,
    ANSWER: now >= session.startsAt,
    EDIT: canKeepTraining(actor),
  };
  return isStaff(actor) && !isPractice(actor.organizationId)
    ? TRAINING_ACTIONS.filter((action) => may[action])
    : [];
};
