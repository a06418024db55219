import { request as httpRequest } from 'node:http';
import { API_LIMITS } from '@throughline/api/graphql/limits';
import type { LimitName } from '@throughline/api/graphql/limits';
import { Rate } from '@throughline/api/http/rate';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeOrganization, makeStaff } from '../../support/actors.ts';
import type { Visitor } from '../../support/actors.ts';
import { ask, startApp } from '../../support/ask.ts';
import { readProjectFile } from '../../support/files.ts';
import { httpApp } from '../../support/http-app.ts';

let staff: Visitor;
beforeAll(async () => {
  staff = await makeStaff(await makeOrganization());
});

const repeat = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');
const nested = (levels: number): unknown =>
  JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);
const pages = (first: string) =>
  `referrals(filter: { box: RECEIVED }, first: ${first}) { edges { node {
     messages(first: ${first}) { edges { node { id } } } } } }`;

/** Fragments that double at each step: a million fields in a document of a page. */
const DOUBLING = `{ ...f0 } ${repeat(20, (n) => `fragment f${n} on Query { ...f${n + 1} ...f${n + 1} }`)}
  fragment f20 on Query { viewer { role } }`;
const DEEP = `{ viewer { actingMembership ${repeat(10, () => '{ organization { lwia')} { id } ${'}'.repeat(22)}`;

type Case = [limit: LimitName, query: string, variables?: Record<string, unknown>];
const TOO_MUCH: Case[] = [
  ['documentLength', `{ __typename } # ${'x'.repeat(20_000)}`],
  ['tokens', `{ viewer { ${repeat(2_000, () => 'role')} } }`],
  ['depth', DEEP],
  ['depth', `{ ...a } fragment a on Query { ${'x { '.repeat(20)} x ${'} '.repeat(20)} }`],
  ['rootFields', `{ ${repeat(21, () => 'viewer { role }')} }`],
  ['rootFields', DOUBLING],
  ['aliases', `{ viewer { ${repeat(31, (n) => `a${n}: role`)} } }`],
  ['directives', `{ viewer { ${repeat(21, () => 'role @include(if: true)')} } }`],
  ['cost', `{ ${pages('100')} }`],
  ['cost', `query ($n: Int) { ${pages('$n')} }`, { n: 100 }],
  ['cost', `query ($n: Int = 100) { ${pages('$n')} }`],
  ['pageSize', `{ referrals(filter: { box: RECEIVED }, first: 101) { edges { cursor } } }`],
  ['cost', `{ ${pages('100').replace('messages(first', 'messages(last')} }`],
  ['pageSize', `query ($n: Int) { people(first: $n) { edges { cursor } } }`, { n: 1e9 }],
  ['listItems', `query ($x: [ID!]) { __typename }`, { x: Array.from({ length: 101 }, () => 'a') }],
  [
    'listItems',
    `mutation { markNoticesRead(input: { clientMutationId: "1", ids: [${repeat(101, () => '"a"')}] }) { __typename } }`,
  ],
  ['inputDepth', `query ($x: [ID!]) { __typename }`, { x: nested(1_000) }],
];

describe('an operation that asks for too much', () => {
  test.each(TOO_MUCH)('is told which limit: %s', async (limit, query, variables) => {
    const { data, errors, roundTrips } = await ask(staff, query, variables);
    expect(data ?? null).toBeNull();
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      limit,
      allowed: API_LIMITS[limit].allowed,
    });
    expect(errors?.[0]?.message).toMatch(/^At most [\d,]+ .+\. .+\.$/);
    expect(roundTrips).toBe(0);
  });

  test('at the limit is answered', async () => {
    const query = `query ($n: Int) { ${pages('$n')} }`;
    expect((await ask(staff, query, { n: 50 })).errors).toBeUndefined();
    expect((await ask(staff, `{ ${pages('50')} }`)).errors).toBeUndefined();
    const people = '{ people(first: 100) { edges { cursor } } }';
    expect((await ask(staff, people)).errors).toBeUndefined();
  });

  test('and takes no time, however it doubles', async () => {
    const began = performance.now();
    await ask(staff, DOUBLING.replace('viewer { role }', 'viewer { email }'));
    expect(performance.now() - began).toBeLessThan(500);
  });
});

