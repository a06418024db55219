import { declineProblems } from '../../../domain/referral/decline-reason.ts';
import { problem } from '../../../domain/shared/field-problem.ts';
import type { FieldProblem } from '../../../domain/shared/field-problem.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { assertValid } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import { changeStatus } from './change-status.ts';
import { decide, loadReferral } from './load-referral.ts';
import type { LoadedReferral } from './load-referral.ts';
import type { Optional } from './texts.ts';
import { writeDetail } from './write-detail.ts';

export type DeclineReferralInput = {
  readonly id: string;
  readonly reason?: Optional<string>;
  readonly note?: Optional<string>;
  readonly suggestedOrganizationId?: Optional<string>;
};

/** The receiver says no and why (REF-032), at best naming who could help instead. */
export async function declineReferral(
  context: CommandContext,
  { id, reason = null, note, suggestedOrganizationId }: DeclineReferralInput,
): Promise<{ referralId: string }> {
  const referral = await loadReferral(context, id);
  const { transition } = await decide(context, referral, 'DECLINE');
  assertValid([
    ...declineProblems({ reason, note: note ?? null }),
    ...(suggestedOrganizationId
      ? await suggestionProblems(context, referral, suggestedOrganizationId)
      : []),
  ]);
  await writeDetail(context, referral.id, 'declineNote', {
    field: 'note',
    typed: note,
    set: { suggestedOrganizationId: suggestedOrganizationId ?? null },
  });
  if (transition) {
    await changeStatus(context, referral, transition, {
      set: { declineReason: reason },
      data: { declineReason: reason },
    });
  }
  return { referralId: referral.id };
}

async function suggestionProblems(
  { tx }: CommandContext,
  { senderOrganizationId, receiverOrganizationId }: LoadedReferral,
  id: string,
): Promise<FieldProblem[]> {
  const organization = isId(id)
    ? await tx.organization.findFirst({ where: { id, status: 'APPROVED' }, select: { id: true } })
    : null;
  const party = [senderOrganizationId, receiverOrganizationId].includes(organization?.id ?? '');
  if (organization && !party) return [];
  return [
    problem('suggestedOrganizationId', 'NOT_ALLOWED', {
      en: 'Suggest another organization from the directory.',
      es: 'Sugiera otra organización del directorio.',
    }),
  ];
}
