import { createServer } from 'node:http';
import { limitMessage } from '@throughline/api/graphql/limits';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { adminQuery } from '../support/database.ts';
import { seedReferral } from '../support/referral-seed.ts';
import { seedWorld } from '../support/seed.ts';
import type { World } from '../support/seed.ts';
import { caughtUp, eventually, following, quiet, say } from './support/act.ts';
import { INBOX_CHANGED, REFERRAL_CHANGED } from './support/documents.ts';
import { startLiveServer } from './support/live-server.ts';
import type { LiveServer } from './support/live-server.ts';
import { connection, insertActivity } from './support/raw-activity.ts';
import { LiveClient } from './support/ws-client.ts';

let server: LiveServer;
let world: World;

beforeAll(async () => {
  server = await startLiveServer();
  world = await seedWorld();
});

describe('opening a socket', () => {
  test('with a session cookie from one of our own pages', async () => {
    const client = await LiveClient.connect(server.url, world.sender.staff, { cookie: true });
    await following(client.subscribe(INBOX_CHANGED));
    await client.close();
  });

  test.each([
    ['another site', 'https://elsewhere.example.com'],
    ['a site that looks like ours', 'http://throughline.example.org.example.com'],
    ['nowhere', 'null'],
  ])('with a session cookie from %s is refused', async (_name, origin) => {
    const client = LiveClient.open(server.url, world.sender.staff, { cookie: true, origin });
    await expect(client.acknowledged()).rejects.toThrow('403');
  });

  test('with a session cookie and no Origin is refused', async () => {
    const ws = new WebSocket(server.url, 'graphql-transport-ws', {
      headers: { cookie: `tl_session=${world.sender.staff.token}` },
    });
    await expect(
      new Promise((resolve, reject) => ws.on('error', reject).on('open', resolve)),
    ).rejects.toThrow('403');
  });

  test('with a cookie and a bearer is refused: never both', async () => {
    const client = LiveClient.open(server.url, world.sender.staff, {
      cookie: true,
      init: { authorization: `Bearer ${world.sender.staff.token}` },
    });
    expect((await client.closed).code).toBe(4400);
  });

  test.each([
    ['nothing', null, {}],
    ['a bearer that is none', null, { authorization: `Bearer ${'a'.repeat(40)}` }],
    ['a malformed bearer', null, { authorization: 'x' }],
  ])('with %s ends with 4401', async (_name, who, init) => {
    const client = LiveClient.open(server.url, who, { init });
    expect(await client.closed).toEqual({ code: 4401, reason: 'Your session ended.' });
  });

  test('for a membership of somebody else ends with 4401', async () => {
    const init = { membershipId: world.receiver.staff.membershipId };
    const client = LiveClient.open(server.url, world.sender.staff, { init });
    expect((await client.closed).code).toBe(4401);
  });

  test.each([{ membershipId: 'no id' }, { membershipId: 7 }, { authorization: {} }])(
    'with a malformed payload %o ends with 4400',
    async (init) => {
      const client = LiveClient.open(server.url, null, { init });
      expect((await client.closed).code).toBe(4400);
    },
  );

  test('and then saying nothing for three seconds ends it', async () => {
    const ws = new WebSocket(server.url, 'graphql-transport-ws');
    const code = await new Promise((resolve) => ws.on('close', resolve));
    expect(code).toBe(4408);
  });

  test('at another path is not answered here', async () => {
    const elsewhere = createServer();
    server.live.handleUpgrade(elsewhere);
    elsewhere.on('upgrade', (_request, socket) => socket.end('HTTP/1.1 418 Not here\r\n\r\n'));
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const { port } = elsewhere.address() as { port: number };
    const ws = new WebSocket(`ws://127.0.0.1:${port}/hot`);
    await expect(new Promise((_, reject) => ws.on('error', reject))).rejects.toThrow('418');
    elsewhere.close();
  });
});

