import { ride } from '@throughline/prisma/ride';
import type { CommandContext } from '../../../platform/command.ts';
import { momentOf } from './change-status.ts';
import { dueColumns } from './due-of-referral.ts';
import type { LoadedReferral } from './load-referral.ts';

/**
 * The sender of a declined referral has seen to the person (REF-053). What is due there is theirs alone, so
 * nothing the other side sees of the referral changes, its place in lists included.
 */
export async function followedUp(context: CommandContext, referral: LoadedReferral): Promise<void> {
  if (referral.dueRule !== 'NO_FOLLOW_UP') return;
  const followedUpAt = momentOf(context, referral);
  const data = { followedUpAt, ...dueColumns(context, { ...referral, followedUpAt }) };
  await ride(() => context.tx.referral.updateMany({ where: { id: referral.id }, data }));
}
