import pg from 'pg';
import type { Log } from '../observability/log.ts';

/** Whose rights changed, and in which session when it was one. Null: unknown, so anybody's may have. */
export type AuthChange = { readonly userId: string | null; readonly sessionId: string | null };

const PING_MS = 5_000;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Listens to `auth_changed` (prisma/policies/17-auth-changes.sql) on a connection of its own. While that is
 * away nothing may be remembered; when it is back, everything may have changed.
 */
export class AuthChanges {
  readonly #url: string;
  readonly #log: Log;
  readonly #tell: (change: AuthChange) => void;
  #client: pg.Client | null = null;
  #pause = 100;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;
  #listening = false;

  constructor(url: string, log: Log, tell: (change: AuthChange) => void) {
    this.#url = url;
    this.#log = log;
    this.#tell = tell;
    void this.#connect();
  }

  get listening(): boolean {
    return this.#listening;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    const client = this.#client;
    this.#client = null;
    await client?.end().catch(() => {});
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: 'throughline-auth-changes',
      connectionTimeoutMillis: 5_000,
      query_timeout: 3_000,
      keepAlive: true,
    });
    this.#client = client;
    const lost = (error?: Error) => this.#lost(client, error);
    client.on('error', lost);
    client.on('end', () => lost());
    client.on('notification', ({ payload }) => this.#tell(parse(payload)));
    try {
      await client.connect();
      await client.query('listen auth_changed');
    } catch (error) {
      return lost(error as Error);
    }
    if (this.#client !== client) return;
    this.#pause = 100;
    this.#listening = true;
    this.#tell({ userId: null, sessionId: null });
    this.#ping(client);
  }

  /** A connection that died without a word is found out by asking. */
  #ping(client: pg.Client): void {
    this.#timer = setTimeout(() => {
      client.query('select 1').then(
        () => this.#client === client && this.#ping(client),
        (error: Error) => this.#lost(client, error),
      );
    }, PING_MS).unref();
  }

  #lost(client: pg.Client, error?: Error): void {
    if (this.#client !== client) return;
    this.#client = null;
    this.#listening = false;
    clearTimeout(this.#timer);
    client.end().catch(() => {});
    if (this.#closed) return;
    if (error) this.#log.warn('auth.listener-lost', { name: error.name });
    this.#tell({ userId: null, sessionId: null });
    this.#timer = setTimeout(() => void this.#connect(), this.#pause).unref();
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
  }
}

function parse(payload: string | undefined): AuthChange {
  const { userId, sessionId } = JSON.parse(payload || '{}') as Partial<AuthChange>;
  return { userId: userId ?? null, sessionId: sessionId ?? null };
}
