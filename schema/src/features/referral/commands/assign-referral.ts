import { isAdministrator } from '../../../domain/access/actor.ts';
import { pick } from '../../../domain/shared/locale.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { Conflict, assertValid } from '../../../platform/errors.ts';
import { recordReferral } from '../../../platform/record.ts';
import { colleagueProblems } from './colleague.ts';
import { decide, loadReferral } from './load-referral.ts';
import type { LoadedReferral } from './load-referral.ts';
import { lastChange } from './refusal.ts';
import type { Optional } from './texts.ts';

export type AssignReferralInput = { readonly id: string; readonly userId?: Optional<string> };

/**
 * Claims a referral, or gives it to a colleague, or to nobody (REF-058). The first claim wins: what
 * somebody has, only they and administrators hand on; anybody of the side may free it first.
 */
export async function assignReferral(
  context: CommandContext,
  { id, userId = null }: AssignReferralInput,
): Promise<{ referralId: string }> {
  const { tx, actor } = context;
  const referral = await loadReferral(context, id);
  const { side } = await decide(context, referral, 'ASSIGN');
  const column = side === 'SENDER' ? 'senderAssigneeId' : 'receiverAssigneeId';
  const holder = referral[column];
  if (holder === userId) return { referralId: referral.id };
  const mayHandOn = holder === null || holder === actor.userId || isAdministrator(actor);
  if (userId !== null && !mayHandOn) throw await taken(context, referral, holder);
  if (userId !== null) assertValid(await colleagueProblems(context, 'userId', userId));
  await tx.referral.updateMany({ where: { id: referral.id }, data: { [column]: userId } });
  await recordReferral(context, referral, 'REFERRAL_ASSIGNED', {
    audience: 'SIDE',
    data: { assigneeId: userId },
  });
  return { referralId: referral.id };
}

async function taken(
  context: CommandContext,
  referral: LoadedReferral,
  holderId: string,
): Promise<Conflict> {
  const holder = await context.tx.user.findFirst({
    where: { id: holderId },
    select: { name: true },
  });
  const name = holder?.name ?? '';
  const { changedAt } = await lastChange(context, referral.id, ['REFERRAL_ASSIGNED']);
  const message = pick(
    { en: `${name} has this referral already.`, es: `${name} ya tiene este referido.` },
    context.locale,
  );
  return new Conflict(message, { currentVersion: referral.version, changedBy: name, changedAt });
}
