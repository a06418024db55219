import { createHmac, pbkdf2Sync, randomBytes, createHash } from 'node:crypto';

/** Without login: `tl_owner` owns tables, `tl_definer` owns SECURITY DEFINER functions. */
export const OWNER_ROLES = ['tl_owner', 'tl_definer'] as const;

/** Requests, jobs, the event tailer, sign-in. */
export const LOGIN_ROLES = ['tl_app', 'tl_worker', 'tl_feed', 'tl_auth'] as const;

export type LoginRole = (typeof LOGIN_ROLES)[number];

export type RoleUrls = {
  /** An administrator's session that has become `tl_owner`: migrations, policies, job tables. */
  owner: string;
  app: string;
  worker: string;
  feed: string;
  auth: string;
};

/**
 * Settings of each login role. Dates travel without a zone, so every session must be in UTC. The
 * event feed waits for the oldest writing transaction, so none may last.
 */
export const ROLE_SETTINGS: Record<LoginRole, Record<string, string>> = {
  tl_app: limits('15s', '20s', '10s'),
  tl_worker: limits('60s', '60s', '15s'),
  tl_feed: limits('10s', '15s', '10s'),
  tl_auth: limits('10s', '15s', '10s'),
};

function limits(statement: string, transaction: string, idle: string): Record<string, string> {
  return {
    timezone: 'UTC',
    search_path: 'public',
    // Row policies look expensive to the planner: compiling them takes longer than running them.
    jit: 'off',
    lock_timeout: '5s',
    statement_timeout: statement,
    transaction_timeout: transaction,
    idle_in_transaction_session_timeout: idle,
  };
}

/** Derived, so that every process with the secret knows it and none has to store it. */
export function rolePassword(secret: string, role: LoginRole): string {
  return createHmac('sha256', secret).update(`throughline:role:${role}`).digest('hex');
}

/** What PostgreSQL stores for a password: sending this keeps the password itself out of its log. */
export function scramVerifier(password: string, salt = randomBytes(16)): string {
  const iterations = 4096;
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const hmac = (text: string) => createHmac('sha256', salted).update(text).digest();
  const storedKey = createHash('sha256').update(hmac('Client Key')).digest('base64');
  const serverKey = hmac('Server Key').toString('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${serverKey}`;
}

export function roleUrls(adminUrl: string, database: string, secret: string): RoleUrls {
  const urlOf = (role: LoginRole) => {
    const url = new URL(withDatabase(adminUrl, database));
    url.username = role;
    url.password = rolePassword(secret, role);
    return url.href;
  };
  const owner = new URL(withDatabase(adminUrl, database));
  owner.searchParams.set('options', '-c role=tl_owner -c timezone=UTC -c search_path=public');
  return {
    // libpq reads + as itself
    owner: owner.href.replaceAll('+', '%20'),
    app: urlOf('tl_app'),
    worker: urlOf('tl_worker'),
    feed: urlOf('tl_feed'),
    auth: urlOf('tl_auth'),
  };
}

export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}

/** @throws Error when the URL names no database. */
export function databaseIn(url: string): string {
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  if (!name) throw new Error('The database URL names no database: end it with /name.');
  return name;
}
