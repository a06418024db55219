import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeStaff } from '../support/actors.ts';
import type { Visitor } from '../support/actors.ts';
import { act, ask } from '../support/ask.ts';
import { adminQuery } from '../support/database.ts';
import { seedReferral } from '../support/referral-seed.ts';
import { paid, seedWorld } from '../support/seed.ts';
import type { World } from '../support/seed.ts';
import { eventually, following, quiet, refer, say } from './support/act.ts';
import {
  INBOX_CHANGED,
  NOTICES_CHANGED,
  PERSON_CHANGED,
  REFERRAL_CHANGED,
} from './support/documents.ts';
import { startLiveServer } from './support/live-server.ts';
import type { LiveServer } from './support/live-server.ts';
import { connection, insertActivity } from './support/raw-activity.ts';
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
  await quiet(200); // the tailer has passed all of that
});

async function watch(who: Visitor, document = REFERRAL_CHANGED, variables: object = { id }) {
  const client = await LiveClient.connect(server.url, who);
  const subscribed = client.subscribe(document, variables as Record<string, unknown>);
  await following(subscribed);
  return { client, subscribed };
}

const withdrawConsent = async () =>
  paid(
    await act(
      world.sender.staff,
      'withdrawConsent',
      { id: world.consentId },
      '... on ConsentPayload { consent { id } }',
    ),
    'consent',
  );

