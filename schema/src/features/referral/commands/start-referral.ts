import { startProblems } from '../../../domain/referral/answer-input.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { assertValid } from '../../../platform/errors.ts';
import { changeStatus } from './change-status.ts';
import { dayInstant } from './day-instant.ts';
import { decide, loadReferral } from './load-referral.ts';

/** Services for the person are under way (REF-033), since a day the receiver tells. */
export async function startReferral(
  context: CommandContext,
  { id, startedOn }: { readonly id: string; readonly startedOn: string },
): Promise<{ referralId: string }> {
  const referral = await loadReferral(context, id);
  const { transition } = await decide(context, referral, 'START');
  assertValid(startProblems(startedOn, context.now, referral.sentAt));
  if (transition) {
    await changeStatus(context, referral, transition, {
      set: { startedAt: dayInstant(startedOn, context.now, referral.sentAt) },
      data: { startedOn },
    });
  }
  return { referralId: referral.id };
}
