import { endProblem } from '../../../domain/career-plan/co-enrollment.ts';
import { dateOf } from '../../../domain/shared/chicago-time.ts';
import { problemsOf } from '../../../domain/shared/field-problem.ts';
import type { Command } from '../../../platform/command.ts';
import { assertValid } from '../../../platform/errors.ts';
import { storedDay } from '../../../platform/stored-day.ts';
import { loadCoEnrollment } from '../load-co-enrollment.ts';

type Input = { readonly id: string; readonly endedOn?: string | null | undefined };

/** Says which day was the last; without one, that they take part as before. */
export const endCoEnrollment: Command<Input, { personId: string; coEnrollmentId: string }> = async (
  context,
  { id, endedOn = null },
) => {
  const { personId, startedOn } = await loadCoEnrollment(context, id);
  assertValid(problemsOf(endProblem(storedDay(startedOn), endedOn, dateOf(context.now))));
  await context.tx.coEnrollment.updateMany({
    where: { id },
    data: { endedOn: endedOn ? new Date(endedOn) : null, version: { increment: 1 } },
  });
  return { personId, coEnrollmentId: id };
};
