import { consentState } from '../../../domain/customer/consent.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { recordReferral } from '../../../platform/record.ts';
import { isUsable } from '../facts.ts';
import { followedUp } from './followed-up.ts';
import { insertDrafts } from './insert-drafts.ts';
import { decide, loadReferral } from './load-referral.ts';

/** A new draft about the same need, linked to the one a partner declined or closed (REF-061). */
export async function referAgain(
  context: CommandContext,
  { id }: { readonly id: string },
): Promise<{ referralId: string }> {
  const { tx, now } = context;
  const referral = await loadReferral(context, id);
  await decide(context, referral, 'REFER_AGAIN');
  const detail = await tx.referralDetail.findFirst({
    where: { referralId: referral.id },
    select: { reason: true, goals: true, accommodations: true },
  });
  const consent = referral.consentId
    ? await tx.consent.findFirst({ where: { id: referral.consentId } })
    : null;
  const holds = consent && isUsable(consent, referral) && consentState(consent, now) === 'ACTIVE';
  const [draftId = ''] = await insertDrafts(context, referral.personId, [
    {
      columns: {
        category: referral.category,
        origin: referral.origin,
        urgency: referral.urgency,
        consentId: holds ? consent.id : null,
        previousReferralId: referral.id,
      },
      detail: detail ?? {},
    },
  ]);
  await followedUp(context, referral);
  await recordReferral(context, referral, 'REFERRED_AGAIN', {
    audience: 'SIDE',
    data: { nextReferralId: draftId },
  });
  return { referralId: draftId };
}
