import type { CommandContext } from '../../../platform/command.ts';
import { NotFound } from '../../../platform/errors.ts';
import { assertIds } from '../../../platform/ids.ts';

/** Row-level security lets administrators of the receiver at it, and nobody else. Twice is once. */
export async function revokeAnswerLink(
  { tx, actor }: CommandContext,
  { id }: { readonly id: string },
): Promise<{ id: string }> {
  assertIds(id);
  const link = await tx.answerLink.findFirst({ where: { id }, select: { revokedAt: true } });
  if (!link) throw new NotFound();
  if (!link.revokedAt) {
    await tx.answerLink.updateMany({
      where: { id },
      data: { revokedAt: new Date(), revokedById: actor.userId },
    });
  }
  return { id };
}
