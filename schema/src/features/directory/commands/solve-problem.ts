import { limitText, problemsOf } from '../../../domain/shared/field-problem.ts';
import { LIMITS } from '../../../domain/shared/limits.ts';
import type { Command } from '../../../platform/command.ts';
import { Conflict, NotFound, assertValid } from '../../../platform/errors.ts';
import { assertIds } from '../../../platform/ids.ts';
import { record } from '../../../platform/record.ts';
import { keepRecord } from '../keep-record.ts';

type Input = { readonly problemId: string; readonly answer?: string | null | undefined };

/** A reported problem is dealt with; who found it is told (REF-010). */
export const solveProblem: Command<Input, { problemId: string }> = async (context, input) => {
  const { tx, actor, now } = context;
  const { problemId } = input;
  assertIds(problemId);
  assertValid(problemsOf(limitText('answer', input.answer, LIMITS.problem)));
  const found = await tx.recordProblem.findFirst({ where: { id: problemId } });
  if (!found) throw new NotFound();
  await keepRecord(context, found.organizationId);
  const done = await tx.recordProblem.updateMany({
    where: { id: problemId, solvedAt: null },
    data: { solvedAt: now, solvedById: actor.userId, answer: input.answer?.trim() || null },
  });
  if (done.count === 0)
    throw new Conflict('Somebody has answered this already. Reload to see how.');
  await record(context, {
    kind: 'PROBLEM_SOLVED',
    audience: 'ORGANIZATION',
    subjectType: 'ORGANIZATION',
    subjectId: found.organizationId,
    sideOrganizationId: found.organizationId,
    userId: found.reporterId,
    data: { problemId },
  });
  return { problemId };
};
