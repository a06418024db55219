import type { CommandContext } from '../../../platform/command.ts';
import { NotFound } from '../../../platform/errors.ts';
import { assertIds } from '../../../platform/ids.ts';

/** The user has seen it as it is now; the next change by somebody else makes it unread again (by trigger). */
export async function markSeen(
  { tx, actor, now }: CommandContext,
  { id }: { readonly id: string },
): Promise<{ referralId: string }> {
  assertIds(id);
  const referral = await tx.referral.findFirst({ where: { id }, select: { id: true } });
  if (!referral) throw new NotFound();
  await tx.$executeRaw`
    insert into referral_read (user_id, referral_id, seen_at)
    values (${actor.userId}::uuid, ${referral.id}::uuid, ${now})
    on conflict (user_id, referral_id) do update set seen_at = excluded.seen_at`;
  return { referralId: referral.id };
}
