import type { CommandContext } from '../../../platform/command.ts';
import { recordReferral } from '../../../platform/record.ts';
import { changeStatus } from './change-status.ts';
import { decide, loadReferral } from './load-referral.ts';
import { touchReferral } from './touch-referral.ts';

/**
 * The receiver has no place now and keeps the person on its waiting list. A place it held is no place, so nobody
 * else gets it; the next one that becomes free is offered in turn.
 */
export async function waitlistReferral(
  context: CommandContext,
  { id }: { readonly id: string },
): Promise<{ referralId: string }> {
  const referral = await loadReferral(context, id);
  const { side, transition } = await decide(context, referral, 'WAITLIST');
  if (transition?.effect === 'MOVE') await changeStatus(context, referral, transition);
  else await touchReferral(context, referral, { action: 'WAITLIST', side });
  await context.tx.$executeRaw`select app.wait_for_place(${referral.id}::uuid)`;
  await recordReferral(context, referral, 'WAITLISTED', { audience: 'STATUS' });
  return { referralId: referral.id };
}
