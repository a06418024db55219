import type { TrainingRegistration, TrainingSession } from '@throughline/prisma/generated/client';
import { trainingActions } from '../../domain/training/session.ts';
import type { TrainingAction } from '../../domain/training/session.ts';
import type { CommandContext } from '../../platform/command.ts';
import { Conflict, Forbidden, NotFound } from '../../platform/errors.ts';
import { assertIds, NOBODY } from '../../platform/ids.ts';
import { record } from '../../platform/record.ts';

type Found = { session: TrainingSession; registration: TrainingRegistration | null };

/** @throws NotFound */
export async function loadSession({ tx, actor }: CommandContext, id: string): Promise<Found> {
  assertIds(id);
  const found = await tx.trainingSession.findFirst({
    where: { id },
    include: { registrations: { where: { userId: actor.userId ?? NOBODY } } },
  });
  if (!found) throw new NotFound();
  const { registrations, ...session } = found;
  return { session, registration: registrations[0] ?? null };
}

const TOO_LATE: Readonly<Record<Exclude<TrainingAction, 'EDIT'>, string>> = {
  REGISTER: 'This session is over. Its recording is posted on its page.',
  WITHDRAW: 'This session is over.',
  READ_NOTICE: 'Register for the session first; it must not be over.',
  ANSWER: 'The polls open when the session begins.',
};

/** @throws Conflict when its time for that has passed or not come */
export function assertOpen(
  { actor, now }: CommandContext,
  { session, registration }: Found,
  action: Exclude<TrainingAction, 'EDIT'>,
): void {
  if (!actor.organizationId) throw new Forbidden();
  if (!trainingActions(actor, session, registration, now).includes(action)) {
    throw new Conflict(TOO_LATE[action]);
  }
}

/** Open pages of the session follow. Who did it is not told by it. */
export const tellOfSession = (
  context: CommandContext,
  id: string,
  kind: 'TRAINING_SAVED' | 'POLL_ANSWERED',
): Promise<void> =>
  record(context, { kind, audience: 'TRAINING', subjectType: 'TRAINING', subjectId: id });