describe('a body', () => {
  const TOO_LONG = JSON.stringify({ query: `# ${'x'.repeat(API_LIMITS.bodySize.allowed)}` });
  const refusal = { errors: [{ extensions: { code: 'LIMIT_EXCEEDED', limit: 'bodySize' } }] };
  const headers = () => ({
    'content-type': 'application/json',
    authorization: `Bearer ${staff.token}`,
  });

  test('that says it is too long is refused', async () => {
    const url = await httpApp();
    const response = await fetch(url, { method: 'POST', headers: headers(), body: TOO_LONG });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject(refusal);
  });

  test('whose variables are nested without end is refused', async () => {
    const url = await httpApp();
    const body = `{"query":"{ __typename }","variables":{"x":${'['.repeat(200_000)}${']'.repeat(200_000)}}}`;
    const response = await fetch(url, { method: 'POST', headers: headers(), body });
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'LIMIT_EXCEEDED', limit: 'inputDepth' } }],
    });
  });

  test('that does not say is read up to there', async () => {
    const url = await httpApp();
    const send = (body: string) =>
      new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
        const request = httpRequest(url, { method: 'POST', headers: headers() }, (response) => {
          let text = '';
          response.on('data', (chunk) => (text += String(chunk)));
          response.on('end', () => resolve({ status: response.statusCode, text }));
        });
        request.on('error', reject);
        for (let at = 0; at < body.length; at += 10_000) request.write(body.slice(at, at + 10_000));
        request.end();
      });
    const refused = await send(TOO_LONG);
    expect(refused.status).toBe(413);
    expect(JSON.parse(refused.text)).toMatchObject(refusal);
    const short = await send(JSON.stringify({ query: '{ viewer { user { name } } } # ñ' }));
    expect(JSON.parse(short.text)).toMatchObject({ data: { viewer: { user: {} } } });
  });
});

describe('asking too often', () => {
  const post = (url: string, who: Visitor | null) =>
    fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(who && { authorization: `Bearer ${who.token}` }),
      },
      body: JSON.stringify({ query: '{ __typename }' }),
    });

  test('is answered 429 with the time to wait, and nobody else has to (CORE-009)', async () => {
    const url = await httpApp({ rate: new Rate(0.2, 3) });
    const other = await makeStaff(await makeOrganization());
    for (let asked = 0; asked < 3; asked++) expect((await post(url, staff)).status).toBe(200);
    const refused = await post(url, staff);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('5');
    expect(await refused.json()).toMatchObject({
      errors: [{ extensions: { code: 'LIMIT_EXCEEDED', limit: 'requests', retryAfterSeconds: 5 } }],
    });
    expect((await post(url, other)).status).toBe(200);
    expect((await post(url, null)).status).toBe(200);
  });

  test('counts what is not valid too, and by address where nobody is signed in', async () => {
    const { graphql } = await startApp({ rate: new Rate(0.2, 2) });
    const from = async (network: string, query: string) => {
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ query });
      const request = new Request('http://throughline.example.org/graphql', {
        method: 'POST',
        headers,
        body,
      });
      return (await graphql(request, { network })).status;
    };
    await from('203.0.113.1', '{ nonsense');
    await from('203.0.113.1', '{ nonsense }');
    expect(await from('203.0.113.1', '{ __typename }')).toBe(429);
    expect(await from('203.0.113.2', '{ __typename }')).toBe(200);
  });
});

test('the README tells every limit', () => {
  const readme = readProjectFile('README.md');
  for (const [name, { allowed }] of Object.entries(API_LIMITS))
    expect(readme, name).toMatch(
      new RegExp(`\\| \`${name}\` +\\| +${allowed.toLocaleString('en-US')} +\\|`),
    );
});
