import {
  Client,
  fetchExchange,
  mapExchange,
  subscriptionExchange,
  type Exchange,
} from '@urql/core';
import type { Client as SocketClient } from 'graphql-ws';
import { noteServerTime } from '#lib/format/clock.svelte.ts';
import { noteActivity } from './activity.ts';
import { normalizedCache } from './cache.ts';
import { graphqlPath, membershipHeaders } from './request.ts';

type Event = { cursor?: unknown; activity?: { at?: unknown } } | null | undefined;

const eventOf = (data: unknown): Event =>
  Object.values((data ?? {}) as Record<string, unknown>)[0] as Event;

const cursorOf = (data: unknown): string | null => {
  const cursor = eventOf(data)?.cursor;
  return typeof cursor === 'string' ? cursor : null;
};

/**
 * Subscriptions over the socket. After a reconnect the socket sends the same payload again, so the
 * cursor of the last event is kept in it: the server then replays from there and nothing is missed.
 */
const subscriptions = (socket: SocketClient): Exchange =>
  subscriptionExchange({
    forwardSubscription: (request) => ({
      subscribe: (sink) => {
        const variables: Record<string, unknown> = { ...request.variables };
        const unsubscribe = socket.subscribe<Record<string, unknown>>(
          { query: request.query ?? '', variables },
          {
            next: (result) => {
              const cursor = cursorOf(result.data);
              if (cursor && 'after' in variables) variables['after'] = cursor;
              sink.next(result as Parameters<typeof sink.next>[0]);
            },
            error: (error) => sink.error(error),
            complete: () => sink.complete(),
          },
        );
        return { unsubscribe };
      },
    }),
  });

/** Whatever the server says brings its time along, so pages learn when it is moved. */
const serverTime = mapExchange({
  onResult: ({ operation, extensions, data }) => {
    if (operation.kind === 'subscription') noteServerTime(eventOf(data)?.activity?.at, 'event');
    else noteServerTime(extensions?.['now']);
  },
});

/** The browser's GraphQL client. One for each tab and acting membership; never on the server. */
export function createBrowserClient(
  socket: SocketClient,
  membershipId: () => string | null,
): Client {
  return new Client({
    url: graphqlPath(location.pathname),
    preferGetMethod: false,
    fetchOptions: () => {
      noteActivity();
      // Before anyone is signed in, the language of the screen is all the API can answer in.
      const language = { 'accept-language': document.documentElement.lang };
      return { headers: { ...language, ...membershipHeaders(membershipId()) } };
    },
    exchanges: [normalizedCache(), serverTime, fetchExchange, subscriptions(socket)],
  });
}
