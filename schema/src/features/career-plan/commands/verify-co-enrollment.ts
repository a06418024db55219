import type { Command } from '../../../platform/command.ts';
import { assertVersion, loadCoEnrollment } from '../load-co-enrollment.ts';

type Input = { readonly id: string; readonly expectedVersion: number; readonly verified: boolean };

/** Somebody made sure of it, as it is now: asked there, or saw a paper. Saying the same again changes nothing. */
export const verifyCoEnrollment: Command<
  Input,
  { personId: string; coEnrollmentId: string }
> = async (context, { id, expectedVersion, verified }) => {
  const { tx, actor, now } = context;
  const found = await loadCoEnrollment(context, id);
  if ((found.verifiedAt !== null) !== verified) {
    assertVersion(context, found, expectedVersion);
    await tx.coEnrollment.updateMany({
      where: { id: found.id },
      data: {
        verifiedAt: verified ? now : null,
        verifiedById: verified ? actor.userId : null,
        version: { increment: 1 },
      },
    });
  }
  return { personId: found.personId, coEnrollmentId: found.id };
};
