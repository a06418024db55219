import { withConnection } from '@throughline/prisma/admin';
import type pg from 'pg';
import { backlog } from './backlog.ts';
import type { RetryingClient } from './client.ts';
import type { Endpoints } from './endpoints.ts';
import type { Follower } from './follower.ts';
import type { MailSink } from './mail-sink.ts';
import { workedOff } from './patience.ts';
import { alerts, mails, notices, webhooks } from './verify-told.ts';
import type { Acknowledged } from './writer.ts';

export type Evidence = {
  readonly adminUrl: string;
  readonly workerUrl: string;
  readonly client: RetryingClient;
  readonly acknowledged: readonly Acknowledged[];
  readonly followers: readonly Follower[];
  readonly mail: MailSink;
  readonly endpoints: Endpoints;
};

const REPEATED = 200;

/** Every way in which what is there differs from what was said, in words; none is what we want. */
export async function faultsOf(evidence: Evidence): Promise<string[]> {
  return withConnection(evidence.adminUrl, async (client) => {
    return [
      ...(await backlog(client)),
      ...(await changes(client, evidence)),
      ...(await repeats(evidence)),
      ...(await events(client, evidence)),
      ...(await notices(client, evidence.workerUrl)),
      ...(await alerts(client)),
      ...(await mails(client, evidence.mail)),
      ...(await webhooks(client, evidence.endpoints.all, await evidence.endpoints.delivered())),
    ];
  });
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
    const missed = await workedOff(() => {
      const there = new Set(seen);
      return expected.filter((id) => !there.has(id)).length;
    });
    const known = new Set(expected);
    const strange = seen.filter((id) => !known.has(id)).length;
    if (missed > 0) faults.push(`${missed} of ${expected.length} events missed`);
    if (strange > 0) faults.push(`${strange} events of nothing`);
    if (missed + strange === 0 && seen.join() !== expected.join())
      faults.push('events in another order');
    if (repeated > 0) faults.push(`${repeated} events twice over one socket`);
    if (resyncs > 0) faults.push(`${resyncs} times told to load anew`);
  }
  return faults;
}
