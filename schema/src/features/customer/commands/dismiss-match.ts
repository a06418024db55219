import { mayJudgeMatches } from '../../../domain/customer/policy.ts';
import type { Command } from '../../../platform/command.ts';
import { Forbidden, NotFound } from '../../../platform/errors.ts';
import { assertIds } from '../../../platform/ids.ts';

/** Notes that two records are two persons. They are proposed again only when they get more in common. */
export const dismissMatch: Command<{ readonly id: string }, { matchId: string }> = async (
  { tx, actor, now },
  { id },
) => {
  if (!mayJudgeMatches(actor)) throw new Forbidden();
  assertIds(id);
  const dismissed = await tx.personMatch.updateMany({
    where: { id },
    data: { dismissedAt: now, dismissedById: actor.userId },
  });
  if (dismissed.count === 0) throw new NotFound();
  return { matchId: id };
};
