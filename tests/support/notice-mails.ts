import { mailNotices } from '@throughline/api/jobs/mail-notices';
import { makeNotices } from '@throughline/api/jobs/make-notices';
import type { Db } from '@throughline/prisma/client';
import type { JobHelpers } from 'graphile-worker';
import type { Visitor } from './actors.ts';
import { adminQuery, testDatabase } from './database.ts';

const publicUrl = 'https://throughline.example.org';

/** What the worker would do with changes of a person's, at once. */
export async function tellOf(db: Db, personId: string): Promise<void> {
  const changes = await adminQuery(
    `select id from activity where person_id = $1 and not exists (
       select 1 from notice n where n.activity_id = activity.id) order by xid, seq`,
    [personId],
  );
  for (const { id } of changes) await makeNotices({ db })({ activityId: id }, {} as JobHelpers);
}

/** Writes what is due, as a sweeper does. */
export async function writeMails(db: Db): Promise<void> {
  const { secret } = await testDatabase();
  await mailNotices(db, { publicUrl, secret });
}

export type Written = {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly body: string;
  readonly unsubscribe_url: string;
};

export async function mailsOf({ userId }: Visitor): Promise<Written[]> {
  const rows = await adminQuery(
    `select id, kind, subject, body, unsubscribe_url from mail_outbox
      where recipient = $1 || '@example.org' order by created_at, id`,
    [userId],
  );
  return rows as unknown as Written[];
}

/** What waits to be mailed to somebody. */
export async function waitingFor({ userId }: Visitor): Promise<{ kind: string; due_at: Date }[]> {
  const rows = await adminQuery(
    'select kind, due_at from notice_mail where user_id = $1 and mailed_at is null order by kind',
    [userId],
  );
  return rows as { kind: string; due_at: Date }[];
}

/** As if the time of everything that waits for somebody had come. */
export const letTimeCome = ({ userId }: Visitor): Promise<unknown> =>
  adminQuery(`update notice_mail set due_at = now() - interval '1 s' where user_id = $1`, [userId]);
