import { systemClaims, withClaims } from '@throughline/prisma/claims';
import type { Db } from '@throughline/prisma/client';

/** What the database has to do, for metrics. */
export type Work = {
  readonly jobs: { readonly queued: number; readonly running: number; readonly failed: number };
  readonly mails: { readonly queued: number; readonly failed: number };
  readonly oldestJobSeconds: number;
  /** Due for a minute and not fired: four rounds of the sweeper. */
  readonly lateClocks: number;
};

const KEPT_MS = 5_000;

/** @param db of `tl_worker`. Several that ask at once, or soon after, share one answer. */
export function watchWork(db: Db): () => Promise<Work> {
  let asked = -Infinity;
  let known: Promise<Work>;
  return () => {
    if (performance.now() - asked > KEPT_MS) {
      asked = performance.now();
      known = readWork(db);
    }
    return known;
  };
}

/** A job that has used up its attempts stays, and is failed; one of the future only waits. */
async function readWork(db: Db): Promise<Work> {
  const [row] = await withClaims(
    systemClaims(),
    () => db.$queryRaw<[{ work: Work }]>`
      select json_build_object(
        'jobs', (select json_build_object(
            'queued', count(*) filter (where locked_at is null and attempts < max_attempts),
            'running', count(*) filter (where locked_at is not null),
            'failed', count(*) filter (where locked_at is null and attempts >= max_attempts))
          from graphile_worker.jobs),
        'mails', (select json_build_object(
            'queued', count(*) filter (where status = 'QUEUED'),
            'failed', count(*) filter (where status = 'FAILED'))
          from mail_outbox where status in ('QUEUED', 'FAILED')),
        'oldestJobSeconds', (select coalesce(extract(epoch from now() - min(run_at)), 0)
          from graphile_worker.jobs
          where locked_at is null and attempts < max_attempts and run_at <= now()),
        'lateClocks', (select count(*) from due_time
          where fired_at is null and stopped_at is null
            and due_at < app.now() - interval '1 minute')
          + (select count(*) from application_alarm
          where fired_at is null and stopped_at is null
            and due_at < app.now() - interval '1 minute')) as work`,
  );
  return row.work;
}
