import { API_TOKEN } from '@throughline/schema/domain/api-client/api-client';
import { SESSION_IDLE_MINUTES } from '@throughline/schema/domain/identity/session';
import { secretHash } from '@throughline/schema/platform/secret-hash';
import { Lucia, TimeSpan } from 'lucia';
import type { Adapter, DatabaseSession } from 'lucia';
import type { AuthDatabase, SessionRow } from './auth-database.ts';

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<{ row: SessionRow }, Record<never, never>>;
    DatabaseSessionAttributes: { device: string } | SessionRow;
  }
}

export const SESSION_COOKIE = 'tl_session';

/** Tokens are made by lucia: 25 random bytes in base32. Anything else never reaches the database. */
const TOKEN = /^[a-z2-7]{40}$/;

/**
 * Lucia makes tokens, reads the cookie and ends what has expired. It knows a session by its token; the
 * database has only the token's hash, and knows the session by an id that may be shown.
 */
export class Sessions {
  readonly #database: AuthDatabase;
  readonly #kept: Lucia<{ row: SessionRow }>;
  readonly #watched: Lucia<{ row: SessionRow }>;

  constructor(database: AuthDatabase) {
    this.#database = database;
    this.#kept = luciaOn(database, 'seldom');
    this.#watched = luciaOn(database, 'never');
  }

  /** The token of a bearer header, which makes cookies count for nothing, else of the cookie. */
  tokenIn(headers: Headers): string | null {
    const authorization = headers.get('authorization');
    const token =
      authorization === null
        ? this.#kept.readSessionCookie(headers.get('cookie') ?? '')
        : this.#kept.readBearerToken(authorization);
    if (!token) return null;
    // An API client's token works as a bearer only: no page of another site can make a browser send it.
    return TOKEN.test(token) || (authorization !== null && API_TOKEN.test(token)) ? token : null;
  }

  async create(userId: string, device: string): Promise<string> {
    return (await this.#kept.createSession(userId, { device })).id;
  }

  /** @param keepAlive whether this is somebody at work, or only a socket that asks whether it may go on */
  async read(token: string, keepAlive: boolean): Promise<SessionRow | null> {
    if (API_TOKEN.test(token)) return this.#database.readClient(token);
    const { session } = await (keepAlive ? this.#kept : this.#watched).validateSession(token);
    return session?.row ?? null;
  }

  async end(token: string): Promise<void> {
    await this.#kept.invalidateSession(token);
  }

  async keep(token: string): Promise<SessionRow | null> {
    return this.#database.readSession(token, 'always');
  }

  async purge(): Promise<void> {
    await this.#kept.deleteExpiredSessions();
  }
}

function luciaOn(database: AuthDatabase, touch: 'seldom' | 'never'): Lucia<{ row: SessionRow }> {
  return new Lucia(adapterOn(database, touch), {
    sessionExpiresIn: new TimeSpan(SESSION_IDLE_MINUTES, 'm'),
    sessionCookie: { name: SESSION_COOKIE },
    getSessionAttributes: (attributes) => ({ row: attributes as SessionRow }),
  });
}

function adapterOn(database: AuthDatabase, touch: 'seldom' | 'never'): Adapter {
  return {
    async getSessionAndUser(token) {
      const row = await database.readSession(token, touch);
      if (!row) return [null, null];
      const { userId, expiresAt } = row;
      const session: DatabaseSession = { id: token, userId, expiresAt, attributes: row };
      return [session, { id: userId, attributes: {} }];
    },
    setSession: ({ id, userId, attributes }) =>
      database.createSession(id, userId, attributes.device),
    // Reading keeps it alive, under the twelve hours that lucia knows nothing of.
    updateSessionExpiration: async () => {},
    async deleteSession(token) {
      await database.rows('end_session', secretHash(token));
    },
    async deleteUserSessions(userId) {
      await database.rows('end_sessions', userId, null);
    },
    // Tokens cannot be told from their hashes; the list people see comes from elsewhere.
    getUserSessions: async () => [],
    async deleteExpiredSessions() {
      await database.rows('purge');
    },
  };
}
