import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { act } from '../support/ask.ts';
import { adminQuery } from '../support/database.ts';
import { seedReferral } from '../support/referral-seed.ts';
import { seedWorld } from '../support/seed.ts';
import type { World } from '../support/seed.ts';
import { startApiChild } from './support/api-child.ts';
import type { ApiChild } from './support/api-child.ts';
import { caughtUp, eventually, following, quiet, say } from './support/act.ts';
import { PRESENCE, REFERRAL_CHANGED } from './support/documents.ts';
import { startLiveServer } from './support/live-server.ts';
import type { LiveServer } from './support/live-server.ts';
import { LiveClient } from './support/ws-client.ts';
import type { Subscribed } from './support/ws-client.ts';

let server: LiveServer;
let world: World;
let id: string;
let other: ApiChild;

beforeAll(async () => {
  server = await startLiveServer();
});

beforeEach(async () => {
  world = await seedWorld();
  ({ id } = await seedReferral(world, 'RECEIVED'));
  other = await startApiChild();
  await caughtUp(server);
});

afterEach(() => other.kill());

const names = (subscribed: Subscribed): string[] =>
  (subscribed.events.at(-1)?.people ?? [])
    .map(({ user }: { user: { id: string } }) => user.id)
    .sort();

describe('two processes on one database', () => {
  test('tell their clients the same, and the one left goes on where the killed one stopped', async () => {
    const here = await LiveClient.connect(server.url, world.sender.staff);
    const there = await LiveClient.connect(other.url, world.receiver.staff);
    const [mine, theirs] = [here, there].map((client) =>
      client.subscribe(REFERRAL_CHANGED, { id }),
    );
    await following(mine!);
    await following(theirs!);
    await say(world.receiver.staff, id);
    const [first, second] = [await mine!.next(), await theirs!.next()];
    expect(second.cursor).toBe(first.cursor);

    await other.kill();
    expect((await there.closed).code).toBe(1006);
    await say(world.sender.staff, id);
    await say(world.sender.staff, id);
    // The client comes back to the process that is left, with the last cursor the killed one gave it.
    const back = await LiveClient.connect(server.url, world.receiver.staff);
    const resumed = back.subscribe(REFERRAL_CHANGED, { id, after: second.cursor });
    const after = [await resumed.next(), await resumed.next()];
    const seen = [await mine!.next(), await mine!.next()];
    expect(after.map(({ cursor }) => cursor)).toEqual(seen.map(({ cursor }) => cursor));
  });

  test('a session ended through one closes its socket at the other', async () => {
    const there = await LiveClient.connect(other.url, world.receiver.staff);
    await following(there.subscribe(REFERRAL_CHANGED, { id }));
    await act(world.receiver.staff, 'signOut', {}, '... on MessagePayload { message }');
    expect(await there.closed).toEqual({ code: 4401, reason: 'Your session ended.' });
  });

  test('a process that is stopped asks its clients to come back', async () => {
    const there = await LiveClient.connect(other.url, world.receiver.staff);
    await following(there.subscribe(REFERRAL_CHANGED, { id }));
    await other.stop();
    expect((await there.closed).code).toBe(1012);
  });
});

describe('presence in two processes', () => {
  test('is one, and ends 15 seconds after a process was killed', async () => {
    const here = await LiveClient.connect(server.url, world.sender.staff);
    const there = await LiveClient.connect(other.url, world.receiver.staff);
    const subject = { type: 'REFERRAL', id };
    const [mine, theirs] = [here, there].map((client) => client.subscribe(PRESENCE, subject));
    const both = [world.sender.staff.userId, world.receiver.staff.userId].sort();
    await eventually(() => names(mine!).join() === both.join());
    await eventually(() => names(theirs!).join() === both.join());

    await other.kill();
    const killed = performance.now();
    await quiet(1_000);
    expect(names(mine!)).toEqual(both); // nobody has heard of it yet
    // The sweeper of whichever worker runs; here none does, so its statement is asked for.
    await eventually(async () => {
      await adminQuery('delete from presence where expires_at <= app.now()');
      return names(mine!).join() === world.sender.staff.userId;
    }, 20_000);
    expect(performance.now() - killed).toBeLessThan(18_000);
  });
});
