import type { Prisma } from '@throughline/prisma/generated/client';
import { ride } from '@throughline/prisma/ride';
import type { ReferralAction, ReferralSide } from '../../../domain/referral/actions.ts';
import { restartsClock } from '../../../domain/referral/due.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { momentOf } from './change-status.ts';
import { dueColumns } from './due-of-referral.ts';
import type { LoadedReferral } from './load-referral.ts';

/**
 * Something both sides can see has changed while the status stays: it moves up in lists, is unread for the
 * others, and starts the clock anew where it is a word of who is waited for. Returns when.
 */
export async function touchReferral(
  context: CommandContext,
  referral: LoadedReferral,
  by: { readonly action: ReferralAction; readonly side: ReferralSide },
  set: Prisma.ReferralUncheckedUpdateManyInput = {},
): Promise<Date> {
  const at = momentOf(context, referral);
  const word = restartsClock(referral.facts.status, by.action, by.side) && { receiverWordAt: at };
  const data = {
    ...set,
    ...(word && { ...word, ...dueColumns(context, { ...referral, ...word }) }),
    lastActivityAt: at,
    updatedAt: at,
  };
  await ride(() => context.tx.referral.updateMany({ where: { id: referral.id }, data }));
  return at;
}
