import { completeProblems } from '../../../domain/referral/answer-input.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { assertValid } from '../../../platform/errors.ts';
import { changeStatus } from './change-status.ts';
import { decide, loadReferral } from './load-referral.ts';
import type { Optional } from './texts.ts';
import { writeDetail } from './write-detail.ts';

export type CompleteReferralInput = {
  readonly id: string;
  readonly outcome: string;
  readonly note?: Optional<string>;
  readonly endedOn: string;
};

/** The receiver closes it with an outcome (REF-034). */
export async function completeReferral(
  context: CommandContext,
  { id, outcome, note, endedOn }: CompleteReferralInput,
): Promise<{ referralId: string }> {
  const { actor, now } = context;
  const referral = await loadReferral(context, id);
  const { transition } = await decide(context, referral, 'COMPLETE');
  const { status } = referral.facts;
  assertValid(
    completeProblems({ outcome, endedOn, note: note ?? null }, status, now, referral.startedAt),
  );
  await writeDetail(context, referral.id, 'outcomeNote', { field: 'note', typed: note });
  if (transition) {
    await changeStatus(context, referral, transition, {
      set: { outcome, endedOn: new Date(endedOn), closedById: actor.userId },
      data: { outcome, endedOn },
    });
  }
  return { referralId: referral.id };
}
