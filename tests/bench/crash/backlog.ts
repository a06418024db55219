import type pg from 'pg';
import { workedOff } from './patience.ts';

/** Everything that is still to be told is told, or a fault. */
export async function backlog(client: pg.Client): Promise<string[]> {
  const jobs = await jobsLeft(client);
  const mails = await noticeMailsLeft(client);
  return [...jobs, ...mails, ...(await jobsLeft(client))];
}

/**
 * Jobs that the kills have held up. Those that a killed worker held are free after some minutes, and what failed
 * is tried again later; here nobody waits for that.
 */
export async function jobsLeft(client: pg.Client): Promise<string[]> {
  const count = () => one(client, 'select count(*)::integer as n from graphile_worker.jobs');
  const left = await workedOff(count, async () => {
    await client.query(`select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
      from graphile_worker.jobs where locked_at < now() - interval '20 seconds' having count(*) > 0`);
    await client.query(
      `update graphile_worker._private_jobs set run_at = now() where run_at > now() and locked_at is null`,
    );
  });
  return left > 0 ? [`${left} jobs were not done`] : [];
}

/** Mails of notices wait for more to join them, and digests for the evening; here they are due now. */
async function noticeMailsLeft(client: pg.Client): Promise<string[]> {
  const due = () =>
    one(client, 'select count(*)::integer as n from notice_mail where mailed_at is null');
  const left = await workedOff(due, async () => {
    await client.query(
      'update notice_mail set due_at = app.now() where mailed_at is null and due_at > app.now()',
    );
  });
  return left > 0 ? [`${left} mails of notices were not written`] : [];
}

/** A count. */
export const one = async (
  client: pg.Client,
  sql: string,
  values: readonly unknown[] = [],
): Promise<number> => (await client.query<{ n: number }>(sql, [...values])).rows[0]?.n ?? 0;
