import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import { testDatabase } from '../../support/database.ts';
import type { World } from '../../support/seed.ts';

/** A connection of the test's own, to hold transactions open with. */
export async function connection(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: (await testDatabase()).adminUrl });
  client.on('error', () => {}); // tests end connections on purpose
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

export type RawActivity = {
  readonly kind?: string;
  readonly audience?: string;
  /** How long ago, as PostgreSQL says it. */
  readonly ago?: string;
};

/** An event of the referral, written as the row that a command would write. */
export async function insertActivity(
  client: pg.Client,
  { sender, receiver, personId }: World,
  referralId: string,
  { kind = 'MESSAGE_POSTED', audience = 'STATUS', ago = '0 s' }: RawActivity = {},
): Promise<string> {
  const id = randomUUID();
  await client.query(
    `insert into activity (id, at, kind, audience, actor_role, subject_type, subject_id, referral_id, person_id,
       sender_organization_id, receiver_organization_id, sender_lwia_id, receiver_lwia_id, side_organization_id)
     values ($1, app.now() - $2::interval, $3, $4, 'SYSTEM', 'REFERRAL', $5, $5, $6, $7, $8, $9, $10, $7)`,
    [
      id,
      ago,
      kind,
      audience,
      referralId,
      personId,
      sender.id,
      receiver.id,
      sender.lwiaId,
      receiver.lwiaId,
    ],
  );
  return id;
}

/** Many of them at once, in one transaction. */
export async function insertActivities(
  client: pg.Client,
  world: World,
  referralId: string,
  count: number,
): Promise<void> {
  await client.query('begin');
  const first = await insertActivity(client, world, referralId);
  await client.query(
    `insert into activity (id, at, kind, audience, actor_role, subject_type, subject_id, referral_id, person_id,
       sender_organization_id, receiver_organization_id)
     select gen_random_uuid(), at, kind, audience, actor_role, subject_type, subject_id, referral_id, person_id,
       sender_organization_id, receiver_organization_id
     from activity, generate_series(2, $2) where id = $1`,
    [first, count],
  );
  await client.query('commit');
}
