import { systemClaims, withClaims } from '@throughline/prisma/claims';
import type { Db } from '@throughline/prisma/client';
import { inTransaction } from '@throughline/prisma/transaction';
import { fireDueTime } from '@throughline/schema/features/referral/commands/fire-due-time';
import { systemContext } from '@throughline/schema/platform/command-start';

const BATCH = 200;

type Place = { readonly dueAt: Date; readonly id: string };
type Passed = Place & { readonly organizationId: string };

const START: Place = { dueAt: new Date(0), id: '00000000-0000-0000-0000-000000000000' };

/**
 * Fires what has become due, in the order of time, each in a transaction of its own (REF-053, CORE-016). To be
 * called every 15 seconds; what a missed round left is caught up with. Processes that do it at once share
 * the work: what one has claimed the other passes over.
 *
 * @returns how many this call fired
 * @throws the first failure, once everything else has had its turn
 */
export async function fireDueTimes(db: Db): Promise<number> {
  let fired = 0;
  const failures: unknown[] = [];
  // Onward from the last one tried: one that cannot be fired must not hold up the rest.
  let batch = await passedAfter(db, START);
  while (batch.length > 0) {
    for (const due of batch) {
      try {
        if (await fire(db, due)) fired += 1;
      } catch (error) {
        failures.push(error);
      }
    }
    batch = await passedAfter(db, batch.at(-1) ?? START);
  }
  if (failures.length > 0) throw failures[0];
  return fired;
}

const passedAfter = (db: Db, { dueAt, id }: Place): Promise<Passed[]> =>
  withClaims(
    systemClaims(),
    () => db.$queryRaw<Passed[]>`
      select d.id, d.due_at as "dueAt", r.sender_organization_id as "organizationId"
        from due_time d join referral r on r.id = d.referral_id
       where d.fired_at is null and d.stopped_at is null and d.due_at < app.now()
         and (d.due_at, d.id) > (${dueAt}, ${id}::uuid)
       order by d.due_at, d.id limit ${BATCH}`,
  );

/** For whom it is done is the sender, who answers to the person; its cause is the activity's id. */
const fire = (db: Db, { id, organizationId }: Passed): Promise<boolean> =>
  withClaims(systemClaims({ organizationId }), () =>
    inTransaction(db, async (tx) => fireDueTime(await systemContext(tx), { id })),
  );
