import { secretHash } from '@throughline/schema/platform/secret-hash';
import { statementStarts } from '@throughline/prisma/observe';
import pg from 'pg';
import type { MembershipRole } from '@throughline/schema/domain/access/role';
import { SESSION_HOURS, SESSION_IDLE_MINUTES } from '@throughline/schema/domain/identity/session';
import type { ApiScope } from '@throughline/schema/domain/api-client/scope';
import type { Locale } from '@throughline/schema/domain/shared/locale';

/** An active membership; whether it holds now is a question of its dates and of its organization. */
export type HeldMembership = {
  readonly id: string;
  readonly organizationId: string;
  readonly role: MembershipRole;
  readonly validFrom: Date | null;
  readonly validUntil: Date | null;
  /** Its organization takes no part for now. */
  readonly suspended: boolean;
};

export type SessionRow = {
  readonly sessionId: string;
  readonly userId: string;
  readonly device: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly endsAt: Date;
  readonly defaultMembershipId: string | null;
  readonly emailVerified: boolean;
  readonly locale: Locale;
  readonly personId: string | null;
  /** `app.now()` when it was read: memberships go by the clock of the rules. */
  readonly ruleNow: Date;
  readonly memberships: readonly HeldMembership[];
  /** Of an API client, whose one membership is itself; null: a session of a person. */
  readonly scopes: readonly ApiScope[] | null;
};

const IDLE_SECONDS = SESSION_IDLE_MINUTES * 60;

/** Kept alive at most this often; so much sooner may an idle session end. */
const SEEN_SECONDS = 30;

export const AUTH_POOL_SIZE = 4;

export type AuthPoolOptions = {
  /** Connections at most. */
  readonly poolSize?: number | undefined;
  /** How long a statement waits for a connection before it fails. */
  readonly maxWaitMs?: number | undefined;
};

/**
 * The `auth` schema's functions: everything that the role tl_auth can do. Tokens become hashes here, so that
 * no statement carries one.
 */
export class AuthDatabase {
  readonly #pool: pg.Pool;

  constructor(
    url: string,
    onLost: (error: Error) => void,
    { poolSize = AUTH_POOL_SIZE, maxWaitMs = 5_000 }: AuthPoolOptions = {},
  ) {
    this.#pool = new pg.Pool({
      connectionString: url,
      application_name: 'throughline-auth',
      max: poolSize,
      connectionTimeoutMillis: maxWaitMs,
      keepAlive: true,
    });
    this.#pool.on('error', onLost);
  }

  /** Rows of `auth.<name>(…)`, camel-cased. */
  async rows<Row>(name: string, ...values: unknown[]): Promise<Row[]> {
    const text = `select * from auth.${name}(${values.map((_, index) => `$${index + 1}`).join(', ')})`;
    const ended = statementStarts(text);
    try {
      const { rows } = await this.#pool.query<Record<string, unknown>>({ name, text, values });
      ended();
      return rows.map((row) => camelCased(row) as Row);
    } catch (error) {
      ended(error);
      throw error;
    }
  }

  /** The one value of `auth.<name>(…)`. */
  async value<Value>(name: string, ...values: unknown[]): Promise<Value> {
    const [row] = await this.rows<Record<string, Value>>(name, ...values);
    return Object.values(row ?? {})[0] as Value;
  }

  /** @param touch `always`: keep it alive now; `seldom`: unless that was just done; `never`: only look. */
  async readSession(
    token: string,
    touch: 'always' | 'seldom' | 'never',
  ): Promise<SessionRow | null> {
    const [row] = await this.rows<SessionRow>(
      'read_session',
      secretHash(token),
      touch === 'never' ? null : IDLE_SECONDS,
      touch === 'always' ? 0 : SEEN_SECONDS,
    );
    return row ? { ...row, scopes: null, memberships: row.memberships.map(withDates) } : null;
  }

  /** An API client by its token, in the shape of a session. Notes that it was used, to the minute. */
  async readClient(token: string): Promise<SessionRow | null> {
    const [row] = await this.rows<SessionRow>('read_client', secretHash(token));
    return row ? { ...row, memberships: row.memberships.map(withDates) } : null;
  }

  async createSession(token: string, userId: string, device: string): Promise<void> {
    const total = SESSION_HOURS * 3600;
    await this.rows('create_session', secretHash(token), userId, IDLE_SECONDS, total, device);
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}

/** JSON has no dates. */
function withDates(held: HeldMembership): HeldMembership {
  const date = (value: Date | null) => (value === null ? null : new Date(value));
  return { ...held, validFrom: date(held.validFrom), validUntil: date(held.validUntil) };
}

function camelCased(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}
