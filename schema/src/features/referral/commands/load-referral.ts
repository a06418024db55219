import type { Prisma } from '@throughline/prisma/generated/client';
import { ride } from '@throughline/prisma/ride';
import type { ReferralAction } from '../../../domain/referral/actions.ts';
import { decideReferral } from '../../../domain/referral/policy.ts';
import type { ReferralDecision, ReferralFacts } from '../../../domain/referral/policy.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { NotFound } from '../../../platform/errors.ts';
import { assertIds } from '../../../platform/ids.ts';
import { factsOf } from '../facts.ts';
import { WITH_HOURS } from './due-of-referral.ts';
import { refusalOf } from './refusal.ts';

const FOR_COMMANDS = {
  ...WITH_HOURS,
  consent: { select: { scopes: true, withdrawnAt: true, expiresAt: true } },
} satisfies Prisma.ReferralInclude;

export type LoadedReferral = Prisma.ReferralGetPayload<{ include: typeof FOR_COMMANDS }> & {
  readonly facts: ReferralFacts;
};

/**
 * The referrals as they are once nobody else is changing them, in the order of `ids`. Locked in the order
 * of their ids, so that two commands on the same ones wait and never deadlock.
 * @throws NotFound when one does not exist or is hidden
 */
export async function loadReferrals(
  { tx, now }: CommandContext,
  ids: readonly string[],
): Promise<LoadedReferral[]> {
  assertIds(...ids);
  // Against other commands, not against rows that merely refer to it. Whoever may only look gets no lock,
  // and is refused by the policy afterwards.
  await ride(
    () => tx.$queryRaw`
      select 1 from referral where id = any (${[...ids]}::uuid[]) order by id for no key update`,
  );
  const rows = await tx.referral.findMany({
    where: { id: { in: [...ids] } },
    include: FOR_COMMANDS,
  });
  return ids.map((id) => {
    const row = rows.find((each) => each.id === id.toLowerCase());
    if (!row) throw new NotFound();
    return { ...row, facts: factsOf(row, now) };
  });
}

/** @throws NotFound */
export async function loadReferral(context: CommandContext, id: string): Promise<LoadedReferral> {
  const [referral] = await loadReferrals(context, [id]);
  if (!referral) throw new NotFound();
  return referral;
}

/**
 * Asks the one policy whether the actor may do this now.
 * @throws Forbidden, Transition
 */
export async function decide(
  context: CommandContext,
  referral: LoadedReferral,
  action: ReferralAction,
): Promise<ReferralDecision> {
  const decided = decideReferral(context.actor, referral.facts, action, context.now);
  if (decided.ok) return decided.value;
  throw await refusalOf(context, referral.id, decided.refusal);
}
