import { setTimeout as sleep } from 'node:timers/promises';
import { makeNotices } from '@throughline/api/jobs/make-notices';
import { withConnection } from '@throughline/prisma/admin';
import { createClient } from '@throughline/prisma/client';
import type pg from 'pg';
import type { RetryingClient } from './client.ts';
import type { Follower } from './follower.ts';
import type { MailSink } from './mail-sink.ts';
import type { Acknowledged } from './writer.ts';

export type Evidence = {
  readonly adminUrl: string;
  readonly workerUrl: string;
  readonly client: RetryingClient;
  readonly acknowledged: readonly Acknowledged[];
  readonly followers: readonly Follower[];
  readonly mail: MailSink;
};

const STUCK_MS = 60_000;
const REPEATED = 200;

/** Every way in which what is there differs from what was said, in words; none is what we want. */
export async function faultsOf(evidence: Evidence): Promise<string[]> {
  return withConnection(evidence.adminUrl, async (client) => {
    return [
      ...(await jobsLeft(client)),
      ...(await changes(client, evidence)),
      ...(await repeats(evidence)),
      ...(await events(client, evidence)),
      ...(await notices(client, evidence)),
      ...(await mails(client, evidence)),
    ];
  });
}

/**
 * Waits for the jobs that the kills have held up as long as they become fewer. Those that a killed worker held
 * are free after some minutes; here nobody waits for that.
 * @returns a fault for those that nobody does
 */
async function jobsLeft(client: pg.Client): Promise<string[]> {
  let fewest = Infinity;
  let until = 0;
  for (;;) {
    const { rows } = await client.query<{ left: number }>(
      `select count(*)::integer as left from graphile_worker.jobs`,
    );
    const left = rows[0]?.left ?? 0;
    if (left === 0) return [];
    if (left < fewest) [fewest, until] = [left, performance.now() + STUCK_MS];
    if (performance.now() > until) return [`${left} jobs were not done`];
    await client.query(`select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
      from graphile_worker.jobs where locked_at < now() - interval '20 seconds' having count(*) > 0`);
    await client.query(
      `update graphile_worker._private_jobs set run_at = now() where run_at > now() and locked_at is null`,
    );
    await sleep(250);
  }
}

/** Each acknowledged change is in the history once, and nothing is that nobody was told. */
async function changes(client: pg.Client, { acknowledged }: Evidence): Promise<string[]> {
  const told = new Map<string, number>();
  for (const { kind, subjectId } of acknowledged) {
    const key = `${kind} ${subjectId}`;
    told.set(key, (told.get(key) ?? 0) + 1);
  }
  const { rows } = await client.query<{ key: string; count: number }>(
    `select kind || ' ' || subject_id as key, count(*)::integer as count from activity
      where kind = any ($1) group by 1`,
    [[...new Set(acknowledged.map(({ kind }) => kind))]],
  );
  const there = new Map(rows.map(({ key, count }) => [key, count]));
  const keys = new Set([...told.keys(), ...there.keys()]);
  const wrong = [...keys].filter((key) => told.get(key) !== there.get(key));
  const bodies = acknowledged.flatMap(({ input }) => input['body'] ?? []);
  const { rows: messages } = await client.query<{ wrong: number }>(
    `select count(*)::integer as wrong from unnest($1::text[]) as said (body)
      where 1 <> (select count(*) from referral_message m where m.body = said.body)`,
    [bodies],
  );
  return [
    ...wrong.map((key) => `${key}: told ${told.get(key) ?? 0}, there ${there.get(key) ?? 0}`),
    ...(messages[0]?.wrong ? [`${messages[0].wrong} messages not there once`] : []),
  ];
}

/** Asked again with the same id, the answer is the first one, ids and all. */
async function repeats({ client, acknowledged }: Evidence): Promise<string[]> {
  const step = Math.max(1, Math.floor(acknowledged.length / REPEATED));
  const faults: string[] = [];
  for (const { actor, name, input, payload, answer } of acknowledged.filter(
    (_, index) => index % step === 0,
  )) {
    const again = await client.mutate(actor, name, input, payload);
    if (JSON.stringify(again) !== JSON.stringify(answer)) faults.push(`${name} answered otherwise`);
  }
  return faults;
}

/** Each follower has each event of its organization once, in the one order. */
async function events(client: pg.Client, { followers }: Evidence): Promise<string[]> {
  const faults: string[] = [];
  for (const { actor, seen, repeated, resyncs } of followers) {
    const { rows } = await client.query<{ id: string }>(
      `select id from activity where subject_type = 'REFERRAL'
          and ((audience in ('STATUS', 'CONTACT', 'PARTIES')
               and $1 in (sender_organization_id, receiver_organization_id))
            or (audience = 'SIDE' and side_organization_id = $1))
        order by xid, seq`,
      [actor.organizationId],
    );
    const expected = rows.map(({ id }) => id);
    const missed = expected.filter((id) => !seen.includes(id)).length;
    const strange = seen.filter((id) => !expected.includes(id)).length;
    if (missed > 0) faults.push(`${missed} of ${expected.length} events missed`);
    if (strange > 0) faults.push(`${strange} events of nothing`);
    if (missed + strange === 0 && seen.join() !== expected.join())
      faults.push('events in another order');
    if (repeated > 0) faults.push(`${repeated} events twice over one socket`);
    if (resyncs > 0) faults.push(`${resyncs} times told to load anew`);
  }
  return faults;
}

/** Making all notices again makes none: nobody was passed over. Their key lets nobody be told twice. */
async function notices(client: pg.Client, { workerUrl }: Evidence): Promise<string[]> {
  const count = async () =>
    (await client.query<{ n: number }>('select count(*)::integer as n from notice')).rows[0]?.n ??
    0;
  const before = await count();
  const worker = createClient({ url: workerUrl, poolSize: 2 });
  try {
    const tell = makeNotices({ db: worker.db });
    const { rows } = await client.query<{ id: string }>('select id from activity order by seq');
    for (const { id } of rows) await tell({ activityId: id }, {} as Parameters<typeof tell>[1]);
  } finally {
    await worker.close();
  }
  const lost = (await count()) - before;
  return [
    ...(before === 0 ? ['nobody was told anything'] : []),
    ...(lost > 0 ? [`${lost} of ${before + lost} notices were not made`] : []),
  ];
}

/** Each mail was taken by the server; one taken twice has the same Message-ID. */
async function mails(client: pg.Client, { mail }: Evidence): Promise<string[]> {
  const { rows } = await client.query<{ id: string; status: string }>(
    'select id, status from mail_outbox',
  );
  const unsent = rows.filter(({ status }) => status !== 'SENT').length;
  const lost = rows.filter(({ id }) => !mail.messageIds.some((each) => each.includes(id))).length;
  const strange = mail.messageIds.filter(
    (each) => !rows.some(({ id }) => each.includes(id)),
  ).length;
  return [
    ...(unsent > 0 ? [`${unsent} of ${rows.length} mails are not sent`] : []),
    ...(lost > 0 ? [`${lost} of ${rows.length} mails never came`] : []),
    ...(strange > 0 ? [`${strange} mails came that nobody wrote`] : []),
  ];
}
