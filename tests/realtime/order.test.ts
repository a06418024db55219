import { beforeAll, describe, expect, test } from 'vitest';
import { seedReferral } from '../support/referral-seed.ts';
import { seedWorld } from '../support/seed.ts';
import type { World } from '../support/seed.ts';
import { following, quiet, refer, say } from './support/act.ts';
import { INBOX_CHANGED, REFERRAL_CHANGED } from './support/documents.ts';
import { startLiveServer } from './support/live-server.ts';
import type { LiveServer } from './support/live-server.ts';
import { connection, insertActivity } from './support/raw-activity.ts';
import { LiveClient } from './support/ws-client.ts';

let server: LiveServer;
let world: World;
let referralId: string;

beforeAll(async () => {
  server = await startLiveServer();
  world = await seedWorld();
  ({ id: referralId } = await seedReferral(world, 'SENT'));
});

const watch = async (who = world.sender.staff) => {
  const client = await LiveClient.connect(server.url, who);
  const subscribed = client.subscribe(REFERRAL_CHANGED, { id: referralId });
  await following(subscribed);
  return subscribed;
};

const ids = (events: { activity: { id: string } }[]) => events.map(({ activity }) => activity.id);

describe('the order of events', () => {
  test('both sides and the customer get each change as it is committed, the second like the first', async () => {
    const { id } = await seedReferral(world, 'SENT');
    const watching = await Promise.all(
      [world.sender.staff, world.receiver.staff, world.customer].map(async (who) => {
        const client = await LiveClient.connect(server.url, who);
        return client.subscribe(REFERRAL_CHANGED, { id });
      }),
    );
    for (const subscribed of watching) await following(subscribed);
    await refer(world.receiver.staff, 'markReceived', { id });
    await refer(world.receiver.staff, 'acceptReferral', { id });
    for (const subscribed of watching) {
      expect((await subscribed.next()).activity.kind).toBe('REFERRAL_RECEIVED');
      const second = await subscribed.next();
      expect(second.activity.kind).toBe('REFERRAL_ACCEPTED');
      expect(second.referral.status).toBe('ACCEPTED');
    }
  });

  test('what is rolled back is not announced', async () => {
    const subscribed = await watch();
    const client = await connection();
    await client.query('begin');
    await insertActivity(client, world, referralId);
    await client.query('rollback');
    const committed = await insertActivity(client, world, referralId);
    expect((await subscribed.next()).activity.id).toBe(committed);
    await quiet();
    expect(subscribed.events).toHaveLength(1);
  });

  test('a late commit behind a newer one is delivered, and before it', async () => {
    const subscribed = await watch();
    const [slow, fast] = [await connection(), await connection()];
    await slow.query('begin');
    const late = await insertActivity(slow, world, referralId);
    const newer = await insertActivity(fast, world, referralId);
    await quiet();
    expect(subscribed.events).toEqual([]); // it waits for the one that may still commit
    expect(server.live.lagMs()).toBeGreaterThan(200);
    await slow.query('commit');
    await subscribed.until(() => subscribed.events.length === 2);
    expect(ids(subscribed.events)).toEqual([late, newer]);
    await quiet(100);
    expect(server.live.lagMs()).toBeLessThan(200);
  });

  test('a long transaction elsewhere delays and loses nothing', async () => {
    const subscribed = await watch();
    const [other, writer] = [await connection(), await connection()];
    await other.query('begin');
    await other.query('select pg_current_xact_id()');
    const written = [];
    for (let index = 0; index < 5; index++) {
      written.push(await insertActivity(writer, world, referralId));
    }
    await quiet(200);
    expect(subscribed.events).toEqual([]);
    await other.query('rollback');
    await subscribed.until(() => subscribed.events.length === 5);
    expect(ids(subscribed.events)).toEqual(written);
  });

  test('a wake-up that is lost costs a second at most', async () => {
    const subscribed = await watch();
    const client = await connection();
    // The trigger that notifies is left out, as if nobody had heard it.
    await client.query('begin');
    await client.query('alter table activity disable trigger wake_tailers');
    const silent = await insertActivity(client, world, referralId);
    await client.query('alter table activity enable trigger wake_tailers');
    await client.query('commit');
    expect((await subscribed.next(2_500)).activity.id).toBe(silent);
  });

  test('what one side keeps to itself reaches nobody else', async () => {
    const draft = await seedReferral(world, 'RECALLED');
    const [sender, receiver, customer] = await Promise.all(
      [world.sender.staff, world.receiver.staff, world.customer].map((who) =>
        LiveClient.connect(server.url, who),
      ),
    );
    const own = sender!.subscribe(REFERRAL_CHANGED, { id: draft.id });
    const inbox = receiver!.subscribe(INBOX_CHANGED);
    const others = [receiver, customer].map((client) =>
      client!.subscribe(REFERRAL_CHANGED, { id: draft.id }),
    );
    await following(own);
    await following(inbox);
    const client = await connection();
    await insertActivity(client, world, draft.id, { kind: 'DRAFT_UPDATED', audience: 'SIDE' });
    expect((await own.next()).activity.kind).toBe('DRAFT_UPDATED');
    await quiet();
    expect(inbox.events).toEqual([]);
    for (const other of others) {
      expect(other.events).toEqual([]);
      expect(other.errors[0].extensions.code).toBe('NOT_FOUND');
    }
  });

  test('messages go to the sides and not to administrators of their areas', async () => {
    const [receiver, area] = [
      await watch(world.receiver.staff),
      await watch(world.otherArea.admin),
    ];
    await say(world.sender.staff, referralId);
    expect((await receiver.next()).activity.kind).toBe('MESSAGE_POSTED');
    await quiet();
    expect(area.events).toEqual([]);
    expect(area.errors).toEqual([]);
  });
});
