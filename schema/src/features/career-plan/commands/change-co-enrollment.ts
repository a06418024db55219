import { coEnrollmentProblems } from '../../../domain/career-plan/co-enrollment.ts';
import type { CoEnrollmentInput } from '../../../domain/career-plan/co-enrollment.ts';
import { dateOf } from '../../../domain/shared/chicago-time.ts';
import type { Command } from '../../../platform/command.ts';
import { assertValid } from '../../../platform/errors.ts';
import { coEnrollmentData } from '../co-enrollment-data.ts';
import { assertInDirectory, assertVersion, loadCoEnrollment } from '../load-co-enrollment.ts';

type Input = CoEnrollmentInput & {
  readonly id: string;
  readonly expectedVersion: number;
  readonly dolFunded: boolean;
};

/** Corrects what is known of another program. Whoever had made sure of it had made sure of something else. */
export const changeCoEnrollment: Command<
  Input,
  { personId: string; coEnrollmentId: string }
> = async (context, { id, expectedVersion, ...input }) => {
  const found = await loadCoEnrollment(context, id);
  assertVersion(context, found, expectedVersion);
  assertValid(coEnrollmentProblems(input, dateOf(context.now)));
  await assertInDirectory(context, input.organizationId);
  await context.tx.coEnrollment.updateMany({
    where: { id: found.id },
    data: {
      ...coEnrollmentData(input),
      verifiedAt: null,
      verifiedById: null,
      version: { increment: 1 },
    },
  });
  return { personId: found.personId, coEnrollmentId: found.id };
};
