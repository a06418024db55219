import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Visitor } from '../support/actors.ts';
import { adminQuery } from '../support/database.ts';
import { seedReferral } from '../support/referral-seed.ts';
import { seedWorld } from '../support/seed.ts';
import type { World } from '../support/seed.ts';
import { caughtUp, follow, quiet, say } from './support/act.ts';
import { REFERRAL_CHANGED } from './support/documents.ts';
import { startLiveServer } from './support/live-server.ts';
import type { LiveServer } from './support/live-server.ts';
import { connection, insertActivity } from './support/raw-activity.ts';

let server: LiveServer;
let world: World;
let id: string;

beforeAll(async () => {
  server = await startLiveServer();
});

beforeEach(async () => {
  world = await seedWorld();
  ({ id } = await seedReferral(world, 'RECEIVED'));
  await caughtUp(server);
});

const watch = (who: Visitor, document = REFERRAL_CHANGED, variables: object = { id }) =>
  follow(server, who, document, variables);

const backends = (name: string) =>
  adminQuery(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = $1 and datname = current_database()`,
    [name],
  );

describe('when connections to the database are lost', () => {
  test('a revocation that nobody heard is found out at once', async () => {
    const { client } = await watch(world.receiver.staff);
    const staying = await watch(world.receiver.colleague);
    const admin = await connection();
    // Killed and revoked in one statement: no process can be listening.
    await admin.query('begin');
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'throughline-auth-changes' and datname = current_database()`,
    );
    await admin.query('delete from session where user_id = $1', [world.receiver.staff.userId]);
    await admin.query('commit');
    expect((await client.closed).code).toBe(4401);
    await say(world.sender.staff, id);
    expect((await staying.subscribed.next()).activity.kind).toBe('MESSAGE_POSTED');
  });

  test('no frame goes to whom it was revoked from, while the listener is down', async () => {
    const { client, subscribed } = await watch(world.receiver.staff);
    const admin = await connection();
    for (let attempt = 0; attempt < 20; attempt++) {
      await backends('throughline-auth-changes');
      await quiet(10);
    }
    await admin.query('begin');
    await admin.query('delete from session where user_id = $1', [world.receiver.staff.userId]);
    await insertActivity(admin, world, id);
    await admin.query('commit');
    expect((await client.closed).code).toBe(4401);
    expect(subscribed.events).toEqual([]);
  });

  test('a tailer that is killed comes back and has missed nothing', async () => {
    const { subscribed } = await watch(world.sender.staff);
    const admin = await connection();
    const written = [];
    for (let round = 0; round < 5; round++) {
      await backends('throughline-tailer');
      written.push(await insertActivity(admin, world, id));
      await quiet(80);
    }
    await subscribed.until(() => subscribed.events.length === written.length);
    expect(subscribed.events.map(({ activity }) => activity.id)).toEqual(written);
  });

  test('kept away for longer, it delivers only after everybody was looked up again', async () => {
    const gone = await watch(world.receiver.staff);
    const staying = await watch(world.receiver.colleague);
    const admin = await connection();
    await admin.query('alter role tl_feed connection limit 0');
    try {
      await backends('throughline-tailer');
      await quiet(1_500);
      // As if the announcement had been lost as well: the row goes without its trigger.
      await admin.query('begin');
      await admin.query('set local session_replication_role = replica');
      await admin.query('delete from session where user_id = $1', [world.receiver.staff.userId]);
      await admin.query('commit');
      await insertActivity(admin, world, id);
      expect(server.live.lagMs()).toBeGreaterThan(0);
    } finally {
      await admin.query('alter role tl_feed connection limit -1');
    }
    expect((await staying.subscribed.next()).activity.kind).toBe('MESSAGE_POSTED');
    expect((await gone.client.closed).code).toBe(4401);
    expect(gone.subscribed.events).toEqual([]);
  });
});
