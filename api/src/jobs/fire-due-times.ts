import { systemClaims, withClaims } from '@throughline/prisma/claims';
import type { Db } from '@throughline/prisma/client';
import { inTransaction } from '@throughline/prisma/transaction';
import { fireAlarm } from '@throughline/schema/features/career-plan/commands/fire-alarm';
import { fireDueTime } from '@throughline/schema/features/referral/commands/fire-due-time';
import { systemContext } from '@throughline/schema/platform/command-start';

const BATCH = 200;

type Place = { readonly dueAt: Date; readonly id: string };
type Passed = Place & { readonly organizationId: string };
type Clock = {
  readonly passedAfter: (db: Db, place: Place) => Promise<Passed[]>;
  readonly fire: typeof fireDueTime;
};

const START: Place = { dueAt: new Date(0), id: '00000000-0000-0000-0000-000000000000' };

/** For whom it is done is the sender, who answers to the person; its cause is the activity's id. */
const OF_REFERRALS: Clock = {
  passedAfter: (db, { dueAt, id }) => db.$queryRaw<Passed[]>`
    select d.id, d.due_at as "dueAt", r.sender_organization_id as "organizationId"
      from due_time d join referral r on r.id = d.referral_id
     where d.fired_at is null and d.stopped_at is null and d.due_at < app.now()
       and (d.due_at, d.id) > (${dueAt}, ${id}::uuid)
     order by d.due_at, d.id limit ${BATCH}`,
  fire: fireDueTime,
};

const OF_APPLICATIONS: Clock = {
  passedAfter: (db, { dueAt, id }) => db.$queryRaw<Passed[]>`
    select l.id, l.due_at as "dueAt", a.lwia_id as "organizationId"
      from application_alarm l join application a on a.id = l.application_id
     where l.fired_at is null and l.stopped_at is null and l.due_at < app.now()
       and (l.due_at, l.id) > (${dueAt}, ${id}::uuid)
     order by l.due_at, l.id limit ${BATCH}`,
  fire: fireAlarm,
};

/**
 * Fires what has become due, in the order of time, each in a transaction of its own (REF-053, PLAN-047, CORE-016). To
 * be called every 15 seconds; what a missed round left is caught up with. Processes that do it at once share
 * the work: what one has claimed the other passes over.
 *
 * @returns how many this call fired
 * @throws the first failure, once everything else has had its turn
 */
export async function fireDueTimes(db: Db): Promise<number> {
  let fired = 0;
  const failures: unknown[] = [];
  for (const { passedAfter, fire } of [OF_REFERRALS, OF_APPLICATIONS]) {
    const after = (place: Place) => withClaims(systemClaims(), () => passedAfter(db, place));
    // Onward from the last one tried: one that cannot be fired must not hold up the rest.
    let batch = await after(START);
    while (batch.length > 0) {
      for (const { id, organizationId } of batch) {
        const once = () => inTransaction(db, async (tx) => fire(await systemContext(tx), { id }));
        try {
          if (await withClaims(systemClaims({ organizationId }), once)) fired += 1;
        } catch (error) {
          failures.push(error);
        }
      }
      batch = await after(batch.at(-1) ?? START);
    }
  }
  if (failures.length > 0) throw failures[0];
  return fired;
}