const backends = (name: string) =>
  adminQuery(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = $1 and datname = current_database()`,
    [name],
  );

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
    await adminQuery(`update session set expires_at = now() + interval '1500 ms' where user_id = $1`, [
      soon.userId,
    ]);
    const began = performance.now();
    const { client } = await watch(soon);
    expect((await client.closed).code).toBe(4401);
    expect(performance.now() - began).toBeLessThan(4_000);
  });

  test('later, because somebody is at work, keeps the socket open', async () => {
    const busy = await makeStaff(world.receiver.id);
    await adminQuery(`update session set expires_at = now() + interval '1500 ms' where user_id = $1`, [
      busy.userId,
    ]);
    const { client, subscribed } = await watch(busy);
    await adminQuery(`update session set expires_at = now() + interval '20 minutes' where user_id = $1`, [
      busy.userId,
    ]);
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
    await adminQuery(`update membership set valid_until = app.now() + interval '1500 ms' where id = $1`, [
      temporary.membershipId,
    ]);
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

describe('access that ends', () => {
  test('with the consent: Removed to the receiver, a change to the sender', async () => {
    const receiver = await watch(world.receiver.staff);
    const receiverPerson = await watch(world.receiver.staff, PERSON_CHANGED, { id: world.personId });
    const sender = await watch(world.sender.staff);
    await withdrawConsent();
    expect(await receiver.subscribed.next()).toMatchObject({
      __typename: 'Removed',
      id,
      reason: 'CONSENT_WITHDRAWN',
    });
    expect(await receiverPerson.subscribed.next()).toMatchObject({
      __typename: 'Removed',
      id: world.personId,
      reason: 'CONSENT_WITHDRAWN',
    });
    await receiver.subscribed.until(() => receiver.subscribed.isComplete);
    expect((await sender.subscribed.next()).activity.kind).toBe('REFERRAL_WITHDRAWN');
    // The socket stays and serves what else there is.
    const again = receiver.client.subscribe(INBOX_CHANGED);
    await following(again);
  });

  test('with a consent whose referral was completed before', async () => {
    const done = await seedReferral(world, 'COMPLETED');
    const receiver = await watch(world.receiver.staff, REFERRAL_CHANGED, { id: done.id });
    await withdrawConsent();
    expect(await receiver.subscribed.next()).toMatchObject({ reason: 'CONSENT_WITHDRAWN' });
  });

  test('by its own date, though nobody does anything', async () => {
    const receiver = await watch(world.receiver.staff);
    const person = await watch(world.receiver.staff, PERSON_CHANGED, { id: world.personId });
    await adminQuery(
      `update access_grant set valid_until = app.now() + interval '1 s' where cause_id = $1`,
      [id],
    );
    // Any event has the end looked up anew.
    await say(world.sender.staff, id);
    expect((await receiver.subscribed.next()).__typename).toBe('ReferralChanged');
    expect(await receiver.subscribed.next(3_000)).toMatchObject({ reason: 'CONSENT_EXPIRED' });
    await person.subscribed.until(() => person.subscribed.isComplete, 3_000);
    expect(person.subscribed.events.at(-1)).toMatchObject({ reason: 'CONSENT_EXPIRED' });
  });

  test('by declining', async () => {
    const receiver = await watch(world.receiver.staff);
    const customer = await watch(world.customer);
    await refer(world.receiver.colleague, 'declineReferral', { id, reason: 'NO_CAPACITY' });
    expect(await receiver.subscribed.next()).toMatchObject({ __typename: 'Removed', reason: 'DECLINED' });
    expect((await customer.subscribed.next()).referral.status).toBe('DECLINED');
  });

  test('by recall: Removed to the receiver and the customer, from the inbox too, which goes on', async () => {
    const { id: sent } = await seedReferral(world, 'SENT');
    const receiver = await watch(world.receiver.staff, REFERRAL_CHANGED, { id: sent });
    const customer = await watch(world.customer, REFERRAL_CHANGED, { id: sent });
    const inbox = await watch(world.receiver.colleague, INBOX_CHANGED, {});
    const area = await watch(world.otherArea.admin, INBOX_CHANGED, {});
    await refer(world.sender.staff, 'recallReferral', { id: sent });
    for (const { subscribed } of [receiver, customer]) {
      expect(await subscribed.next()).toMatchObject({ __typename: 'Removed', id: sent, reason: 'RECALLED' });
      await subscribed.until(() => subscribed.isComplete);
    }
    for (const { subscribed } of [inbox, area]) {
      expect(await subscribed.next()).toMatchObject({ __typename: 'Removed', id: sent, reason: 'RECALLED' });
      expect(subscribed.isComplete).toBe(false);
    }
    await say(world.sender.staff, id);
    expect((await inbox.subscribed.next()).referral.id).toBe(id);
  });

  test('by discarding the draft a colleague looks at', async () => {
    const { id: draft } = await seedReferral(world, 'DRAFT');
    const colleague = await watch(world.sender.colleague, REFERRAL_CHANGED, { id: draft });
    await act(world.sender.staff, 'discardDraft', { id: draft }, '... on DeletedPayload { id }');
    expect(await colleague.subscribed.next()).toMatchObject({ id: draft, reason: 'DISCARDED' });
  });

  test('while nobody was connected is told when the client comes back', async () => {
    const { client, subscribed } = await watch(world.receiver.staff);
    await say(world.sender.staff, id);
    const { cursor } = await subscribed.next();
    client.terminate();
    await withdrawConsent();
    await quiet(200);
    const back = await watch(world.receiver.staff, REFERRAL_CHANGED, { id, after: cursor });
    expect(await back.subscribed.next()).toMatchObject({ reason: 'CONSENT_WITHDRAWN' });
    const person = await watch(world.receiver.staff, PERSON_CHANGED, {
      id: world.personId,
      after: cursor,
    });
    expect(await person.subscribed.next()).toMatchObject({ reason: 'CONSENT_WITHDRAWN' });
  });

  test('long ago is no news to a page loaded today', async () => {
    await refer(world.receiver.staff, 'declineReferral', { id, reason: 'NO_CAPACITY' });
    await quiet(200);
    const liveCursor = server.live.port.position();
    const { subscribed } = await watch(world.receiver.staff, REFERRAL_CHANGED, { id, after: liveCursor });
    await quiet();
    expect(subscribed.events).toEqual([]);
  });

  test.each([
    ['an outsider', () => world.outsider.admin, REFERRAL_CHANGED],
    ['an outsider with a cursor', () => world.outsider.admin, REFERRAL_CHANGED],
    ['an outsider, of the person', () => world.outsider.admin, PERSON_CHANGED],
  ])('%s learns nothing, in the same words as of what does not exist', async (name, who, document) => {
    const after = name.includes('cursor') ? server.live.port.position() : null;
    const client = await LiveClient.connect(server.url, who());
    const real = client.subscribe(document, { id: document === PERSON_CHANGED ? world.personId : id, after });
    const none = client.subscribe(document, { id: crypto.randomUUID(), after });
    const wrong = client.subscribe(document, { id: 'no id', after });
    await none.until(() => [real, none, wrong].every(({ errors }) => errors.length > 0));
    expect(real.errors[0].message).toBe(none.errors[0].message);
    expect(wrong.errors[0].message).toBe(none.errors[0].message);
    expect(real.errors[0].extensions.code).toBe('NOT_FOUND');
  });
});

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
