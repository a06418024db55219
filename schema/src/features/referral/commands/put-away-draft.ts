import type { CommandContext } from '../../../platform/command.ts';
import { recordReferral } from '../../../platform/record.ts';
import { momentOf } from './change-status.ts';
import { decide, loadReferral } from './load-referral.ts';

/** A recalled draft leaves the lists; its history stays (catalogues 6.2). */
export async function putAwayDraft(
  context: CommandContext,
  { id }: { readonly id: string },
): Promise<{ referralId: string }> {
  const referral = await loadReferral(context, id);
  await decide(context, referral, 'PUT_AWAY');
  const at = momentOf(context, referral);
  await context.tx.referral.updateMany({
    where: { id: referral.id },
    data: { putAwayAt: at, version: referral.version + 1, lastActivityAt: at, updatedAt: at },
  });
  await recordReferral({ ...context, now: at }, referral, 'DRAFT_PUT_AWAY', { audience: 'SIDE' });
  return { referralId: referral.id };
}
