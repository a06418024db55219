import { dateOf, isLocalDate } from '../shared/chicago-time.ts';
import { checkText, limitText, mustBeOneOf, problem, problemsOf } from '../shared/field-problem.ts';
import type { FieldProblem } from '../shared/field-problem.ts';
import { LIMITS } from '../shared/limits.ts';
import { ATTEMPT_CHANNELS, ATTEMPT_RESULTS, PARTNER_ATTEMPT_RESULTS } from './channel.ts';
import type { AttemptTarget } from './channel.ts';
import { outcomesFrom } from './outcome.ts';
import type { ReferralStatus } from './status.ts';

/** A day the two sides reckon with: it exists, is not ahead of now, and not before what it follows. */
const pastDayProblem = (
  field: string,
  day: string | null,
  now: Date,
  notBefore: Date | null,
): FieldProblem | null => {
  if (!day || !isLocalDate(day)) {
    return problem(field, day ? 'MALFORMED' : 'REQUIRED', {
      en: 'Enter a date like 2026-05-31.',
      es: 'Escriba una fecha como 2026-05-31.',
    });
  }
  if (day > dateOf(now)) {
    return problem(field, 'IN_THE_FUTURE', {
      en: 'Enter today or an earlier day.',
      es: 'Escriba hoy o un día anterior.',
    });
  }
  return notBefore && day < dateOf(notBefore)
    ? problem(field, 'IN_THE_PAST', {
        en: `Enter a day from ${dateOf(notBefore)} on.`,
        es: `Escriba un día a partir del ${dateOf(notBefore)}.`,
      })
    : null;
};

/** REF-031: a first appointment lies ahead. */
export const acceptProblems = (
  { appointmentAt, note }: { readonly appointmentAt: Date | null; readonly note: string | null },
  now: Date,
): FieldProblem[] =>
  problemsOf(
    appointmentAt !== null && appointmentAt <= now
      ? problem('appointmentAt', 'IN_THE_PAST', {
          en: 'Choose a time that lies ahead.',
          es: 'Elija una hora futura.',
        })
      : null,
    limitText('note', note, LIMITS.reason),
  );

/** REF-033. @param sentAt services do not start before they were asked for */
export const startProblems = (
  startedOn: string | null,
  now: Date,
  sentAt: Date | null,
): FieldProblem[] => problemsOf(pastDayProblem('startedOn', startedOn, now, sentAt));

/** REF-034 and catalogues 6.2: from Accepted any outcome but "services delivered". */
export const completeProblems = (
  {
    outcome,
    endedOn,
    note,
  }: {
    readonly outcome: string | null;
    readonly endedOn: string | null;
    readonly note: string | null;
  },
  from: ReferralStatus,
  now: Date,
  startedAt: Date | null,
): FieldProblem[] =>
  problemsOf(
    outcomeProblem(outcome, from),
    pastDayProblem('endedOn', endedOn, now, startedAt),
    limitText('note', note, LIMITS.outcomeSummary),
  );

/** @param from the status it is completed from, or for amending was completed from */
export const outcomeProblem = (outcome: string | null, from: ReferralStatus): FieldProblem | null =>
  mustBeOneOf('outcome', outcome, outcomesFrom(from), { en: 'an outcome', es: 'un resultado' });

export type AttemptInput = {
  readonly target: AttemptTarget;
  readonly channel: string | null;
  readonly result: string | null;
  readonly occurredAt: Date;
  readonly note: string | null;
};

/** REF-029, REF-039: what happened, not what is planned. A clock may be a minute ahead of ours. */
export const attemptProblems = (attempt: AttemptInput, now: Date): FieldProblem[] =>
  problemsOf(
    mustBeOneOf('channel', attempt.channel, ATTEMPT_CHANNELS, {
      en: 'how you tried',
      es: 'cómo lo intentó',
    }),
    mustBeOneOf(
      'result',
      attempt.result,
      attempt.target === 'PARTNER' ? PARTNER_ATTEMPT_RESULTS : ATTEMPT_RESULTS,
      { en: 'the result', es: 'el resultado' },
    ),
    attempt.occurredAt.getTime() > now.getTime() + 60_000
      ? problem('occurredAt', 'IN_THE_FUTURE', {
          en: 'Enter a time that has passed.',
          es: 'Escriba una hora que ya pasó.',
        })
      : null,
    limitText('note', attempt.note, LIMITS.note),
  );

/** REF-052. */
export const messageProblems = (body: string | null): FieldProblem[] =>
  problemsOf(checkText('body', body, { en: 'a message', es: 'un mensaje' }, LIMITS.message));

export const noteProblems = (body: string | null): FieldProblem[] =>
  problemsOf(checkText('body', body, { en: 'a note', es: 'una nota' }, LIMITS.note));

/** The sender says why; a customer need not (REF-051). */
export const withdrawProblems = (
  reason: string | null,
  by: 'SENDER' | 'CUSTOMER',
): FieldProblem[] =>
  problemsOf(
    by === 'SENDER'
      ? checkText('reason', reason, { en: 'the reason', es: 'el motivo' }, LIMITS.reason)
      : limitText('reason', reason, LIMITS.reason),
  );
