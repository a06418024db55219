import { withdrawProblems } from '../../../domain/referral/answer-input.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { assertValid } from '../../../platform/errors.ts';
import { changeStatus } from './change-status.ts';
import { decide, loadReferral } from './load-referral.ts';
import { textOrNull } from './texts.ts';
import type { Optional } from './texts.ts';
import { writeDetail } from './write-detail.ts';

/** The sender, or the person themself, ends it before the receiver does (REF-051, catalogues 6.2). */
export async function withdrawReferral(
  context: CommandContext,
  { id, reason }: { readonly id: string; readonly reason?: Optional<string> },
): Promise<{ referralId: string }> {
  const { tx, actor } = context;
  const referral = await loadReferral(context, id);
  const { side, transition } = await decide(context, referral, 'WITHDRAW');
  const customer = side === 'CUSTOMER';
  assertValid(withdrawProblems(reason ?? null, customer ? 'CUSTOMER' : 'SENDER'));
  if (customer) {
    // The person reads nothing of the detail, so only this one word of theirs gets in.
    await tx.$executeRaw`select app.leave_withdraw_reason(${referral.id}::uuid, ${textOrNull(reason)})`;
  } else {
    await writeDetail(context, referral.id, 'withdrawReason', { field: 'reason', typed: reason });
  }
  if (transition) {
    const outcome = customer ? 'WITHDRAWN_BY_CUSTOMER' : 'WITHDRAWN_BY_SENDER';
    await changeStatus(context, referral, transition, {
      set: { outcome, closedById: actor.userId },
      kind: 'REFERRAL_WITHDRAWN',
      data: { outcome },
    });
  }
  return { referralId: referral.id };
}
