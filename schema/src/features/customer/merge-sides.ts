import type { Actor } from '../../domain/access/actor.ts';
import { isOversight } from '../../domain/access/actor.ts';
import type { Gated } from '../../domain/customer/gate.ts';
import { maskedFacts } from '../../domain/customer/merge.ts';
import type { RecordFacts } from '../../domain/customer/merge.ts';
import type { Tx } from '@throughline/prisma/client';

/** One record of a likely match, with what hangs on it. */
export type MergeSide = {
  readonly personId: string;
  readonly facts: RecordFacts;
  /** What of it the gate opens to whoever asked, of what is masked. */
  readonly opened: readonly Gated[];
  readonly referrals: number;
  readonly needs: number;
  readonly consents: number;
  readonly accountUserId: string | null;
  readonly accountEmail: string | null;
  readonly accountSince: Date | null;
  readonly accountLastVisit: Date | null;
};

/** Both, the older first; none for who may not judge them, or when one has been merged. It is written down. */
export async function loadSides(
  db: Pick<Tx, '$queryRaw'>,
  matchId: string,
  requestId: string,
): Promise<readonly [MergeSide, MergeSide] | null> {
  const [one, other] = await db.$queryRaw<MergeSide[]>`
    select person_id as "personId", facts, opened, referrals, needs, consents, account_user_id as "accountUserId",
      account_email as "accountEmail", account_since as "accountSince", account_last_visit as "accountLastVisit"
    from app.merge_sides(${matchId}::uuid, ${requestId})`;
  return one && other ? [one, other] : null;
}

/** As far as the viewer is to see it. */
export const shownFacts = (actor: Actor, { facts, opened }: MergeSide): RecordFacts =>
  isOversight(actor) ? facts : maskedFacts(facts, opened);
