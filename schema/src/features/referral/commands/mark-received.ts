import { sideOf } from '../../../domain/referral/policy.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { changeStatus } from './change-status.ts';
import { decide, loadReferral } from './load-referral.ts';

/**
 * Somebody at the receiver has it in front of them (REF-030). Opening never conflicts: whoever opens
 * second finds it open.
 */
export async function markReceived(
  context: CommandContext,
  { id }: { readonly id: string },
): Promise<{ referralId: string }> {
  const referral = await loadReferral(context, id);
  const opened = referral.receivedAt !== null && sideOf(context.actor, referral) === 'RECEIVER';
  if (!opened) {
    const { transition } = await decide(context, referral, 'MARK_RECEIVED');
    if (transition) await changeStatus(context, referral, transition);
  }
  return { referralId: referral.id };
}
