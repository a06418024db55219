import type { CommandContext } from '../../../platform/command.ts';
import { enqueue, recordReferral } from '../../../platform/record.ts';
import { announceFile } from './announce-file.ts';
import { loadReferral } from './load-referral.ts';

export type JudgeFileInput = { readonly fileId: string; readonly clean: boolean };

/**
 * What the antivirus says of a file that waited for it. Clean: it is there as if its author attached it now.
 * Infected: its bytes are thrown away, and its author is told. Saying so twice changes nothing.
 */
export async function judgeFile(
  system: CommandContext,
  { fileId, clean }: JudgeFileInput,
): Promise<void> {
  const { tx } = system;
  const file = await tx.referralFile.findFirst({ where: { id: fileId } });
  if (!file) return;
  const referral = await loadReferral(system, file.referralId);
  const { count } = await tx.referralFile.updateMany({
    where: { id: fileId, state: 'CHECKING' },
    data: { state: clean ? 'READY' : 'INFECTED' },
  });
  if (count === 0) return;
  const { authorId, organizationId } = file;
  const byCustomer = organizationId === null;
  if (clean) {
    const role = byCustomer ? 'CUSTOMER' : system.actor.role;
    const actor = { ...system.actor, role, userId: authorId, organizationId };
    return announceFile({ ...system, actor }, referral, fileId);
  }
  await enqueue(system, 'forget-file', { fileId });
  // Whoever attached it has something to do: to know, and perhaps to attach another.
  const context = { ...system, actor: { ...system.actor, organizationId } };
  await recordReferral(context, referral, 'FILE_REFUSED', {
    audience: byCustomer ? 'SIDE_AND_PERSON' : 'SIDE',
    data: { fileId, assigneeId: authorId },
  });
}
