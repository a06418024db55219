import { API_LIMITS } from '@throughline/api/graphql/limits';
import { dateOf } from '@throughline/schema/domain/shared/chicago-time';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Visitor } from '../../support/actors.ts';
import { makeProgram } from '../../support/api-clients.ts';
import type { Program } from '../../support/api-clients.ts';
import { ask } from '../../support/ask.ts';
import { seedArea, seedParty } from '../../support/seed.ts';
import type { Party } from '../../support/seed.ts';
import { startTestServer } from '../../support/test-server.ts';
import type { TestServer } from '../../support/test-server.ts';

// On purpose the whole process: it decides whether there are budgets.
let server: TestServer;
let party: Party;
let program: Program;
beforeAll(async () => {
  server = await startTestServer({ worker: false, requestsPerSecond: 0, logLevel: 'info' });
  party = await seedParty(await seedArea());
});
afterAll(() => server.close());

const REQUESTS = API_LIMITS.clientRequests.allowed;
const COST = API_LIMITS.clientCost.allowed;

const asked = async (query: string, by: Program | null = program) => {
  const response = await server.ask({ query }, { token: by?.token ?? party.staff.token });
  const body = (await response.json()) as { errors?: { extensions: Record<string, unknown> }[] };
  return { response, errors: body.errors, header: (name: string) => response.headers.get(name) };
};
const left = (header: string | null): Record<string, number> =>
  Object.fromEntries(
    [...(header ?? '').matchAll(/"(\w+)";r=(\d+);t=\d+/g)].map(([, name, r]) => [name, Number(r)]),
  );

const COSTLY = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
  .map((alias) => `${alias}: organizations(first: 100) { edges { node { services { name } } } }`)
  .join(' ');

test('every answer says what is left (CORE-009)', async () => {
  program = await makeProgram(party.admin, ['DIRECTORY_READ']);
  // Costs so much that it is not there again by the time the answer is read.
  const first = await asked(`{ ${COSTLY} }`);
  expect(first.response.status).toBe(200);
  expect(first.header('ratelimit-policy')).toBe(
    `"requests";q=${REQUESTS};w=60, "cost";q=${COST};w=60`,
  );
  const { requests = 0, cost = 0 } = left(first.header('ratelimit'));
  expect(requests).toBeGreaterThanOrEqual(REQUESTS - 1);
  expect(cost).toBeGreaterThan(0);
  expect(cost).toBeLessThan(COST - 1_000);
  const { header } = await asked('{ areas { id } }', null);
  expect(header('ratelimit')).toBeNull();
});

test('costly questions use the budget up, and then there is a time to wait; for nobody else', async () => {
  program = await makeProgram(party.admin, ['DIRECTORY_READ']);
  let last = await asked(`{ ${COSTLY} }`);
  for (let n = 0; n < 40 && !last.errors; n++) last = await asked(`{ ${COSTLY} }`);
  expect(last.response.status).toBe(429);
  expect(last.errors?.[0]?.extensions).toMatchObject({
    code: 'LIMIT_EXCEEDED',
    limit: 'clientCost',
  });
  const wait = Number(last.header('retry-after'));
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(10);
  expect(last.errors?.[0]?.extensions['retryAfterSeconds']).toBe(wait);
  expect((await asked('{ areas { id } }')).response.status).toBe(200);
  const other = await makeProgram(party.admin, ['DIRECTORY_READ'], { name: 'Another' });
  expect((await asked(`{ ${COSTLY} }`, other)).response.status).toBe(200);
});

test('what was asked and refused is in its log, for its administrators (CORE-009)', async () => {
  const { id, token } = await makeProgram(party.admin, ['DIRECTORY_READ'], { name: 'Counted' });
  const own = await startTestServer({ worker: false, requestsPerSecond: 0 });
  for (const query of ['{ areas { id } }', '{ areas { name } }', '{ people { totalCount } }'])
    await own.ask({ query }, { token });
  // Written down every few seconds, and when the process ends.
  await own.close();
  const usage = async (who: Visitor) => {
    const query = '{ apiClients { id usage { day requests refused cost } } }';
    const { apiClients } = (await ask(who, query)).data as { apiClients: { id: string }[] };
    return apiClients.find((each) => each.id === id);
  };
  const today = dateOf(new Date());
  expect(await usage(party.admin)).toMatchObject({
    usage: [{ day: today, requests: 3, refused: 1, cost: expect.any(Number) }],
  });
  expect(await usage(party.staff)).toBeUndefined();
});

test('no token is in any line of the log', async () => {
  await asked('{ areas { id } }');
  await asked('{ referral(id: "x") { id } }');
  const revoked = { id: program.id, token: program.token.replace(/.$/, 'a') };
  await asked('{ areas { id } }', revoked);
  expect(server.lines.length).toBeGreaterThan(2);
  const secret = program.token.slice(12, -1);
  expect(server.lines.filter((line) => line.includes(secret))).toEqual([]);
});
