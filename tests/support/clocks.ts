import { fireDueTimes } from '@throughline/api/jobs/fire-due-times';
import { createClient } from '@throughline/prisma/client';
import type { Db } from '@throughline/prisma/client';
import { adminQuery, testDatabase } from './database.ts';
import { whenFileEnds } from './file-end.ts';

// Time passes here by moving what is due into the past: the clock itself is everybody's.

const open = new Map<string, ReturnType<typeof createClient>>();

/** A worker's connection; the same for one name. */
export async function workerDb(name = 'worker'): Promise<Db> {
  const known = open.get(name);
  if (known) return known.db;
  const { roles } = await testDatabase();
  const client = createClient({ url: roles.worker, poolSize: 4 });
  if (open.size === 0) {
    whenFileEnds(async () => {
      await Promise.all([...open.values()].map(({ close }) => close()));
      open.clear();
    });
  }
  open.set(name, client);
  return client.db;
}

/** What runs on this referral was due an hour ago, or so many minutes. */
export async function letPass(referralId: string, minutes = 60): Promise<void> {
  const past = [referralId, `${minutes} minutes`];
  await adminQuery(
    `update due_time set due_at = now() - $2::interval
      where referral_id = $1 and fired_at is null and stopped_at is null`,
    past,
  );
  await adminQuery(
    `update referral set due_at = now() - $2::interval where id = $1 and due_rule is not null`,
    past,
  );
}

/** One round of the sweeper. */
export const sweep = async (name?: string): Promise<number> => fireDueTimes(await workerDb(name));

export type DueRow = { rule: string; since: Date; due_at: Date; state: string; id: string };

/** The rows of a referral's clocks in order, each `running`, `stopped` or `fired`. */
export const dueRows = (referralId: string): Promise<DueRow[]> =>
  adminQuery(
    `select id, rule, since, due_at,
       case when fired_at is not null then 'fired' when stopped_at is not null then 'stopped' else 'running' end as state
       from due_time where referral_id = $1 order by since, due_at`,
    [referralId],
  ) as Promise<unknown> as Promise<DueRow[]>;

/** The day has come on which so many days are left to enroll somebody; less than none: it has passed. */
export const letWindowPass = (applicationId: string, daysLeft: number): Promise<unknown> =>
  adminQuery(
    `update application_alarm set due_at = now() - interval '1 hour'
      where application_id = $1 and days_left = $2`,
    [applicationId, daysLeft],
  );
