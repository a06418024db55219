import { isStaff } from '../../../domain/access/actor.ts';
import { limitText, problemsOf, requireText } from '../../../domain/shared/field-problem.ts';
import { LIMITS } from '../../../domain/shared/limits.ts';
import type { Command } from '../../../platform/command.ts';
import { Forbidden, LimitExceeded, NotFound, assertValid } from '../../../platform/errors.ts';
import { assertIds } from '../../../platform/ids.ts';
import { record } from '../../../platform/record.ts';

type Input = {
  readonly organizationId: string;
  readonly serviceId?: string | null | undefined;
  readonly text: string;
};

/** Any of staff says what is wrong in a record; its keepers hear of it (REF-010). */
export const reportProblem: Command<Input, { problemId: string }> = async (context, input) => {
  const { tx, actor, now } = context;
  const { organizationId, serviceId = null } = input;
  if (!isStaff(actor) || !actor.organizationId) throw new Forbidden();
  assertIds(organizationId, serviceId);
  assertValid(
    problemsOf(
      requireText('text', input.text, { en: 'what is wrong', es: 'qué está mal' }),
      limitText('text', input.text, LIMITS.problem),
    ),
  );
  const organization = await tx.organization.findFirst({
    where: {
      id: organizationId,
      status: 'APPROVED',
      ...(serviceId && { services: { some: { id: serviceId } } }),
    },
    select: { id: true },
  });
  if (!organization) throw new NotFound();
  const open = await tx.recordProblem.count({
    where: { reporterId: actor.userId, solvedAt: null },
  });
  if (open >= LIMITS.openProblems) {
    throw new LimitExceeded(
      `You have ${LIMITS.openProblems} open reports. Wait until some are answered.`,
    );
  }
  const { id: problemId } = await tx.recordProblem.create({
    data: {
      organizationId,
      serviceId,
      text: input.text.trim(),
      reporterId: actor.userId,
      reporterOrganizationId: actor.organizationId,
      reportedAt: now,
    },
    select: { id: true },
  });
  await record(context, {
    kind: 'PROBLEM_REPORTED',
    audience: 'ORGANIZATION',
    subjectType: 'ORGANIZATION',
    subjectId: organizationId,
    sideOrganizationId: organizationId,
    userId: actor.userId,
    data: { problemId },
  });
  return { problemId };
};
