import type { Command } from '../../../platform/command.ts';
import { Forbidden } from '../../../platform/errors.ts';

/** Where "what changed since my last visit" begins: a mutation, because looking never writes. */
export const markVisit: Command<object, { userId: string }> = async ({ tx, actor, now }) => {
  const { userId } = actor;
  if (!userId) throw new Forbidden();
  await tx.account.updateMany({ where: { userId }, data: { lastVisitAt: now } });
  return { userId };
};
