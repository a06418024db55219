import { gql } from '@urql/core';
import type { Client as SocketClient } from 'graphql-ws';
import { describe, expect, it, vi } from 'vitest';
import { createBrowserClient } from './client.ts';
import { MEMBERSHIP_HEADER } from './request.ts';

const Changed = gql`
  subscription Changed($after: String) {
    referralChanged(after: $after) {
      __typename
      cursor
    }
  }
`;

/** A socket that keeps what it was asked to send, as graphql-ws keeps it for the next connection. */
function fakeSocket() {
  const payloads: { variables?: Record<string, unknown> | null | undefined }[] = [];
  const sinks: { next: (result: { data: Record<string, unknown> }) => void }[] = [];
  const subscribe: SocketClient['subscribe'] = (payload, sink) => {
    payloads.push(payload);
    sinks.push(sink as never);
    return () => {};
  };
  return { socket: { subscribe } as SocketClient, payloads, sinks };
}

describe('createBrowserClient', () => {
  it('asks after a reconnect for what came after the last event', async () => {
    const { socket, payloads, sinks } = fakeSocket();
    const client = createBrowserClient(socket, () => null);
    const seen: unknown[] = [];
    client
      .subscription(Changed, { after: 'c0' })
      .subscribe((result) => result.data && seen.push(result.data['referralChanged'].cursor));
    await vi.waitFor(() => expect(payloads[0]?.variables).toEqual({ after: 'c0' }));
    sinks[0]?.next({ data: { referralChanged: { __typename: 'Resync', cursor: 'c1' } } });
    sinks[0]?.next({ data: { referralChanged: { __typename: 'Resync', cursor: 'c2' } } });
    expect(payloads[0]?.variables).toEqual({ after: 'c2' });
    expect(seen).toEqual(['c1', 'c2']);
  });

  it("sends the tab's membership with each request, as it is then", async () => {
    const fetch = vi.fn<typeof globalThis.fetch>(async () => Response.json({ data: { a: 1 } }));
    vi.stubGlobal('fetch', fetch);
    let membership: string | null = null;
    const client = createBrowserClient(fakeSocket().socket, () => membership);
    const ask = () => client.query('{ a }', {}, { requestPolicy: 'network-only' });
    const header = (call: number) =>
      new Headers(fetch.mock.calls[call]?.[1]?.headers).get(MEMBERSHIP_HEADER);
    await ask();
    membership = 'm2';
    await ask();
    expect([header(0), header(1)]).toEqual([null, 'm2']);
    vi.unstubAllGlobals();
  });
});
