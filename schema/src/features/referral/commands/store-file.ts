import type { FileType } from '../../../domain/referral/file.ts';
import { fileNameFor } from '../../../domain/referral/file.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { NotFound } from '../../../platform/errors.ts';
import { enqueue } from '../../../platform/record.ts';
import { announceFile } from './announce-file.ts';
import { decide, loadReferral } from './load-referral.ts';

export type StoreFileInput = {
  readonly fileId: string;
  readonly type: FileType;
  /** In hexadecimal. */
  readonly sha256: string;
  /** An antivirus looks at it before anybody gets it. */
  readonly checkFirst: boolean;
};

/**
 * The bytes of a file are here, and what they are is known. Asks again whether the actor may attach it: much can
 * have happened to the referral meanwhile.
 */
export async function storeFile(
  context: CommandContext,
  { fileId, type, sha256, checkFirst }: StoreFileInput,
): Promise<{ referralId: string }> {
  const { tx } = context;
  const file = await tx.referralFile.findFirst({ where: { id: fileId, state: 'RECEIVING' } });
  if (!file) throw new NotFound();
  const referral = await loadReferral(context, file.referralId);
  await decide(context, referral, 'ATTACH');
  await tx.referralFile.updateMany({
    where: { id: fileId },
    data: {
      name: fileNameFor(file.name, type),
      type,
      sha256,
      state: checkFirst ? 'CHECKING' : 'READY',
    },
  });
  if (checkFirst) await enqueue(context, 'check-file', { fileId });
  else await announceFile(context, referral, fileId);
  return { referralId: referral.id };
}
