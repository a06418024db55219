import { snoozeProblems, wakesAt } from '../../../domain/referral/snooze.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { assertValid } from '../../../platform/errors.ts';
import { recordReferral } from '../../../platform/record.ts';
import { decide, loadReferral } from './load-referral.ts';
import type { Optional } from './texts.ts';

export type SnoozeReferralInput = {
  readonly id: string;
  /** A day in Illinois; without one it wakes now. */
  readonly until: string | null;
  readonly reason?: Optional<string>;
};

/**
 * Puts a referral out of "what needs me" of the acting organization until a day, for all its people, who read why.
 * Clocks run on and tell whom they tell (REF-053).
 */
export async function snoozeReferral(
  context: CommandContext,
  { id, until, reason }: SnoozeReferralInput,
): Promise<{ referralId: string }> {
  const { tx, actor, now } = context;
  const referral = await loadReferral(context, id);
  await decide(context, referral, 'SNOOZE');
  const key = { referralId: referral.id, organizationId: actor.organizationId ?? '' };
  await tx.referralSnooze.deleteMany({ where: key });
  if (until === null) return { referralId: referral.id };
  assertValid(snoozeProblems({ until, reason: reason ?? null }, now));
  await tx.referralSnooze.create({
    data: {
      ...key,
      until: wakesAt(until),
      reason: reason?.trim() ?? '',
      authorId: actor.userId,
      createdAt: now,
    },
  });
  await recordReferral(context, referral, 'SNOOZED', { audience: 'SIDE', data: { until } });
  return { referralId: referral.id };
}
