import { noPlace } from '../../../domain/referral/send-check.ts';
import { under } from '../../../domain/shared/field-problem.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { assertValid } from '../../../platform/errors.ts';

/**
 * Reserves a place for each draft whose service reserves them, or a turn on the waiting list where the sender agreed
 * to wait. Of two senders of the last place one gets it: the function holds the capacity's row until the sending is
 * committed, and a refusal gives everything back.
 */
export async function takePlaces(
  { tx }: CommandContext,
  ids: readonly string[],
  mayWait: readonly string[],
): Promise<void> {
  const left = await tx.$queryRaw<{ id: string }[]>`
    select id from app.take_places(${[...ids]}::uuid[], ${[...mayWait]}::uuid[]) id`;
  const without = new Set(left.map(({ id }) => id));
  assertValid(
    ids.flatMap((id, index) => (without.has(id) ? under(`referrals.${index}`, [noPlace()]) : [])),
  );
}
