import type { CommandContext } from '../../../platform/command.ts';
import { Forbidden, NotFound } from '../../../platform/errors.ts';
import { assertIds } from '../../../platform/ids.ts';
import { recordReferral } from '../../../platform/record.ts';
import { audienceOf, fileSide } from './announce-file.ts';
import { loadReferral } from './load-referral.ts';
import { touchReferral } from './touch-referral.ts';

/** Whoever attached a file takes it away again, whatever has become of the referral since, as long as they see it. */
export async function removeFile(
  context: CommandContext,
  { id }: { readonly id: string },
): Promise<{ referralId: string }> {
  const { tx, actor } = context;
  assertIds(id);
  const file = await tx.referralFile.findFirst({ where: { id } });
  if (!file) throw new NotFound();
  const referral = await loadReferral(context, file.referralId);
  if (file.authorId !== actor.userId || file.organizationId !== actor.organizationId)
    throw new Forbidden();
  // Its bytes go with the row (prisma/policies/46-file.sql).
  const { count } = await tx.referralFile.deleteMany({ where: { id } });
  if (count === 0) throw new NotFound();
  if (file.state !== 'READY') return { referralId: referral.id };
  const side = fileSide(context, referral);
  const at = await touchReferral(context, referral, { action: 'ATTACH', side });
  await recordReferral({ ...context, now: at }, referral, 'FILE_REMOVED', {
    audience: audienceOf(referral),
    data: { fileId: id },
  });
  return { referralId: referral.id };
}
