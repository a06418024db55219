import { mayJudgeMatches } from '../../../domain/customer/policy.ts';
import { undoRefusal } from '../../../domain/customer/merge.ts';
import { pick } from '../../../domain/shared/locale.ts';
import type { Command } from '../../../platform/command.ts';
import { Conflict, Forbidden, NotFound } from '../../../platform/errors.ts';
import { assertIds } from '../../../platform/ids.ts';

/** Takes a merge apart within 30 days, the last one of a record first. */
export const undoMerge: Command<{ readonly id: string }, { personId: string }> = async (
  { tx, actor, now, locale },
  { id },
) => {
  if (!mayJudgeMatches(actor)) throw new Forbidden();
  assertIds(id);
  const merge = await tx.personMerge.findFirst({ where: { id } });
  if (!merge) throw new NotFound();
  const { survivorId } = merge;
  const refusal = undoRefusal(merge, await tx.personMerge.findMany({ where: { survivorId } }), now);
  if (refusal) throw new Conflict(pick(refusal, locale));
  const [done] = await tx.$queryRaw<
    [{ undone: boolean }]
  >`select app.undo_merge(${id}::uuid) as undone`;
  if (!done.undone) throw new Conflict(pick(MEANWHILE, locale));
  return { personId: survivorId };
};

const MEANWHILE = {
  en: 'Somebody changed this merge meanwhile. Look again.',
  es: 'Mientras tanto alguien cambió esta unión. Vuelva a revisarla.',
};
