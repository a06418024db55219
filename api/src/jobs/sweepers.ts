import { systemClaims, withClaims } from '@throughline/prisma/claims';
import type { Db } from '@throughline/prisma/client';
import { UPLOAD_MS } from '@throughline/schema/domain/referral/file';
import type { Log } from '../observability/log.ts';
import { announceEndingConsents, announceExpiredConsents } from './announce-expired-consents.ts';
import { fireDueTimes } from './fire-due-times.ts';
import { remindOfRecords } from './remind-of-records.ts';
import { failureOf, forgetRuns, RunLog } from './run-log.ts';

export type Sweeper = {
  readonly name: string;
  readonly everyMs: number;
  /**
   * Runs in every process that has a worker: doing it twice, or at once, must do no harm.
   * @returns how much was due and is done
   */
  readonly run: (db: Db) => Promise<number>;
};

/** How often what they did is written down (run-log.ts). */
const RUN_LOG_MS = 15_000;

/** What becomes due by itself. One line each. */
export const SWEEPERS: readonly Sweeper[] = [
  { name: 'worker-beat', everyMs: 5_000, run: beat },
  { name: 'presence', everyMs: 5_000, run: expirePresence },
  { name: 'expired-consents', everyMs: 1_000, run: announceExpiredConsents },
  { name: 'ending-consents', everyMs: 60_000, run: announceEndingConsents },
  { name: 'due-times', everyMs: 15_000, run: fireDueTimes },
  { name: 'record-reminders', everyMs: 60_000, run: remindOfRecords },
  { name: 'stuck-jobs', everyMs: 60_000, run: releaseStuckJobs },
  { name: 'unfinished-files', everyMs: 600_000, run: forgetUnfinishedFiles },
  { name: 'command-results', everyMs: 600_000, run: forgetCommandResults },
  { name: 'sent-mails', everyMs: 600_000, run: forgetSentMails },
  { name: 'access-addresses', everyMs: 600_000, run: forgetAddresses },
];

/** By the wall clock: /readyz of any process sees by it whether a worker goes round (observability/health.ts). */
function beat(db: Db): Promise<number> {
  return withClaims(
    systemClaims(),
    () => db.$executeRaw`update app.worker_beat set at = clock_timestamp()`,
  );
}

/** Who was not heard of for 15 seconds is gone; the trigger tells who still looks. */
function expirePresence(db: Db): Promise<number> {
  return withClaims(
    systemClaims(),
    () => db.$executeRaw`delete from presence where expires_at <= app.now()`,
  );
}

/** No job of ours takes minutes: who has one for so long was killed. Running it twice does no harm. */
function releaseStuckJobs(db: Db): Promise<number> {
  return withClaims(
    systemClaims(),
    () => db.$executeRaw`
      select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
      from graphile_worker.jobs where locked_at < now() - interval '5 minutes'
      having count(*) > 0`,
  );
}

/** A repeated mutation gets its first result for 24 hours; of the wall clock, as clients repeat by it. */
function forgetCommandResults(db: Db): Promise<number> {
  return withClaims(
    systemClaims(),
    () => db.$executeRaw`
      delete from command_result r using (
        select actor_id, client_mutation_id from command_result
        where created_at < now() - interval '24 hours' limit 5000) old
      where r.actor_id = old.actor_id and r.client_mutation_id = old.client_mutation_id`,
  );
}

/** Announced and never sent, or cut off by the end of a process. What arrived of them goes with the row. */
function forgetUnfinishedFiles(db: Db): Promise<number> {
  return withClaims(
    systemClaims(),
    () => db.$executeRaw`
      delete from referral_file
      where state in ('WAITING', 'RECEIVING')
        and created_at < app.now() - make_interval(secs => ${UPLOAD_MS / 1000}::float8)`,
  );
}

/** Who was written to is nobody's business for longer than somebody may ask whether a mail left: 30 days. */
function forgetSentMails(db: Db): Promise<number> {
  return withClaims(
    systemClaims(),
    () => db.$executeRaw`
      delete from mail_outbox where id in (
        select id from mail_outbox
        where status = 'SENT' and sent_at < app.now() - interval '30 days' limit 5000)`,
  );
}

/** Of whoever looked or changed something, when the time is over that their network address is kept (CORE-014). */
function forgetAddresses(db: Db): Promise<number> {
  return withClaims(
    systemClaims(),
    () => db.$executeRaw`
      update access_log_reader set address = null, address_until = null where address_until <= app.now()`,
  );
}

/** Runs each at once and then again and again, never twice at a time. Returns what ends it. */
export function startSweepers(db: Db, log: Log, sweepers = SWEEPERS): () => Promise<void> {
  let ended = false;
  const timers = new Map<string, NodeJS.Timeout>();
  const running = new Map<string, Promise<void>>();
  const runLog = new RunLog();
  const sweep = async ({ name, run }: Sweeper) => {
    const [at, began] = [new Date(), performance.now()];
    const outcome = await run(db).then(
      (changed) => ({ changed, failure: null }),
      (error: unknown) => {
        log.error('sweeper.failed', error, { sweeper: name });
        return { changed: 0, failure: failureOf(error) };
      },
    );
    runLog.note(name, { at, ms: Math.round(performance.now() - began), ...outcome });
  };
  const writeRuns: Sweeper = {
    name: 'run-log',
    everyMs: RUN_LOG_MS,
    run: async () => (await runLog.write(db)) && (await forgetRuns(db)),
  };
  const next = (sweeper: Sweeper, ms: number) => {
    const timer = setTimeout(() => {
      const done = sweep(sweeper).then(() => {
        if (!ended) next(sweeper, sweeper.everyMs);
      });
      running.set(sweeper.name, done);
    }, ms);
    timers.set(sweeper.name, timer.unref());
  };
  for (const sweeper of sweepers) next(sweeper, 0);
  next(writeRuns, RUN_LOG_MS);
  return async () => {
    ended = true;
    timers.forEach(clearTimeout);
    await Promise.all(running.values());
    await sweep(writeRuns);
  };
}
