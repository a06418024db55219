import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeStaff } from '../support/actors.ts';
import type { Visitor } from '../support/actors.ts';
import { act, ask } from '../support/ask.ts';
import { adminQuery } from '../support/database.ts';
import { seedReferral, today } from '../support/referral-seed.ts';
import { seedWorld } from '../support/seed.ts';
import type { World } from '../support/seed.ts';
import { caughtUp, eventually, follow, quiet, refer, say, following } from './support/act.ts';
import { INBOX_CHANGED, NOTICES_CHANGED, REFERRAL_CHANGED } from './support/documents.ts';
import { startLiveServer } from './support/live-server.ts';
import type { LiveServer } from './support/live-server.ts';
import { LiveClient } from './support/ws-client.ts';

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

describe('a session that ends', () => {
  test('by signing out closes its socket for good, and no other', async () => {
    const leaving = await watch(world.receiver.staff);
    const staying = await watch(world.receiver.colleague);
    await act(world.receiver.staff, 'signOut', {}, '... on MessagePayload { message }');
    expect(await leaving.client.closed).toEqual({ code: 4401, reason: 'Your session ended.' });
    await say(world.sender.staff, id);
    expect((await staying.subscribed.next()).activity.kind).toBe('MESSAGE_POSTED');
    expect(leaving.subscribed.events).toEqual([]);
  });

  test('by its limit closes the socket at that moment', async () => {
    const soon = await makeStaff(world.receiver.id);
    await adminQuery(
      `update session set expires_at = now() + interval '1500 ms' where user_id = $1`,
      [soon.userId],
    );
    const began = performance.now();
    const { client } = await watch(soon);
    expect((await client.closed).code).toBe(4401);
    expect(performance.now() - began).toBeLessThan(4_000);
  });

  test('later, because somebody is at work, keeps the socket open', async () => {
    const busy = await makeStaff(world.receiver.id);
    await adminQuery(
      `update session set expires_at = now() + interval '1500 ms' where user_id = $1`,
      [busy.userId],
    );
    const { client, subscribed } = await watch(busy);
    await adminQuery(
      `update session set expires_at = now() + interval '20 minutes' where user_id = $1`,
      [busy.userId],
    );
    await quiet(2_000);
    await say(world.sender.staff, id);
    expect((await subscribed.next()).activity.kind).toBe('MESSAGE_POSTED');
    await client.close();
  });
});

describe('a membership that ends', () => {
  test('closes the socket that acts under it', async () => {
    const { client } = await watch(world.receiver.staff);
    await act(
      world.receiver.admin,
      'endMembership',
      { membershipId: world.receiver.staff.membershipId },
      '... on MessagePayload { message }',
    );
    const { code, reason } = await client.closed;
    expect(code).toBe(4401);
    expect(reason).toContain('no longer act');
  });

  test('by its date closes it at that moment', async () => {
    const temporary = await makeStaff(world.receiver.id);
    await adminQuery(
      `update membership set valid_until = app.now() + interval '1500 ms' where id = $1`,
      [temporary.membershipId],
    );
    const began = performance.now();
    const { client } = await watch(temporary);
    expect((await client.closed).code).toBe(4401);
    expect(performance.now() - began).toBeLessThan(4_000);
  });

  test('leaves the socket under another membership of the same user', async () => {
    const [other] = await adminQuery(
      `insert into membership (id, user_id, organization_id, role, status, valid_from)
       values (gen_random_uuid(), $1, $2, 'PARTNER_STAFF', 'ACTIVE', now()) returning id`,
      [world.receiver.staff.userId, world.sender.id],
    );
    const asSender = await LiveClient.connect(server.url, world.receiver.staff, {
      init: { membershipId: other!['id'] as string },
    });
    const { client: asReceiver } = await watch(world.receiver.staff);
    await adminQuery(`update membership set status = 'ENDED' where id = $1`, [
      world.receiver.staff.membershipId,
    ]);
    expect((await asReceiver.closed).code).toBe(4401);
    const subscribed = asSender.subscribe(REFERRAL_CHANGED, { id });
    await following(subscribed);
    await asSender.close();
  });
});