describe('asking on a socket', () => {
  test.each([
    ['{ viewer { role } }', 'Only subscriptions'],
    ['mutation { signOut(input: { clientMutationId: "1" }) { __typename } }', 'Only subscriptions'],
    ['subscription { inboxChanged { nonsense } }', 'nonsense'],
    ['subscription {', 'Syntax Error'],
    [`subscription { inboxChanged { __typename } } # ${'x'.repeat(30_000)}`, 'characters'],
    [`subscription { ${'inboxChanged { __typename } '.repeat(30)} }`, 'fields at the root'],
    [`subscription { inboxChanged { ${'x { '.repeat(30)} x ${'} '.repeat(30)} } }`, 'levels'],
    ['subscription { referralChanged(id: 7) { __typename } }', 'not found'],
    [
      'subscription { inboxChanged { __typename } noticesChanged { __typename } }',
      'one top level field',
    ],
  ])('%s is an error and nothing worse', async (query, message) => {
    const client = await LiveClient.connect(server.url, world.sender.staff);
    const subscribed = client.subscribe(query);
    await subscribed.until(() => subscribed.errors.length > 0);
    expect(subscribed.errors[0].message).toContain(message);
    await following(client.subscribe(INBOX_CHANGED));
    await client.close();
  });

  test('for more rows than one may lead to is refused, and for lists without end', async () => {
    const client = await LiveClient.connect(server.url, world.sender.staff);
    const document = `subscription ($id: ID!, $n: Int) { referralChanged(id: $id) {
      ... on ReferralChanged { referral { id person { referrals(first: $n) { edges { node {
        messages(first: $n) { edges { node { id } } } } } } } } } } }`;
    const limitOf = async (variables: object) => {
      const subscribed = client.subscribe(document, { id: world.personId, ...variables });
      await subscribed.until(() => subscribed.errors.length > 0);
      return subscribed.errors[0].extensions.limit as unknown;
    };
    expect(await limitOf({ n: 100 })).toBe('cost');
    expect(await limitOf({ n: 101 })).toBe('pageSize');
    expect(await limitOf({ x: Array.from({ length: 101 }, () => 'a') })).toBe('listItems');
    expect(await limitOf({ n: 1 })).toBeUndefined();
    await client.close();
  });

  test('as a customer for an inbox is refused', async () => {
    const client = await LiveClient.connect(server.url, world.customer);
    const subscribed = client.subscribe(INBOX_CHANGED);
    await subscribed.until(() => subscribed.errors.length > 0);
    expect(subscribed.errors[0].extensions.code).toBe('FORBIDDEN');
  });

  test('for more than 40 subscriptions at a time is refused, until some are completed', async () => {
    const client = await LiveClient.connect(server.url, world.sender.staff);
    const many = Array.from({ length: 40 }, () => client.subscribe(INBOX_CHANGED));
    await quiet();
    const last = client.subscribe(INBOX_CHANGED);
    await last.until(() => last.errors.length > 0);
    expect(last.errors[0].extensions.code).toBe('LIMIT_EXCEEDED');
    many.forEach((subscribed) => subscribed.complete());
    await quiet(200);
    await following(client.subscribe(INBOX_CHANGED));
    await client.close();
  });

  test('with too many messages a second ends the socket, to be opened again later', async () => {
    const client = await LiveClient.connect(server.url, world.sender.staff);
    for (let sent = 0; sent < 130; sent++) client.send({ type: 'ping' });
    expect(await client.closed).toEqual({ code: 1013, reason: limitMessage('messages') });
  });

  test('with a message that is too large ends the socket', async () => {
    const client = await LiveClient.connect(server.url, world.sender.staff);
    client.subscribe(`subscription { inboxChanged { __typename } } # ${'x'.repeat(70_000)}`);
    expect((await client.closed).code).toBe(1009);
  });

  test('what is no message closes the socket and no other', async () => {
    const [bad, good] = [
      await LiveClient.connect(server.url, world.sender.staff),
      await LiveClient.connect(server.url, world.sender.staff),
    ];
    bad.send({ type: 'nonsense' });
    expect((await bad.closed).code).toBe(4400);
    await following(good.subscribe(INBOX_CHANGED));
    await good.close();
  });

  test('and leaving leaves nothing behind', async () => {
    const before = server.live.connections();
    const clients = await Promise.all(
      [1, 2, 3].map(() => LiveClient.connect(server.url, world.sender.staff)),
    );
    clients.forEach((client) => client.subscribe(INBOX_CHANGED));
    expect(server.live.connections()).toBe(before + 3);
    clients.forEach((client) => client.terminate());
    await eventually(() => server.live.connections() === before);
  });
});

