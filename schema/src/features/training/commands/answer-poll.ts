import { answerProblem } from '../../../domain/training/poll.ts';
import type { Poll, PollChoice } from '../../../domain/training/poll.ts';
import { problem, problemsOf } from '../../../domain/shared/field-problem.ts';
import type { Command } from '../../../platform/command.ts';
import { assertValid } from '../../../platform/errors.ts';
import { assertOpen, loadSession, tellOfSession } from '../load-session.ts';

type Input = { readonly sessionId: string; readonly poll: Poll; readonly choice: PollChoice };

const NOT_ASKED = {
  en: 'This session does not ask that.',
  es: 'Esta sesión no hace esa pregunta.',
};

/** REF-066: one answer a person, the last one they gave. Everybody on the page sees the counts move. */
export const answerPoll: Command<Input, { sessionId: string }> = async (
  context,
  { sessionId, poll, choice },
) => {
  const { tx, actor, now } = context;
  const found = await loadSession(context, sessionId);
  const asked = found.session.polls.includes(poll);
  assertValid(
    problemsOf(
      asked ? null : problem('poll', 'NOT_ALLOWED', NOT_ASKED),
      answerProblem(poll, choice),
    ),
  );
  assertOpen(context, found, 'ANSWER');
  const changed = await tx.$executeRaw`
    insert into training_answer (session_id, user_id, poll, choice, answered_at)
    values (${sessionId}::uuid, ${actor.userId}::uuid, ${poll}, ${choice}, ${now})
    on conflict (session_id, user_id, poll) do update
      set choice = excluded.choice, answered_at = excluded.answered_at
      where training_answer.choice <> excluded.choice`;
  if (changed > 0) await tellOfSession(context, sessionId, 'POLL_ANSWERED');
  return { sessionId };
};
