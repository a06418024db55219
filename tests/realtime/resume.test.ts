import { encodeCursor, decodeCursor } from '@throughline/schema/platform/cursor';
import { beforeAll, describe, expect, test } from 'vitest';
import { seedReferral } from '../support/referral-seed.ts';
import { seedWorld } from '../support/seed.ts';
import type { World } from '../support/seed.ts';
import { caughtUp, following, quiet } from './support/act.ts';
import { INBOX_CHANGED, PERSON_CHANGED, REFERRAL_CHANGED } from './support/documents.ts';
import { startLiveServer } from './support/live-server.ts';
import type { LiveServer } from './support/live-server.ts';
import { connection, insertActivities, insertActivity } from './support/raw-activity.ts';
import { LiveClient } from './support/ws-client.ts';

let server: LiveServer;
let world: World;
let referralId: string;

beforeAll(async () => {
  server = await startLiveServer();
  world = await seedWorld();
  ({ id: referralId } = await seedReferral(world, 'SENT'));
  await caughtUp(server);
});

const resume = async (after: string | null, document = REFERRAL_CHANGED) => {
  const client = await LiveClient.connect(server.url, world.sender.staff);
  const id = document === PERSON_CHANGED ? world.personId : referralId;
  return { client, subscribed: client.subscribe(document, { id, after }) };
};

const idOf = (event: { activity: { id: string } }): string => event.activity.id;

describe('resuming', () => {
  test.each([
    ['referralChanged', REFERRAL_CHANGED],
    ['personChanged', PERSON_CHANGED],
    ['inboxChanged, whose execution is shared', INBOX_CHANGED],
  ])('%s under concurrent commits loses and doubles nothing', async (_name, document) => {
    const { client: first, subscribed } = await resume(null, document);
    await following(subscribed);
    const written: string[] = [];
    let writing = true;
    const writers = [0, 1, 2].map(async (writer) => {
      const client = await connection();
      for (let index = 0; writing; index++) {
        await client.query('begin');
        const id = await insertActivity(client, world, referralId);
        // Transactions overlap, some end in nothing.
        if (index % 3 === writer) await quiet(5);
        const undone = index % 7 === 0;
        await client.query(undone ? 'rollback' : 'commit');
        if (!undone) written.push(id);
        await quiet(2);
      }
    });
    const seen: string[] = [];
    let after: string | null = null;
    await subscribed.until(() => subscribed.events.length > 0);
    let live = { client: first, subscribed };
    for (let round = 0; round < 8; round++) {
      await quiet(60);
      live.client.terminate();
      await live.client.closed;
      seen.push(...live.subscribed.events.map(idOf));
      after = live.subscribed.events.at(-1)?.cursor ?? after;
      live = await resume(after, document);
    }
    writing = false;
    await Promise.all(writers);
    await live.subscribed.until(
      () => seen.length + live.subscribed.events.length >= written.length,
    );
    await quiet(200);
    seen.push(...live.subscribed.events.map(idOf));
    expect(seen.length).toBeGreaterThan(20);
    expect([...seen].sort()).toEqual([...written].sort());
    expect(live.subscribed.errors).toEqual([]);
  });

  test('what happens between loading a page and subscribing is replayed', async () => {
    const liveCursor = server.live.port.position();
    const client = await connection();
    const between = await insertActivity(client, world, referralId);
    await caughtUp(server);
    const { subscribed } = await resume(liveCursor);
    expect((await subscribed.next()).activity.id).toBe(between);
    const later = await insertActivity(client, world, referralId);
    expect((await subscribed.next()).activity.id).toBe(later);
    expect(subscribed.events).toHaveLength(2);
  });

  test('a replay shows only what its reader may see', async () => {
    const liveCursor = server.live.port.position();
    const client = await connection();
    await insertActivity(client, world, referralId, { audience: 'SIDE', kind: 'NOTE_ADDED' });
    const shared = await insertActivity(client, world, referralId);
    const receiver = await LiveClient.connect(server.url, world.receiver.staff);
    const subscribed = receiver.subscribe(REFERRAL_CHANGED, { id: referralId, after: liveCursor });
    expect((await subscribed.next()).activity.id).toBe(shared);
    await quiet(100);
    expect(subscribed.events).toHaveLength(1);
  });

  test('more than 500 events behind: fetch again, and go on from there', async () => {
    const liveCursor = server.live.port.position();
    const client = await connection();
    await insertActivities(client, world, referralId, 501);
    await caughtUp(server);
    const { subscribed } = await resume(liveCursor);
    const event = await subscribed.next();
    expect(event.__typename).toBe('Resync');
    const later = await insertActivity(client, world, referralId);
    expect((await subscribed.next()).activity.id).toBe(later);

    const again = await resume(event.cursor);
    expect((await again.subscribed.next()).activity.id).toBe(later);
    expect(again.subscribed.events).toHaveLength(1);
  });

  test('exactly 500 are replayed', async () => {
    const liveCursor = server.live.port.position();
    const client = await connection();
    await insertActivities(client, world, referralId, 500);
    await caughtUp(server);
    const { subscribed } = await resume(
      liveCursor,
      `subscription ($id: ID!, $after: String) {
        referralChanged(id: $id, after: $after) { ... on ReferralChanged { cursor } }
      }`,
    );
    await subscribed.until(() => subscribed.events.length === 500, 20_000);
    expect(new Set(subscribed.events.map(({ cursor }) => cursor)).size).toBe(500);
  });

  test('more than 24 hours behind: fetch again', async () => {
    const liveCursor = server.live.port.position();
    const client = await connection();
    await insertActivity(client, world, referralId, { ago: '25 hours' });
    await caughtUp(server);
    const { subscribed } = await resume(liveCursor);
    expect((await subscribed.next()).__typename).toBe('Resync');
  });

  test.each([
    ['of another database', () => encodeCursor({ epoch: 'another', xid: 1n, seq: 1n })],
    ['that is no cursor', () => 'no cursor'],
    ['that is empty', () => ''],
    [
      'with numbers no column holds',
      () => Buffer.from('e.ffffffffffffffff.1').toString('base64url'),
    ],
  ])('a cursor %s: fetch again, never an error', async (_name, cursor) => {
    const { subscribed } = await resume(cursor());
    expect((await subscribed.next()).__typename).toBe('Resync');
    expect(subscribed.errors).toEqual([]);
  });

  test('a cursor ahead of this process waits for it', async () => {
    const here = decodeCursor(server.live.port.position())!;
    const ahead = encodeCursor({ ...here, xid: here.xid + 1_000_000n });
    const { subscribed } = await resume(ahead);
    await following(subscribed);
    const client = await connection();
    const id = await insertActivity(client, world, referralId);
    expect((await subscribed.next()).activity.id).toBe(id);
  });
});
