import type { Command } from '../../../platform/command.ts';
import { loadCoEnrollment } from '../load-co-enrollment.ts';

type Input = { readonly id: string; readonly removed: boolean };

/** What was entered by mistake is shown nowhere any more; saying that it is not removed brings it back. */
export const removeCoEnrollment: Command<
  Input,
  { personId: string; coEnrollmentId: string }
> = async (context, { id, removed }) => {
  const { tx, now } = context;
  const found = await loadCoEnrollment(context, id);
  if ((found.removedAt !== null) !== removed)
    await tx.coEnrollment.updateMany({
      where: { id: found.id },
      data: { removedAt: removed ? now : null, version: { increment: 1 } },
    });
  return { personId: found.personId, coEnrollmentId: found.id };
};
