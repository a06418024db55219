import { createClient, type Client as SocketClient } from 'graphql-ws';
import { GRAPHQL_PATH } from './request.ts';

/** Close codes below 4500 that the API sends on purpose; see api/src/graphql. */
const UNAUTHORIZED = 4401;
const NORMAL = 1000;
const KEEP_ALIVE_MS = 12_000;
const ANSWER_WITHIN_MS = 5_000;
/** Long enough to carry the socket over a navigation, when one page's operations end first. */
const REST_AFTER_MS = 3_000;

export interface SocketListener {
  opened(): void;
  lost(): void;
  rested(): void;
  ended(reason: string): void;
  lagging(ms: number): void;
}

export interface SocketOptions {
  membershipId: () => string | null;
  listener: SocketListener;
}

const backoffMs = (retries: number): number =>
  Math.min(30_000, 500 * 2 ** Math.min(retries, 6)) * (0.5 + Math.random() / 2);

/** Waits, but no longer than until the browser says that the network is back. */
const waitToRetry = (retries: number): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, backoffMs(retries));
    addEventListener('online', done);
  });

const lagOf = (payload: unknown): number | null => {
  const lag = (payload as { lagMs?: unknown } | undefined)?.lagMs;
  return typeof lag === 'number' ? lag : null;
};

/**
 * The tab's one socket. It retries for ever, except when the server ended the session (4401), and
 * closes itself when a ping stays unanswered, because a sleeping laptop's socket looks open.
 */
export function createSocket({ membershipId, listener }: SocketOptions): SocketClient {
  let unanswered: ReturnType<typeof setTimeout> | undefined;
  const client = createClient({
    url: () => new URL(GRAPHQL_PATH, location.href.replace(/^http/, 'ws')).href,
    connectionParams: () => ({ membershipId: membershipId() }),
    lazyCloseTimeout: REST_AFTER_MS,
    keepAlive: KEEP_ALIVE_MS,
    retryAttempts: Infinity,
    shouldRetry: () => true,
    retryWait: waitToRetry,
    on: {
      connected: () => listener.opened(),
      ping: (received, payload) => {
        if (received) {
          const lag = lagOf(payload);
          if (lag !== null) listener.lagging(lag);
        } else {
          unanswered = setTimeout(() => client.terminate(), ANSWER_WITHIN_MS);
        }
      },
      pong: (received) => {
        if (received) clearTimeout(unanswered);
      },
      closed: (event) => {
        clearTimeout(unanswered);
        const { code, reason } = event as CloseEvent;
        if (code === UNAUTHORIZED) listener.ended(reason);
        else if (code === NORMAL) listener.rested();
        else listener.lost();
      },
    },
  });
  return client;
}
