import {
  coEnrollmentProblems,
  isRunningOn,
  isSameEnrollment,
} from '../../../domain/career-plan/co-enrollment.ts';
import type { CoEnrollmentInput } from '../../../domain/career-plan/co-enrollment.ts';
import { dateOf } from '../../../domain/shared/chicago-time.ts';
import { problem } from '../../../domain/shared/field-problem.ts';
import { LIMITS } from '../../../domain/shared/limits.ts';
import type { Command } from '../../../platform/command.ts';
import { assertValid, InvalidInput, LimitExceeded, NotFound } from '../../../platform/errors.ts';
import { assertIds } from '../../../platform/ids.ts';
import { storedDay } from '../../../platform/stored-day.ts';
import { coEnrollmentData } from '../co-enrollment-data.ts';
import { assertInDirectory, assertKeeps } from '../load-co-enrollment.ts';

type Input = CoEnrollmentInput & {
  readonly personId: string;
  readonly dolFunded: boolean;
  readonly referralId?: string | null | undefined;
};

/** Writes down another program that somebody takes part in (PLAN-043); a trigger tells all who plan with them. */
export const recordCoEnrollment: Command<
  Input,
  { personId: string; coEnrollmentId: string }
> = async (context, input) => {
  const { tx, actor, now } = context;
  const { personId, referralId = null } = input;
  assertIds(personId, ...(referralId ? [referralId] : []));
  await assertKeeps(context, personId);
  const today = dateOf(now);
  assertValid(coEnrollmentProblems(input, today));
  await assertInDirectory(context, input.organizationId);
  if (referralId && !(await tx.referral.findFirst({ where: { id: referralId, personId } })))
    throw new NotFound();

  // One planner at a time, so that two do not write the same down.
  await tx.$queryRaw`select 1 from application where person_id = ${personId}::uuid order by id for no key update`;
  const known = await tx.coEnrollment.findMany({ where: { personId, removedAt: null } });
  const data = coEnrollmentData(input);
  const again = known.find(
    (each) =>
      isSameEnrollment(each, data) &&
      isRunningOn({ endedOn: each.endedOn && storedDay(each.endedOn) }, today),
  );
  if (again) throw new InvalidInput([SAME]);
  if (known.length >= LIMITS.coEnrollmentsPerPerson)
    throw new LimitExceeded(`A plan has at most ${LIMITS.coEnrollmentsPerPerson} other programs.`);

  const { id } = await tx.coEnrollment.create({
    data: {
      ...data,
      personId,
      referralId,
      recordedByOrganizationId: actor.organizationId ?? '',
      recordedById: actor.userId,
      recordedAt: now,
    },
    select: { id: true },
  });
  return { personId, coEnrollmentId: id };
};

const SAME = problem('program', 'DUPLICATE', {
  en: 'This program at this organization is on the plan already.',
  es: 'Este programa en esta organización ya está en el plan.',
});
