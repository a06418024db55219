import { transition } from '../../../domain/referral/machine.ts';
import { OPEN_STATUSES } from '../../../domain/referral/status.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { changeStatus } from './change-status.ts';
import { loadReferrals } from './load-referral.ts';

/**
 * Withdrawing a consent ends what is open under it (REF-050), in the transaction of the withdrawal and
 * before it: afterwards nobody reaches the person through it. Drafts lose the consent by trigger.
 * Returns the ids of the referrals that were ended.
 */
export async function completeForConsent(
  context: CommandContext,
  consentId: string,
): Promise<string[]> {
  const open = await context.tx.referral.findMany({
    where: { consentId, status: { in: [...OPEN_STATUSES] } },
    select: { id: true },
  });
  const referrals = await loadReferrals(
    context,
    open.map(({ id }) => id),
  );
  const ended: string[] = [];
  for (const referral of referrals) {
    // By the will of the customer, whoever writes it down; one that closed meanwhile stays as it is.
    const decided = transition(referral.facts, 'WITHDRAW_BY_CUSTOMER');
    if (!decided.ok) continue;
    await changeStatus(context, referral, decided.value, {
      set: { outcome: 'WITHDRAWN_BY_CUSTOMER', closedById: context.actor.userId },
      kind: 'REFERRAL_WITHDRAWN',
      data: { outcome: 'WITHDRAWN_BY_CUSTOMER', consentId },
    });
    ended.push(referral.id);
  }
  return ended;
}
