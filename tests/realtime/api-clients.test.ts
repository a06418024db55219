import { ClientBudgets } from '@throughline/api/http/budget';
import { API_SCOPES } from '@throughline/schema/domain/api-client/scope';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { makeProgram } from '../support/api-clients.ts';
import type { Program } from '../support/api-clients.ts';
import { act } from '../support/ask.ts';
import { adminQuery } from '../support/database.ts';
import { seedReferral } from '../support/referral-seed.ts';
import { seedWorld } from '../support/seed.ts';
import type { World } from '../support/seed.ts';
import { caughtUp, eventually, following, say } from './support/act.ts';
import { startLiveServer } from './support/live-server.ts';
import type { LiveServer } from './support/live-server.ts';
import { LiveClient } from './support/ws-client.ts';

const CHANGES = `subscription ($id: ID!) { referralChanged(id: $id) {
  __typename ... on ReferralChanged { activity { kind } } } }`;

const budgets = new ClientBudgets();
let server: LiveServer;
let world: World;
let id: string;
let program: Program;

beforeAll(async () => {
  server = await startLiveServer({ budgets });
});
beforeEach(async () => {
  world = await seedWorld();
  ({ id } = await seedReferral(world, 'RECEIVED'));
  program = await makeProgram(world.receiver.admin, [...API_SCOPES]);
  await caughtUp(server);
});

const open = async (who = program) => {
  const client = await LiveClient.connect(server.url, who);
  return { client, subscribed: client.subscribe(CHANGES, { id }) };
};

test('an API client follows what its organization sees, and nothing else (CORE-009)', async () => {
  const { client, subscribed } = await open();
  const outside = await makeProgram(world.outsider.admin, [...API_SCOPES]);
  const other = await open(outside);
  await eventually(() => other.subscribed.errors[0]?.extensions.code === 'NOT_FOUND');
  await following(subscribed);
  await say(world.sender.staff, id);
  expect((await subscribed.next()).activity.kind).toBe('MESSAGE_POSTED');
  expect(other.subscribed.events).toEqual([]);
  await Promise.all([client.close(), other.client.close()]);
});

test('its streams end within a second of its being revoked', async () => {
  const { client, subscribed } = await open();
  await following(subscribed);
  const began = performance.now();
  await act(world.receiver.admin, 'revokeApiClient', { apiClientId: program.id }, '__typename');
  expect(await client.closed).toEqual({ code: 4401, reason: 'Your session ended.' });
  expect(performance.now() - began).toBeLessThan(1_000);
  expect(subscribed.events).toEqual([]);
});

test('they end when their token stops working, and when the client expires', async () => {
  const { client } = await open();
  await act(
    world.receiver.admin,
    'rotateApiClient',
    { apiClientId: program.id, overlapHours: 0 },
    '__typename',
  );
  expect((await client.closed).code).toBe(4401);
  const other = await makeProgram(world.receiver.admin, ['REFERRALS_READ']);
  const opened = await open(other);
  await adminQuery(
    `update api_client set expires_at = app.now() + interval '1200 ms' where id = $1`,
    [other.id],
  );
  expect((await opened.client.closed).code).toBe(4401);
});

test('what is outside its scopes is refused on a socket too', async () => {
  const narrow = await makeProgram(world.receiver.admin, ['DIRECTORY_READ']);
  const { client, subscribed } = await open(narrow);
  await eventually(() => subscribed.errors[0]?.extensions.code === 'FORBIDDEN');
  await client.close();
});

test('subscribing takes from its budget, and waits when there is nothing left', async () => {
  const { client, subscribed } = await open();
  await following(subscribed);
  let refused: { extensions: object } | undefined;
  await eventually(async () => {
    const late = takingAll(() => client.subscribe(CHANGES, { id }));
    await late.until(() => late.errors.length > 0, 500).catch(() => late.complete());
    refused = late.errors[0];
    return refused !== undefined;
  });
  expect(refused?.extensions).toMatchObject({
    code: 'LIMIT_EXCEEDED',
    limit: 'clientRequests',
    retryAfterSeconds: 1,
  });
  await client.close();
});

/** Does something when nothing is left, which is so for the tenth of a second until one comes back. */
function takingAll<T>(then: () => T): T {
  try {
    for (;;) budgets.takeRequest(program.id);
  } catch {
    return then();
  }
}
