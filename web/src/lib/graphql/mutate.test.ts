import { gql, type TypedDocumentNode } from '@urql/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { replaceBrowserClient } from './browser-client.svelte.ts';
import { isDecided, mutate, MutationError } from './mutate.ts';

const Accept: TypedDocumentNode<
  {
    accept:
      { __typename: 'Accepted'; id: string } | { __typename: 'ConflictError'; message: string };
  },
  { input: { id: string; clientMutationId: string } }
> = gql`
  mutation Accept($input: AcceptInput!) {
    accept(input: $input) {
      ... on Accepted {
        id
      }
      ...MutationError
    }
  }
  ${MutationError}
`;

const fetch = vi.fn<typeof globalThis.fetch>();
/** Writing without a schema the cache looks for every fragment's fields, and complains of a missing one. */
const FIELDS = {
  id: null,
  message: null,
  changedBy: null,
  changedAt: null,
  problems: null,
  from: null,
  allowed: null,
  retryAfterSeconds: null,
};
const answer = (root: object) =>
  fetch.mockResolvedValueOnce(Response.json({ data: { accept: { ...FIELDS, ...root } } }));
const Write: TypedDocumentNode<
  { write: { __typename: 'Written'; id: string } },
  { input: { rules: object[]; clientMutationId: string } }
> = gql`
  mutation Write($input: WriteInput!) {
    write(input: $input) {
      ... on Written {
        id
      }
    }
  }
`;
const sent = (call: number) =>
  JSON.parse(String(fetch.mock.calls[call]?.[1]?.body)).variables.input;
const run = (id?: string) => mutate(Accept, { input: { id: 'r1' } }, id);

beforeEach(() => {
  fetch.mockReset();
  vi.stubGlobal('fetch', fetch);
  replaceBrowserClient();
});
afterEach(() => void vi.unstubAllGlobals());

describe('mutate', () => {
  it('gives each attempt an id, and repeats the one it is given', async () => {
    answer({ __typename: 'Accepted', id: 'r1' });
    answer({ __typename: 'Accepted', id: 'r1' });
    const result = await run();
    expect(result).toEqual({ kind: 'ok', value: { id: 'r1' } });
    await run('again');
    expect(sent(0).clientMutationId).toMatch(/^[0-9a-f-]{36}$/);
    expect(sent(1)).toEqual({ id: 'r1', clientMutationId: 'again' });
  });

  it('sends back what was read without the names of its types', async () => {
    fetch.mockResolvedValueOnce(
      Response.json({ data: { write: { __typename: 'Written', id: 'w1' } } }),
    );
    const read = {
      __typename: 'OpeningRule',
      opens: '09:00',
      validTo: null,
      days: [1, 2],
      of: { __typename: 'Place', id: 'p1' },
    };
    await mutate(Write, { input: { rules: [read] } });
    expect(sent(0).rules).toEqual([
      { opens: '09:00', validTo: null, days: [1, 2], of: { id: 'p1' } },
    ]);
    expect(read).toHaveProperty('__typename');
  });

  it.each([
    [
      {
        __typename: 'InvalidInputError',
        message: 'No',
        problems: [{ __typename: 'FieldProblem', field: 'a', code: 'X', message: 'B' }],
      },
      { kind: 'fields', message: 'No', problems: [{ field: 'a', code: 'X', message: 'B' }] },
    ],
    [
      {
        __typename: 'ConflictError',
        message: 'Late',
        changedBy: 'Ana',
        changedAt: '2026-11-21T10:00:00Z',
      },
      { kind: 'conflict', message: 'Late', changedBy: 'Ana', changedAt: '2026-11-21T10:00:00Z' },
    ],
    [
      {
        __typename: 'TransitionError',
        message: 'No',
        from: 'DECLINED',
        allowed: [],
        changedBy: null,
        changedAt: null,
      },
      {
        kind: 'transition',
        message: 'No',
        from: 'DECLINED',
        allowed: [],
        changedBy: null,
        changedAt: null,
      },
    ],
    [
      { __typename: 'NotFoundError', message: 'No' },
      { kind: 'notFound', message: 'No' },
    ],
    [
      { __typename: 'ForbiddenError', message: 'No' },
      { kind: 'forbidden', message: 'No' },
    ],
    [
      { __typename: 'LimitExceededError', message: 'Slow', retryAfterSeconds: 30 },
      { kind: 'limit', message: 'Slow', retryAfterSeconds: 30 },
    ],
  ])('maps $__typename', async (root, expected) => {
    answer(root);
    const result = await run();
    expect(result).toMatchObject(expected);
    expect(isDecided(result)).toBe(true);
  });

  it('knows the network from a bug, and neither is a decision', async () => {
    fetch.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    const offline = await run();
    expect(offline).toEqual({ kind: 'offline' });
    fetch.mockResolvedValueOnce(
      Response.json({
        errors: [{ message: 'Oops', extensions: { code: 'INTERNAL', requestId: 'q7' } }],
      }),
    );
    const bug = await run();
    expect(bug).toEqual({ kind: 'bug', requestId: 'q7' });
    expect([isDecided(offline), isDecided(bug)]).toEqual([false, false]);
  });

  it('tells that the session is over', async () => {
    fetch.mockResolvedValueOnce(
      Response.json({ errors: [{ message: 'Sign in', extensions: { code: 'UNAUTHENTICATED' } }] }),
    );
    expect(await run()).toEqual({ kind: 'signedOut' });
  });
});
