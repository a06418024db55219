import type { Command } from '../../../platform/command.ts';
import { Forbidden, NotFound } from '../../../platform/errors.ts';
import { assertIds } from '../../../platform/ids.ts';
import { recordNeed } from '../write-need.ts';

/** Closing what is closed changes nothing and is no error. */
export const closeNeed: Command<{ readonly id: string }, { personId: string }> = async (
  context,
  { id },
) => {
  const { tx, actor, now } = context;
  assertIds(id);
  const need = await tx.personNeed.findFirst({ where: { id } });
  if (!need) throw new NotFound();
  if (need.recordedByOrganizationId !== actor.organizationId) throw new Forbidden();
  const closed = await tx.personNeed.updateMany({
    where: { id, metAt: null },
    data: { metAt: now },
  });
  if (closed.count > 0) await recordNeed(context, 'NEED_CLOSED', need.personId, id);
  return { personId: need.personId };
};
