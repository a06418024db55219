import { acceptProblems } from '../../../domain/referral/answer-input.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { assertValid } from '../../../platform/errors.ts';
import { recordReferral } from '../../../platform/record.ts';
import { changeStatus } from './change-status.ts';
import { colleagueProblems } from './colleague.ts';
import { decide, loadReferral } from './load-referral.ts';
import type { Optional } from './texts.ts';
import { writeDetail } from './write-detail.ts';

export type AcceptReferralInput = {
  readonly id: string;
  readonly note?: Optional<string>;
  readonly appointmentAt?: Optional<Date>;
  readonly assigneeId?: Optional<string>;
};

/** The receiver promises to serve the person (REF-031), at best with a first appointment and a name. */
export async function acceptReferral(
  context: CommandContext,
  { id, note, appointmentAt = null, assigneeId }: AcceptReferralInput,
): Promise<{ referralId: string }> {
  const referral = await loadReferral(context, id);
  const { transition } = await decide(context, referral, 'ACCEPT');
  assertValid([
    ...acceptProblems({ appointmentAt, note: note ?? null }, context.now),
    ...(assigneeId ? await colleagueProblems(context, 'assigneeId', assigneeId) : []),
  ]);
  await writeDetail(context, referral.id, 'acceptNote', { field: 'note', typed: note });
  if (!transition) return { referralId: referral.id };
  await changeStatus(context, referral, transition, {
    set: { appointmentAt, ...(assigneeId && { receiverAssigneeId: assigneeId }) },
  });
  if (assigneeId && assigneeId !== referral.receiverAssigneeId) {
    await recordReferral(context, referral, 'REFERRAL_ASSIGNED', {
      audience: 'SIDE',
      data: { assigneeId },
    });
  }
  return { referralId: referral.id };
}
