import { request } from 'node:http';
import { getIntrospectionQuery } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeOrganization, makeStaff } from '../../support/actors.ts';
import type { Visitor } from '../../support/actors.ts';
import { httpApp } from '../../support/http-app.ts';

// What graphql-cop (https://github.com/dolevf/graphql-cop) tries on a server, and what holds here.

let url = '';
let staff: Visitor;
beforeAll(async () => {
  url = await httpApp();
  staff = await makeStaff(await makeOrganization());
});

const JSON_TYPE = { 'content-type': 'application/json' };
const post = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    headers: { ...JSON_TYPE, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const bearer = () => ({ authorization: `Bearer ${staff.token}` });
const cookie = () => ({ cookie: `tl_session=${staff.token}` });

type Errors = { message: string; extensions: Record<string, unknown> }[];
async function errorsOf(
  query: string,
  headers: Record<string, string> = bearer(),
): Promise<Errors> {
  const answer = (await (await post({ query }, headers)).json()) as { errors?: Errors };
  return answer.errors ?? [];
}

const repeat = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');

describe('work for nothing', () => {
  test.each([
    ['alias overloading', `{ ${repeat(101, (n) => `a${n}: __typename`)} }`, 'rootFields'],
    ['aliases further in', `{ viewer { ${repeat(101, (n) => `a${n}: role`)} } }`, 'aliases'],
    ['field duplication', `{ ${repeat(500, () => '__typename')} }`, 'rootFields'],
    ['directive overloading', `{ __typename ${repeat(200, () => '@aa')} }`, 'directives'],
  ])('%s is refused before it is validated', async (_name, query, limit) => {
    const errors = await errorsOf(query);
    expect(errors).toHaveLength(1);
    expect(errors[0]?.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit });
  });

  test('a few unknown directives are not all counted out', async () => {
    const errors = await errorsOf(`{ __typename ${repeat(10, () => '@aa')} }`);
    expect(errors.length).toBeLessThan(10);
  });

  test('a batch of queries is refused as a whole', async () => {
    const one = { query: '{ __typename }' };
    const response = await post(
      Array.from({ length: 10 }, () => one),
      bearer(),
    );
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [{ message: 'Batching is not supported.', extensions: { code: 'BAD_USER_INPUT' } }],
    });
  });

  test('circular introspection is refused', async () => {
    const circle = 'fields { type { fields { type { fields { type { fields { name } } } } } } }';
    const [error] = await errorsOf(`{ __schema { types { ${circle} } } }`);
    expect(error?.message).toContain('introspection depth');
  });
});

describe('learning the schema', () => {
  test('introspection is for those signed in; everybody else has the published file', async () => {
    const query = getIntrospectionQuery();
    expect(await errorsOf(query)).toEqual([]);
    expect((await errorsOf(query, {}))[0]).toMatchObject({
      message: 'Sign in to ask for the schema, or read schema/schema.graphql.',
      extensions: { code: 'UNAUTHENTICATED' },
    });
    expect(await errorsOf('{ __typename }', {})).toEqual([]);
  });

  test('suggestions help those signed in, and nobody else', async () => {
    const query = '{ viewr { role } }';
    expect((await errorsOf(query))[0]?.message).toContain('Did you mean "viewer"');
    const [error] = await errorsOf(query, {});
    expect(error?.message).toContain('viewr');
    expect(error?.message).not.toContain('Did you mean');
  });

  test('GraphiQL opens for those signed in only', async () => {
    const open = (headers: Record<string, string>) =>
      fetch(url, { headers: { accept: 'text/html', ...headers } });
    expect(await (await open(cookie())).text()).toContain('GraphiQL');
    expect(await (await open({})).text()).not.toContain('GraphiQL');
  });

  test('errors tell nothing of what is inside, and there is no trace mode', async () => {
    const response = await post('qwerty{abc}', bearer());
    const text = await response.text();
    expect(response.status).toBe(400);
    expect(text).not.toMatch(/stack|exception|node_modules|at async/i);
    const traced = await post(
      { query: '{ __typename }' },
      { ...bearer(), 'x-apollo-tracing': '1' },
    );
    expect(Object.keys(((await traced.json()) as { extensions: object }).extensions)).toEqual([
      'liveCursor',
    ]);
  });
});

describe('making a browser ask for its user', () => {
  const MUTATION = 'mutation { signOut(input: { clientMutationId: "1" }) { __typename } }';
  const get = (query: string, headers: Record<string, string>) =>
    fetch(`${url}?query=${encodeURIComponent(query)}`, { headers });

  test('GET changes nothing, from our own pages either', async () => {
    const own = { ...cookie(), 'sec-fetch-site': 'same-origin', accept: 'application/json' };
    expect((await get(MUTATION, own)).status).toBe(405);
    expect((await get('{ viewer { role } }', own)).status).toBe(200);
  });

  test('GET from another page reads nothing', async () => {
    const foreign = { ...cookie(), 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' };
    expect((await get('{ viewer { role } }', foreign)).status).toBe(403);
  });

  test.each(['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data'])(
    'a form cannot send GraphQL as %s',
    async (type) => {
      const body = `query=${encodeURIComponent(MUTATION)}`;
      const response = await post(body, { ...cookie(), 'content-type': type });
      expect(response.status).toBe(415);
    },
  );
});

describe('what cannot be read', () => {
  /** As it stands, without the client making an address of it. */
  const statusOf = (target: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const { hostname, port } = new URL(url);
      request({ hostname, port, path: target }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });

  test.each([
    ['http://[/people/access-log.csv', 400],
    ['http://[x/files/0190a1b2-0000-7000-8000-000000000000', 400],
    ['http://elsewhere.example/graphql?query=%7B__typename%7D', 200],
    ['http://elsewhere.example/nothing', 404],
  ])('the target %s gets %i', async (target, status) =>
    expect(await statusOf(target)).toBe(status),
  );

  test('a body is not quoted', async () => {
    const text = await (await post('{"query": "secret words', bearer())).text();
    expect(text).toContain('"errors"');
    expect(text).not.toContain('secret');
  });
});