describe('clients that cannot follow', () => {
  let id: string;
  beforeEach(async () => {
    ({ id } = await seedReferral(world, 'RECEIVED'));
    await caughtUp(server);
  });

  test('are told when events are late, and when no longer', async () => {
    const client = await LiveClient.connect(server.url, world.sender.staff);
    await following(client.subscribe(REFERRAL_CHANGED, { id }));
    const slow = await connection();
    await slow.query('begin');
    await slow.query('select pg_current_xact_id()');
    await say(world.sender.staff, id);
    await eventually(() => client.pings.length > 0, 9_000);
    expect(client.pings[0]).toMatchObject({ delayed: true });
    expect(client.pings[0].lagMs).toBeGreaterThan(5_000);
    const late = await LiveClient.connect(server.url, world.sender.colleague);
    await eventually(() => late.pings.length > 0);
    expect(late.pings[0]).toMatchObject({ delayed: true });
    await slow.query('rollback');
    await eventually(() => client.pings.length > 1);
    expect(client.pings[1]).toMatchObject({ delayed: false });
  });

  test('are dropped when they stop reading, and hold nobody up', async () => {
    const stuck = await LiveClient.connect(server.url, world.receiver.staff);
    const reading = await LiveClient.connect(server.url, world.receiver.colleague);
    // Frames of 400 kB fill what the system buffers soon.
    await adminQuery(
      `insert into referral_message (id, referral_id, organization_id, body, created_at)
       select gen_random_uuid(), $1, $2, repeat('x', 4000), now() from generate_series(1, 100)`,
      [id, world.sender.id],
    );
    const document = `subscription ($id: ID!) { referralChanged(id: $id) {
      ... on ReferralChanged { referral { messages(first: 100) { edges { node { body } } } } } } }`;
    stuck.subscribe(document, { id });
    const subscribed = reading.subscribe(document, { id });
    await following(subscribed);
    stuck.pause();
    const before = server.live.connections();
    const writer = await connection();
    let written = 0;
    for (; written < 60 && server.live.connections() === before; written++) {
      await insertActivity(writer, world, id);
      await quiet(50);
    }
    expect(server.live.connections()).toBe(before - 1);
    await subscribed.until(() => subscribed.events.length === written);
  });
});

test('a user has so many sockets, and the next is asked to come back later', async () => {
  const strict = await startLiveServer({ socketsPerUser: 2 });
  const open = () => LiveClient.connect(strict.url, world.sender.staff);
  const [first] = [await open(), await open()];
  const third = LiveClient.open(strict.url, world.sender.staff);
  expect(await third.closed).toEqual({ code: 1013, reason: limitMessage('sockets') });
  await LiveClient.connect(strict.url, world.sender.colleague);
  await first.close();
  await eventually(() => strict.live.connections() === 2);
  await open();
  await strict.close();
});

test('a server that closes asks everybody to come back', async () => {
  const closing = await startLiveServer();
  const client = await LiveClient.connect(closing.url, world.sender.staff);
  await following(client.subscribe(INBOX_CHANGED));
  await closing.close();
  expect(await client.closed).toEqual({ code: 1012, reason: 'Restarting' });
});
