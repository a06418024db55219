import { createLog } from '@throughline/api/observability/log';
import { createClient } from '@throughline/prisma/client';
import { secretHash } from '@throughline/schema/platform/secret-hash';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linkTo, seedContact } from '../../support/answer-link.ts';
import { testDatabase } from '../../support/database.ts';
import { seedReferral } from '../../support/referral-seed.ts';
import { seedWorld } from '../../support/seed.ts';
import type { World } from '../../support/seed.ts';
import { startTestServer } from '../../support/test-server.ts';
import type { TestServer } from '../../support/test-server.ts';

const SECRET = 'the-shelter-on-elm-street';

let server: TestServer;
let world: World;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  world = await seedWorld();
});
afterAll(() => server.close());

/** The lines that a request leaves behind. */
async function linesOf(body: unknown, token?: string): Promise<Record<string, unknown>[]> {
  const before = server.lines.length;
  await (await server.ask(body, { token })).text();
  return server.lines.slice(before).map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('the log', () => {
  test('has one line a request: what was asked by name, by whom by id, and how it went', async () => {
    const { token, userId, organizationId } = world.sender.staff;
    const query = 'query Me { viewer { user { name } } }';
    expect(await linesOf({ query }, token)).toEqual([
      {
        at: expect.any(String),
        level: 'info',
        event: 'graphql',
        operation: 'Me',
        kind: 'query',
        outcome: 'OK',
        ms: expect.any(Number),
        requestId: expect.any(String),
        userId,
        organizationId,
        roundTrips: 1,
      },
    ]);
  });

  test('tells refusals apart, of mutations too', async () => {
    const missing = '01900000-0000-7000-8000-000000000000';
    const query = `mutation Take($input: AcceptReferralInput!) { acceptReferral(input: $input) { __typename } }`;
    const variables = { input: { id: missing, clientMutationId: crypto.randomUUID() } };
    const [line] = await linesOf({ query, variables }, world.receiver.staff.token);
    expect(line).toMatchObject({ operation: 'Take', kind: 'mutation', outcome: 'NotFoundError' });
    const [invalid] = await linesOf({ query: 'query Wrong { nothing }' });
    expect(invalid).toMatchObject({ operation: 'Wrong', outcome: 'GRAPHQL_VALIDATION_FAILED' });
    const [unread] = await linesOf('{');
    expect(unread).toMatchObject({ operation: null, outcome: 'HTTP_400' });
  });

  test.each<[string, unknown]>([
    [
      'a variable',
      { query: 'query Q($id: ID!) { referral(id: $id) { id } }', variables: { id: SECRET } },
    ],
    ['a literal', { query: `query Q { referral(id: "${SECRET}") { id } }` }],
    ['a malformed document', { query: `query Q { referral(id: "${SECRET}` }],
    ['an unknown field', { query: `query Q { ${SECRET.replaceAll('-', '_')} }` }],
    ['the name beside a document', { query: '{ __typename }', operationName: SECRET }],
    ['a body that is no JSON', `{"query": "${SECRET}`],
    [
      'a mutation that is refused',
      {
        query: `mutation M($i: SignInInput!) { signIn(input: $i) { __typename } }`,
        variables: {
          i: { email: `${SECRET}@example.org`, password: SECRET, clientMutationId: '1' },
        },
      },
    ],
  ])('never repeats %s', async (_, body) => {
    const lines = await linesOf(body, world.sender.staff.token);
    expect(lines).toHaveLength(1);
    expect(JSON.stringify(lines)).not.toMatch(/shelter/);
  });

  test('never has the token of a mailed link, however it is used', async () => {
    const { db, close } = createClient({ url: (await testDatabase()).roles.worker, poolSize: 1 });
    try {
      const { id } = await seedReferral(world);
      const contact = await seedContact(world.serviceId);
      const token = await linkTo(db, id, contact);
      const before = server.lines.length;
      const open = (path: string, query: string, variables?: object) =>
        fetch(`${server.url}${path}`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            origin: 'https://throughline.example.org',
          },
          body: JSON.stringify({ query, variables }),
        }).then((response) => response.text());
      const variable =
        'mutation ($input: OpenAnswerLinkInput!) { openAnswerLink(input: $input) { __typename } }';
      const opened = await open('/answer/graphql', variable, {
        input: { token, clientMutationId: crypto.randomUUID() },
      });
      expect(opened).toContain('MessagePayload');
      const literal = `mutation { openAnswerLink(input: {clientMutationId: "1", token: "${token}"}) { __typename } }`;
      await open('/graphql', literal);
      await (await fetch(`${server.url}/answer?token=${token}`)).text();
      const lines = server.lines.slice(before).join('\n');
      expect(server.lines.length).toBeGreaterThan(before);
      expect(lines).not.toContain(token);
      expect(lines).not.toContain(secretHash(token));
    } finally {
      await close();
    }
  });

  test.each([
    ['a parser’s', () => JSON.parse(`{"a": ${SECRET}}`) as unknown],
    ['the engine’s', () => BigInt(SECRET)],
    [
      'one of ours that quotes',
      () => Promise.reject(new Error(`No place "${SECRET}".\n${SECRET}`)),
    ],
    ['the database’s', () => Promise.reject(databaseError())],
  ])('never repeats what an error says: %s', async (_, fail) => {
    const lines: string[] = [];
    const log = createLog((line) => lines.push(line));
    await (async () => fail())().catch((error: unknown) => log.error('failed', error));
    expect(lines[0]).toContain('"stack"');
    expect(lines[0]).not.toContain(SECRET);
  });

  test('leaves out what is less serious than asked for', () => {
    const lines: string[] = [];
    const log = createLog((line) => lines.push(line), 'warn');
    log.info('request');
    log.warn('lost');
    expect(lines).toHaveLength(1);
  });
});

/** As pg makes them: the message quotes the value, and the name is not ours. */
function databaseError(): Error {
  const error = new Error(`invalid input syntax for type uuid: ${SECRET}`);
  error.name = 'error';
  return error;
}
