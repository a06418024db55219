import { systemClaims, withClaims } from '@throughline/prisma/claims';
import type { Db } from '@throughline/prisma/client';
import { classifyError } from '@throughline/prisma/errors';
import { JOB_NAMES, RUN_LOG_DAYS } from '@throughline/schema/domain/operation/job';
import type { JobName } from '@throughline/schema/domain/operation/job';
import { oneOf } from '@throughline/schema/domain/shared/decide';

type Run = {
  readonly at: Date;
  readonly ms: number;
  /** How much was due and is done. */
  readonly changed: number;
  readonly failure: string | null;
};
/** So many runs are kept at most while the database is away. */
const MOST = 10_000;

/** What kind of failure, without its words. */
export const failureOf = (error: unknown): string =>
  classifyError(error)?.kind ?? (error instanceof Error ? error.name : 'UNKNOWN');

/**
 * What the jobs of this process did (CORE-016), gathered here and added to the database's rows of the day now and
 * then: a job may run each second. A process that is killed takes the runs since the last writing with it.
 */
export class RunLog {
  #runs: (Run & { readonly job: JobName })[] = [];

  note(name: string, run: Run): void {
    if (oneOf(JOB_NAMES, name)) this.#runs.push({ job: name, ...run });
  }

  /** @returns of how many jobs something was written */
  async write(db: Db): Promise<number> {
    const runs = this.#runs;
    this.#runs = [];
    if (runs.length === 0) return 0;
    try {
      return await withClaims(
        systemClaims(),
        () => db.$executeRaw`
          insert into job_run as j (job, day, runs, changed, failures, last_run_at, last_changed_at, last_failed_at,
            last_failure, slowest_ms)
          select r.job, (r.at at time zone 'America/Chicago')::date, count(*), sum(r.changed), count(r.failure), max(r.at),
                 max(r.at) filter (where r.changed > 0), max(r.at) filter (where r.failure is not null),
                 (array_agg(r.failure order by r.at desc) filter (where r.failure is not null))[1], max(r.ms)
            from jsonb_to_recordset(${JSON.stringify(runs)}::jsonb)
              as r (job text, at timestamptz, ms int, changed int, failure text)
           group by 1, 2
          on conflict (job, day) do update
             set runs = j.runs + excluded.runs, changed = j.changed + excluded.changed,
                 failures = j.failures + excluded.failures,
                 last_run_at = greatest(j.last_run_at, excluded.last_run_at),
                 last_changed_at = greatest(j.last_changed_at, excluded.last_changed_at),
                 last_failed_at = greatest(j.last_failed_at, excluded.last_failed_at),
                 last_failure = coalesce(excluded.last_failure, j.last_failure),
                 slowest_ms = greatest(j.slowest_ms, excluded.slowest_ms)`,
      );
    } catch (error) {
      // With the next ones.
      this.#runs = [...runs, ...this.#runs].slice(-MOST);
      throw error;
    }
  }
}

/** Days that are over for longer than they are kept. */
export const forgetRuns = (db: Db): Promise<number> =>
  withClaims(
    systemClaims(),
    () => db.$executeRaw`
      delete from job_run
       where day < (clock_timestamp() at time zone 'America/Chicago')::date - ${RUN_LOG_DAYS}::int`,
  );
