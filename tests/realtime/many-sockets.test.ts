import { secretHash } from '@throughline/schema/platform/secret-hash';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeStaff, signIn } from '../support/actors.ts';
import type { Visitor } from '../support/actors.ts';
import { seedReferral } from '../support/referral-seed.ts';
import { seedWorld } from '../support/seed.ts';
import type { World } from '../support/seed.ts';
import { caughtUp, eventually, quiet } from './support/act.ts';
import { INBOX_CHANGED, REFERRAL_CHANGED } from './support/documents.ts';
import { startLiveServer } from './support/live-server.ts';
import type { LiveServer } from './support/live-server.ts';
import { connection, insertActivity } from './support/raw-activity.ts';
import { LiveClient } from './support/ws-client.ts';
import type { Subscribed } from './support/ws-client.ts';

const STAFF = 10;
const SESSIONS_EACH = 10;
/** A window follows the referral, the others the inbox. */
const WINDOWS = [REFERRAL_CHANGED, INBOX_CHANGED, INBOX_CHANGED];

type Window = {
  readonly who: Visitor;
  readonly client: LiveClient;
  readonly subscribed: Subscribed;
};

let server: LiveServer;
let world: World;
let id: string;
let sessions: readonly Visitor[];

beforeAll(async () => {
  // One connection, for which nobody waits long: three hundred at once are far too many for it.
  server = await startLiveServer({ authPool: { poolSize: 1, maxWaitMs: 600 } });
  world = await seedWorld();
  ({ id } = await seedReferral(world, 'RECEIVED'));
  const staff = await Promise.all(
    Array.from({ length: STAFF }, () => makeStaff(world.receiver.id)),
  );
  sessions = await Promise.all(
    Array.from({ length: STAFF * SESSIONS_EACH }, async (_, index) => {
      const who = staff[index % STAFF]!;
      return { ...who, token: await signIn(who.userId!, who.membershipId) };
    }),
  );
  await caughtUp(server);
});

/** Nobody can read a session as long as this is open. */
async function lockSessions(): Promise<() => Promise<unknown>> {
  const locking = await connection();
  await locking.query('begin; lock table session in access exclusive mode');
  return () => locking.query('commit');
}

async function openAll(): Promise<Window[]> {
  const clients = sessions.flatMap((who) =>
    WINDOWS.map((document) => ({ who, document, client: LiveClient.open(server.url, who) })),
  );
  return Promise.all(
    clients.map(async ({ who, document, client }) => {
      await client.acknowledged();
      const variables = document === REFERRAL_CHANGED ? { id } : {};
      return { who, client, subscribed: client.subscribe(document, variables) };
    }),
  );
}

/** All of them have seen the event. */
const told = (windows: readonly Window[], eventId: string) =>
  Promise.all(
    windows.map(({ subscribed }) => subscribed.until(() => seen(subscribed).includes(eventId))),
  );

const seen = ({ events }: Subscribed): string[] =>
  events.flatMap(({ activity }) => activity?.id ?? []);

describe('three hundred sockets of a hundred sessions, and one connection to look them up', () => {
  test('open at once, are looked up anew at once, and follow under the rights they then have', async () => {
    const unlock = await lockSessions();
    // A request has the only connection, so sockets wait for it in vain, and ask again.
    const request = server.auth.authenticate({
      headers: new Headers({ authorization: `Bearer ${sessions[0]!.token}` }),
    });
    const opening = openAll();
    await quiet(400);
    await unlock();
    expect(await request).not.toBeNull();
    const windows = await opening;
    await eventually(() => server.live.counts().subscriptions === windows.length);

    const signedOut = windows[0]!.who;
    const unproven = windows[WINDOWS.length]!.who;
    const gone = windows.filter(({ who }) => who.token === signedOut.token);
    const pending = windows.filter(({ who }) => who.userId === unproven.userId);
    const staying = windows.filter((each) => !gone.includes(each) && !pending.includes(each));

    const admin = await connection();
    await admin.query('begin');
    // Unheard, but for the lost connection, which says that anybody's rights may have changed.
    await admin.query('set local session_replication_role = replica');
    await admin.query('delete from session where token_hash = $1', [secretHash(signedOut.token)]);
    await admin.query('update account set email_verified_at = null where user_id = $1', [
      unproven.userId,
    ]);
    await admin.query('set local session_replication_role = origin');
    const eventId = await insertActivity(admin, world, id);
    await admin.query('lock table session in access exclusive mode');
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'throughline-auth-changes' and datname = current_database()`,
    );
    await quiet(400);
    await admin.query('commit');

    const closed = await Promise.all(gone.map(({ client }) => client.closed));
    expect(closed.map(({ code }) => code)).toEqual(gone.map(() => 4401));
    await told(staying, eventId);
    const [removed] = pending;
    await removed!.subscribed.until(() => removed!.subscribed.isComplete);
    expect(removed!.subscribed.events).toMatchObject([{ __typename: 'Removed', id }]);
    expect([...gone, ...pending].flatMap(({ subscribed }) => seen(subscribed))).toEqual([]);
    expect(staying.flatMap(({ subscribed }) => subscribed.errors)).toEqual([]);

    await told(staying, await insertActivity(admin, world, id));
    expect(server.live.connections()).toBe(windows.length - gone.length);
    expect(server.lines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  });
});
