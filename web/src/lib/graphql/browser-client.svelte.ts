import { browser } from '$app/env';
import type { Client } from '@urql/core';
import type { Client as SocketClient } from 'graphql-ws';
import { actingMembership } from './acting-membership.svelte.ts';
import { createBrowserClient } from './client.ts';
import { connection } from './connection.svelte.ts';
import { createSocket } from './socket.ts';

let current: { client: Client; socket: SocketClient } | undefined;
let generation = $state(0);

/**
 * This tab's client. Read inside an effect it is a dependency: the effect runs again when another
 * membership or user takes over and the client is replaced.
 */
export function browserClient(): Client {
  if (!browser) throw new Error('There is no shared GraphQL client on the server: use loadQuery.');
  void generation;
  current ??= open();
  return current.client;
}

function open(): { client: Client; socket: SocketClient } {
  const socket = createSocket({ membershipId: () => actingMembership.id, listener: connection });
  return { client: createBrowserClient(socket, () => actingMembership.id), socket };
}

/** Forgets everything cached and reconnects; for another user or another acting membership. */
export function replaceBrowserClient(): void {
  void current?.socket.dispose();
  current = undefined;
  connection.reset();
  generation += 1;
}
