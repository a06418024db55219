import { limitText, problemsOf } from '../../../domain/shared/field-problem.ts';
import { LIMITS } from '../../../domain/shared/limits.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { assertValid } from '../../../platform/errors.ts';
import { changeStatus } from './change-status.ts';
import { decide, loadReferral } from './load-referral.ts';
import type { Optional } from './texts.ts';
import { writeDetail } from './write-detail.ts';

/** Takes back what nobody has opened; the receiver keeps a closed copy, the draft its partner (REF-035). */
export async function recallReferral(
  context: CommandContext,
  { id, reason }: { readonly id: string; readonly reason?: Optional<string> },
): Promise<{ referralId: string }> {
  const referral = await loadReferral(context, id);
  const { transition } = await decide(context, referral, 'RECALL');
  assertValid(problemsOf(limitText('reason', reason, LIMITS.reason)));
  await writeDetail(context, referral.id, 'recallReason', { field: 'reason', typed: reason });
  if (transition) await changeStatus(context, referral, transition);
  return { referralId: referral.id };
}
