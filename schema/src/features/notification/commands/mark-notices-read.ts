import type { Command } from '../../../platform/command.ts';
import { Forbidden } from '../../../platform/errors.ts';
import { assertIds } from '../../../platform/ids.ts';
import { record } from '../../../platform/record.ts';

type Input = { readonly ids?: readonly string[] | null | undefined };

/** Marks one's own notices; the other windows and devices of the user follow. */
export const markNoticesRead: Command<Input, { userId: string }> = async (context, { ids }) => {
  const { tx, actor, now } = context;
  const { userId } = actor;
  if (!userId) throw new Forbidden();
  assertIds(...(ids ?? []));
  const { count } = await tx.notice.updateMany({
    where: { userId, readAt: null, ...(ids && { id: { in: [...ids] } }) },
    data: { readAt: now },
  });
  if (count > 0) {
    await record(context, {
      kind: 'NOTICES_READ',
      audience: 'USER',
      subjectType: 'USER',
      subjectId: userId,
      userId,
      data: { count },
    });
  }
  return { userId };
};
