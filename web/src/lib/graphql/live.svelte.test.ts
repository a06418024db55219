import { Client, fetchExchange, gql } from '@urql/core';
import { flushSync } from 'svelte';
import { expect, test, vi } from 'vitest';
import { liveQuery, type LiveQuery } from './live.svelte.ts';

type Data = { status: string };
const STATUS = gql<Data, Record<string, never>>('{ status }');
const asked: ((status: string) => void)[] = [];
const client = new Client({
  url: 'https://throughline.example.org/graphql',
  preferGetMethod: false,
  fetch: () =>
    new Promise((resolve) => asked.push((status) => resolve(Response.json({ data: { status } })))),
  exchanges: [fetchExchange],
});
vi.mock(import('./browser-client.svelte.ts'), async (original) => ({
  ...(await original()),
  browserClient: () => client,
}));

test('what changes while a question is under way is asked for again, once', async () => {
  let status: LiveQuery<Data> | undefined;
  const loaded = { data: { status: 'DRAFT' }, liveCursor: null, now: '2026-11-22T18:00:00Z' };
  const end = $effect.root(() => {
    status = liveQuery(
      STATUS,
      () => ({}),
      () => loaded,
    );
  });
  flushSync();
  const questions = (count: number) => vi.waitFor(() => expect(asked).toHaveLength(count));
  await questions(1);
  asked[0]?.('SENT');
  await vi.waitFor(() => expect(status?.data.status).toBe('SENT'));

  const first = status?.refetch();
  const others = [status?.refetch(), status?.refetch()];
  await questions(2);
  asked[1]?.('RECEIVED');
  await first;
  await questions(3);
  asked[2]?.('ACCEPTED');
  await Promise.all(others);
  await vi.waitFor(() => expect(status?.data.status).toBe('ACCEPTED'));
  expect(asked).toHaveLength(3);
  end();
});
