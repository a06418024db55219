import type { Claims } from '@throughline/prisma/claims';
import type { Actor } from '@throughline/schema/domain/access/actor';
import type { AuthPort } from '@throughline/schema/platform/auth-port';
import type { ClientUsage } from '../http/client-usage.ts';
import type { CookieJar } from '../http/cookies.ts';
import type { Log } from '../observability/log.ts';
import { AUTH_POOL_SIZE, AuthDatabase } from './auth-database.ts';
import type { AuthPoolOptions, SessionRow } from './auth-database.ts';
import { AuthChanges } from './changes.ts';
import type { AuthChange } from './changes.ts';
import { claimsFor } from './claims.ts';
import type { Authenticated } from './claims.ts';
import { createPort } from './port.ts';
import { readAnswering } from './port-answer.ts';
import type { Answering } from './port-answer.ts';
import { SessionCache } from './session-cache.ts';
import { SessionWatch } from './session-watch.ts';
import { Sessions } from './sessions.ts';
import { Throttle } from './throttle.ts';

const PURGE_MS = 3600 * 1000;

export type AuthOptions = AuthPoolOptions & {
  /** Connects as tl_auth. */
  readonly authUrl: string;
  /** Keys of the attempt counters and of the first administrator's link derive from it. */
  readonly secret: string;
  /** What links in mails begin with; no slash at the end. */
  readonly publicUrl: string;
  readonly log: Log;
};

type WithHeaders = { readonly headers: Headers };

/** Sign-in, sessions and who may act as whom. The only part of the process that uses the role tl_auth. */
export type Auth = {
  /**
   * Who sent this. A bearer token makes it ignore cookies. A request is a sign of life unless `keepAlive` is
   * false, as for sockets that ask whether they may go on.
   */
  authenticate(
    request: WithHeaders,
    options?: { keepAlive?: boolean },
  ): Promise<Authenticated | null>;
  /** Who answers by a mailed link; whoever is signed in in the same browser counts for nothing there. */
  answering(request: WithHeaders): Promise<Answering | null>;
  /** @throws Forbidden when `membershipId` is not an active membership of theirs; null takes their default. */
  claimsFor(who: Authenticated | null, membershipId: string | null): Actor & Claims;
  /** @param network address of the client, when known: many failures from one are slowed down */
  portFor(request: Request, cookies: CookieJar, network?: string | null): AuthPort;
  /**
   * Calls back, after the cache has forgotten, when something about a user's sessions, memberships or account
   * has changed; `userId` null when it is unknown whose (the listening connection was away).
   */
  onAuthChanged(callback: (change: AuthChange) => void): () => void;
  /** Adds what API clients were counted to ask to their log. */
  addUsage(usage: readonly ClientUsage[]): Promise<void>;
  /** False while a change could be missed: then remember nothing of what was looked up. */
  isListening(): boolean;
  close(): Promise<void>;
};

/** What the port needs of the process. */
export type AuthParts = Pick<AuthOptions, 'secret' | 'publicUrl'> & {
  readonly database: AuthDatabase;
  readonly sessions: Sessions;
  readonly throttle: Throttle;
  readonly read: (token: string) => Promise<Authenticated | null>;
  readonly forget: (userId: string) => void;
};

export function createAuth(options: AuthOptions): Auth {
  const { authUrl, secret, publicUrl, log, poolSize, maxWaitMs } = options;
  const database = new AuthDatabase(
    authUrl,
    (error) => log.warn('auth.connection-lost', { name: error.name }),
    { poolSize, maxWaitMs },
  );
  const sessions = new Sessions(database);
  const cache = new SessionCache();
  const callbacks = new Set<(change: AuthChange) => void>();
  const changes = new AuthChanges(authUrl, log, (change) => {
    cache.forget(change.userId);
    for (const callback of callbacks) callback(change);
  });
  const purging = setInterval(() => {
    sessions.purge().catch((error: unknown) => log.error('auth.purge-failed', error));
  }, PURGE_MS).unref();

  const read: AuthParts['read'] = async (token) => {
    const known = cache.get(token, Date.now());
    if (known) return known;
    const keep = cache.reading();
    const who = authenticated(await sessions.read(token, true));
    if (who && changes.listening) keep(token, who, Date.now());
    return who;
  };
  // Half of the connections: whoever signs in wants one as well. What is looked at without a sign of life is
  // not kept, or the next sign of life would be lost for as long as it is.
  const watch = new SessionWatch(
    (token) => sessions.read(token, false),
    Math.ceil((poolSize ?? AUTH_POOL_SIZE) / 2),
  );
  const throttle = new Throttle(database, secret);
  const forget = (userId: string) => cache.forget(userId);
  const parts: AuthParts = { secret, publicUrl, database, sessions, throttle, read, forget };

  return {
    async authenticate({ headers }, { keepAlive = true } = {}) {
      const token = sessions.tokenIn(headers);
      if (!token) return null;
      return keepAlive ? read(token) : authenticated(await watch.look(token));
    },
    answering: (request) => readAnswering(database, request),
    claimsFor,
    portFor: (request, cookies, network = null) => createPort(parts, { request, cookies, network }),
    onAuthChanged(callback) {
      callbacks.add(callback);
      return () => void callbacks.delete(callback);
    },
    async addUsage(usage) {
      if (usage.length > 0) await database.rows('add_client_usage', JSON.stringify(usage));
    },
    isListening: () => changes.listening,
    async close() {
      clearInterval(purging);
      callbacks.clear();
      await changes.close();
      await database.close();
    },
  };
}

const authenticated = (row: SessionRow | null): Authenticated | null =>
  row && { ...row, clockOffset: row.ruleNow.getTime() - Date.now() };
