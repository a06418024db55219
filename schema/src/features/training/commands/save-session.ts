import { problem } from '../../../domain/shared/field-problem.ts';
import { LIMITS } from '../../../domain/shared/limits.ts';
import { canKeepTraining } from '../../../domain/training/session.ts';
import { instantOf, sessionProblems } from '../../../domain/training/session-input.ts';
import type { SessionInput } from '../../../domain/training/session-input.ts';
import type { Command, CommandContext } from '../../../platform/command.ts';
import {
  assertValid,
  Conflict,
  Forbidden,
  InvalidInput,
  LimitExceeded,
} from '../../../platform/errors.ts';
import { loadSession, tellOfSession } from '../load-session.ts';

type Input = SessionInput & {
  /** Null for a new one. */
  readonly sessionId: string | null;
  readonly expectedVersion: number | null;
};

/** The state adds or changes a session of the hub (REF-064). */
export const saveSession: Command<Input, { sessionId: string }> = async (context, input) => {
  const { tx, actor } = context;
  if (!canKeepTraining(actor)) throw new Forbidden();
  assertValid(sessionProblems(input));
  // Two at once would each find the number free.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('save-session'))`;
  const sessionId = await write(context, input);
  const link = input.liveUrl?.trim();
  await tx.trainingLiveLink.deleteMany({ where: { sessionId } });
  if (link) await tx.trainingLiveLink.create({ data: { sessionId, url: link } });
  await tellOfSession(context, sessionId, 'TRAINING_SAVED');
  return { sessionId };
};

async function write(context: CommandContext, input: Input): Promise<string> {
  const { tx } = context;
  if (input.sessionId === null) {
    await assertNumberFree(context, input);
    if ((await tx.trainingSession.count()) >= LIMITS.trainingSessions) {
      throw new LimitExceeded(`The hub has at most ${LIMITS.trainingSessions} sessions.`);
    }
    const { id } = await tx.trainingSession.create({ data: dataOf(input) });
    return id;
  }
  const { session } = await loadSession(context, input.sessionId);
  if (session.version !== input.expectedVersion) throw await changedMeanwhile(context, session);
  await assertNumberFree(context, input);
  await tx.trainingSession.updateMany({
    where: { id: session.id },
    data: { ...dataOf(input), version: { increment: 1 } },
  });
  return session.id;
}

const lines = (typed: readonly string[]): string[] =>
  typed.map((line) => line.trim()).filter((line) => line !== '');

const dataOf = (input: Input) => ({
  pathway: input.pathway,
  number: input.number,
  title: input.title.trim(),
  description: input.description.trim(),
  objectives: lines(input.objectives),
  prompts: lines(input.prompts),
  polls: [...new Set(input.polls)],
  startsAt: instantOf(input.day, input.from),
  endsAt: instantOf(input.day, input.until),
  recordingUrl: input.recordingUrl?.trim() || null,
});

/** A number names one session of a series. @throws InvalidInput naming the field and whose it is */
async function assertNumberFree(
  { tx }: CommandContext,
  { sessionId, pathway, number }: Input,
): Promise<void> {
  if (number === null) return;
  const taken = await tx.trainingSession.findFirst({
    where: { pathway, number, ...(sessionId && { id: { not: sessionId } }) },
    select: { title: true },
  });
  if (!taken) return;
  throw new InvalidInput([
    problem('number', 'DUPLICATE', {
      en: `Session ${number} is "${taken.title}". Choose another number.`,
      es: `La sesión ${number} es «${taken.title}». Elija otro número.`,
    }),
  ]);
}

/** Nobody overwrites what they have not seen (CORE-024). */
async function changedMeanwhile(
  { tx }: CommandContext,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<Conflict> {
  const last = await tx.activity.findFirst({
    where: { subjectId: id, kind: 'TRAINING_SAVED' },
    orderBy: { seq: 'desc' },
    select: { at: true, actor: { select: { name: true } } },
  });
  return new Conflict(
    'Somebody saved while you were editing. Look at what changed and save again.',
    {
      currentVersion: version,
      changedBy: last?.actor?.name ?? null,
      changedAt: last?.at ?? null,
    },
  );
}
