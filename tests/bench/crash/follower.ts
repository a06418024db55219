import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { Actor, RetryingClient } from './client.ts';

const DOCUMENT = `subscription ($after: String) {
  inboxChanged(after: $after) {
    __typename
    ... on ReferralChanged { cursor activity { id } }
    ... on Removed { cursor }
    ... on Resync { cursor }
  }
}`;
const RECONNECT_MS = 100;
const SILENCE_MS = 15_000;

type Event = { __typename: string; cursor: string; activity?: { id: string } };

/**
 * Follows an organization's inbox as the screens do: comes back by itself with the last cursor it has, and drops
 * what it has already.
 */
export class Follower {
  /** Ids of activities in the order they came, each once. */
  readonly seen: string[] = [];
  /** Events that came again over the same socket: a reconnect may repeat, a socket may not. */
  repeated = 0;
  resyncs = 0;
  reconnects = 0;
  readonly actor: Actor;
  readonly began: Promise<void>;
  #began: () => void = () => {};
  readonly #client: RetryingClient;
  #cursor: string | null = null;
  #socket: WebSocket | undefined;
  #over = false;

  constructor(client: RetryingClient, actor: Actor) {
    this.#client = client;
    this.actor = actor;
    this.began = new Promise((resolve) => (this.#began = resolve));
  }

  /** From the cursor on that comes with what a page loads. */
  async run(): Promise<void> {
    const known = new Set<string>();
    this.#cursor = await this.#client.liveCursor(this.actor);
    this.#began();
    while (!this.#over) {
      await this.#follow(await this.#client.port(), known);
      this.reconnects += 1;
      await sleep(RECONNECT_MS);
    }
  }

  end(): void {
    this.#over = true;
    this.#socket?.terminate();
  }

  #follow(port: number, known: Set<string>): Promise<void> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws', {
      origin: `http://127.0.0.1:${port}`,
    });
    this.#socket = socket;
    const overThisSocket = new Set<string>();
    const send = (frame: object) => socket.send(JSON.stringify(frame));
    let silence = setTimeout(() => socket.terminate(), SILENCE_MS);
    socket.on('open', () =>
      send({
        type: 'connection_init',
        payload: { authorization: `Bearer ${this.actor.token}` },
      }),
    );
    socket.on('message', (data) => {
      clearTimeout(silence);
      silence = setTimeout(() => socket.terminate(), SILENCE_MS);
      const frame = JSON.parse(String(data)) as { type: string; payload?: Paid };
      if (frame.type === 'ping') send({ type: 'pong' });
      if (frame.type === 'connection_ack') {
        const variables = { after: this.#cursor };
        send({ type: 'subscribe', id: '1', payload: { query: DOCUMENT, variables } });
      }
      if (frame.type === 'error' || frame.type === 'complete' || frame.payload?.errors) {
        socket.terminate();
      } else if (frame.type === 'next') {
        this.#take(frame.payload?.data?.inboxChanged, known, overThisSocket);
      }
    });
    socket.on('error', () => {}); // its end follows
    return new Promise((resolve) =>
      socket.on('close', () => {
        clearTimeout(silence);
        resolve();
      }),
    );
  }

  #take(event: Event | undefined, known: Set<string>, overThisSocket: Set<string>): void {
    if (!event) return;
    this.#cursor = event.cursor;
    if (event.__typename === 'Resync') this.resyncs += 1;
    const id = event.activity?.id;
    if (!id) return;
    if (overThisSocket.has(id)) this.repeated += 1;
    overThisSocket.add(id);
    if (known.has(id)) return;
    known.add(id);
    this.seen.push(id);
  }
}

type Paid = { errors?: unknown; data?: { inboxChanged?: Event } };
