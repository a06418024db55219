import { consentState } from '../../../domain/customer/consent.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { recordReferral } from '../../../platform/record.ts';
import { isUsable } from '../facts.ts';
import type { ServiceColumns } from './draft-choices.ts';
import { followedUp } from './followed-up.ts';
import { insertDrafts } from './insert-drafts.ts';
import { decide, loadReferral } from './load-referral.ts';
import type { Optional } from './texts.ts';

export type ReferAgainInput = {
  readonly id: string;
  /** To the partner whom the one that declined suggested. */
  readonly toSuggested?: Optional<boolean>;
};

/** A new draft about the same need, linked to the one a partner declined or closed (REF-061). */
export async function referAgain(
  context: CommandContext,
  { id, toSuggested }: ReferAgainInput,
): Promise<{ referralId: string }> {
  const { tx, now } = context;
  const referral = await loadReferral(context, id);
  await decide(context, referral, 'REFER_AGAIN');
  const detail = await tx.referralDetail.findFirst({
    where: { referralId: referral.id },
    select: { reason: true, goals: true, accommodations: true, suggestedOrganizationId: true },
  });
  const { suggestedOrganizationId = null, ...texts } = detail ?? {};
  const service =
    toSuggested && suggestedOrganizationId
      ? await serviceOf(context, suggestedOrganizationId, referral.category)
      : null;
  const consent = referral.consentId
    ? await tx.consent.findFirst({ where: { id: referral.consentId } })
    : null;
  const holds = consent && isUsable(consent, referral) && consentState(consent, now) === 'ACTIVE';
  const [draftId = ''] = await insertDrafts(context, referral.personId, [
    {
      columns: {
        category: referral.category,
        ...service,
        origin: referral.origin,
        urgency: referral.urgency,
        consentId: holds ? consent.id : null,
        previousReferralId: referral.id,
      },
      detail: texts,
    },
  ]);
  await followedUp(context, referral);
  await recordReferral(context, referral, 'REFERRED_AGAIN', {
    audience: 'SIDE',
    data: { nextReferralId: draftId },
  });
  return { referralId: draftId };
}

/** What a partner offers for a need; null when it offers nothing that can be referred to, and the sender chooses. */
async function serviceOf(
  { tx }: CommandContext,
  organizationId: string,
  category: string | null,
): Promise<ServiceColumns | null> {
  const found = await tx.service.findFirst({
    where: {
      organizationId,
      active: true,
      referable: true,
      organization: { status: 'APPROVED' },
      ...(category && { category }),
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, category: true, location: { select: { lwiaId: true } } },
  });
  return (
    found && {
      serviceId: found.id,
      category: found.category,
      receiverOrganizationId: organizationId,
      receiverLwiaId: found.location.lwiaId,
    }
  );
}
