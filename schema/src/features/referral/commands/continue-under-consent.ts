import { isCustomer } from '../../../domain/access/actor.ts';
import { OPEN_STATUSES } from '../../../domain/referral/status.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { recordReferral } from '../../../platform/record.ts';
import { loadReferrals } from './load-referral.ts';
import type { LoadedReferral } from './load-referral.ts';

/**
 * What is open under a consent and can go on under another: what the sender sent, all of it that is the customer's.
 * Held, the consent first, in the order in which withdrawConsent does.
 */
export async function restingOnConsent(
  context: CommandContext,
  consentId: string,
): Promise<LoadedReferral[]> {
  const { tx, actor } = context;
  const status = { in: [...OPEN_STATUSES] };
  const own = isCustomer(actor) ? {} : { senderOrganizationId: actor.organizationId ?? '' };
  const open = await tx.referral.findMany({
    where: { consentId, status, ...own },
    select: { id: true },
  });
  const ids = open.map(({ id }) => id);
  await tx.$executeRaw`select app.hold_consents(${ids}::uuid[])`;
  const referrals = await loadReferrals(context, ids);
  return referrals.filter((each) => status.in.some((one) => one === each.status));
}

/**
 * They go on under a consent that renews theirs (REF-050); what the receiver reaches lasts as long, by trigger.
 *
 * @param afterEnd theirs had ended, and the receiver with it
 */
export async function continueUnderConsent(
  context: CommandContext,
  referrals: readonly LoadedReferral[],
  consentId: string,
  afterEnd: boolean,
): Promise<void> {
  await context.tx.referral.updateMany({
    where: { id: { in: referrals.map(({ id }) => id) } },
    data: { consentId },
  });
  for (const referral of referrals)
    await recordReferral(context, referral, 'CONSENT_RENEWED', {
      audience: 'PARTIES',
      data: { consentId, afterEnd },
    });
}