describe('a role that changes (CORE-003)', () => {
  test('changes what an open socket may see at once, and says so', async () => {
    const { otherArea: area, receiver } = world;
    const boss = await makeStaff(area.id, 'LWIA_ADMIN');
    const inbox = await watch(area.admin, INBOX_CHANGED, {});
    const own = await watch(area.admin, NOTICES_CHANGED, {});
    const change = (role: string) =>
      act(
        boss,
        'changeMembership',
        { membershipId: area.admin.membershipId, role },
        '... on MembershipPayload { membership { role } }',
      );
    expect(await change('PARTNER_STAFF')).toMatchObject({ membership: { role: 'PARTNER_STAFF' } });
    await own.subscribed.until(() =>
      own.subscribed.events.some((each) => each.__typename === 'ViewerChanged'),
    );
    await refer(receiver.staff, 'acceptReferral', { id });
    await quiet();
    expect(inbox.subscribed.events.filter((each) => each.__typename === 'ReferralChanged')).toEqual(
      [],
    );
    await change('LWIA_ADMIN');
    const again = await watch(area.admin, INBOX_CHANGED, {});
    await refer(receiver.staff, 'startReferral', { id, startedOn: today() });
    expect((await again.subscribed.next()).referral.id).toBe(id);
  });
});

describe('rights that change while a frame is made for them', () => {
  test('have it made anew: what was read before is not sent', async () => {
    const { customer } = world;
    const { subscribed } = await watch(customer);
    const [reading, changed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const query = server.pool.query.bind(server.pool);
    const held = vi.spyOn(server.pool, 'query').mockImplementation(async (...asked) => {
      const found = await query(...asked);
      reading.resolve();
      await changed.promise;
      return found;
    });
    const unlisten = server.auth.onAuthChanged(({ userId }) => {
      if (userId === customer.userId) changed.resolve();
    });
    try {
      await refer(world.receiver.staff, 'acceptReferral', { id });
      await reading.promise;
      // As when it turns out that the record is somebody else's.
      await adminQuery('update account set person_id = null where user_id = $1', [customer.userId]);
      await changed.promise;
    } finally {
      changed.resolve();
      unlisten();
      held.mockRestore();
    }
    await subscribed.until(() => subscribed.events.length > 0 || subscribed.isComplete);
    await quiet();
    expect(subscribed.events.map(({ __typename: type }) => type)).not.toContain('ReferralChanged');
  });
});

describe('what one is told about oneself', () => {
  test('changes of the account reach all windows of the user and nobody else', async () => {
    const [mine, other] = [
      await watch(world.sender.staff, NOTICES_CHANGED, {}),
      await watch(world.sender.colleague, NOTICES_CHANGED, {}),
    ];
    await act(
      world.sender.staff,
      'updateAccount',
      { name: 'Robin Quill', locale: 'en' },
      '... on ViewerPayload { viewer { email } }',
    );
    expect((await mine.subscribed.next()).viewer.user.name).toBe('Robin Quill');
    await quiet();
    expect(other.subscribed.events).toEqual([]);
  });

  test('a new membership opens what it opens without a new socket', async () => {
    const pending = await makeStaff(world.outsider.id);
    await adminQuery(`update membership set status = 'PENDING', valid_from = null where id = $1`, [
      pending.membershipId,
    ]).catch(() => adminQuery('delete from membership where id = $1', [pending.membershipId]));
    const client = await LiveClient.connect(server.url, pending);
    const refused = client.subscribe(INBOX_CHANGED);
    await refused.until(() => refused.errors.length > 0);
    await adminQuery(
      `insert into membership (id, user_id, organization_id, role, status, valid_from)
       values (gen_random_uuid(), $1, $2, 'PARTNER_STAFF', 'ACTIVE', now())`,
      [pending.userId, world.receiver.id],
    );
    await eventually(async () => {
      const viewer = await ask(pending, '{ viewer { role } }');
      return viewer.data.viewer.role === 'PARTNER_STAFF';
    });
    const opened = client.subscribe(INBOX_CHANGED);
    await following(opened);
    await say(world.sender.staff, id);
    expect((await opened.next()).referral.id).toBe(id);
  });
});
