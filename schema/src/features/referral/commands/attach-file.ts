import { cleanFileName, fileProblems } from '../../../domain/referral/file.ts';
import { problem } from '../../../domain/shared/field-problem.ts';
import { LIMITS } from '../../../domain/shared/limits.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { assertValid } from '../../../platform/errors.ts';
import { decide, loadReferral } from './load-referral.ts';

export type AttachFileInput = {
  readonly referralId: string;
  readonly name: string;
  readonly size: number;
};

/**
 * Keeps a place for a file of the actor's side, or of the customer (REF-062). Nobody is told before its bytes are here and found
 * harmless.
 */
export async function attachFile(
  context: CommandContext,
  { referralId, name, size }: AttachFileInput,
): Promise<{ fileId: string }> {
  const { tx, actor, now } = context;
  const referral = await loadReferral(context, referralId);
  await decide(context, referral, 'ATTACH');
  assertValid(fileProblems({ name, size }));
  // Of everybody: those of others that are not ready yet are few, and hidden.
  const files = await tx.referralFile.count({ where: { referralId: referral.id } });
  if (files >= LIMITS.filesPerReferral) {
    assertValid([
      problem('name', 'TOO_MANY', {
        en: `A referral may have ${LIMITS.filesPerReferral} files at most. Remove one first.`,
        es: `Un referido puede tener ${LIMITS.filesPerReferral} archivos como máximo. Quite uno primero.`,
      }),
    ]);
  }
  const file = await tx.referralFile.create({
    data: {
      referralId: referral.id,
      organizationId: actor.organizationId,
      authorId: actor.userId,
      name: [...cleanFileName(name)].slice(0, LIMITS.fileName).join(''),
      size,
      state: 'WAITING',
      createdAt: now,
    },
    select: { id: true },
  });
  return { fileId: file.id };
}
