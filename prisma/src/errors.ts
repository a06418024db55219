/** No connection was free in time. Nothing was sent: the caller may try again after a moment. */
export class PoolExhausted extends Error {
  constructor(options?: ErrorOptions) {
    super('No database connection was free in time.', options);
    this.name = 'PoolExhausted';
  }
}

export type DatabaseFailure = {
  kind:
    | 'UNIQUE'
    | 'FOREIGN_KEY'
    | 'CHECK'
    | 'NOT_NULL'
    /** Row-level security or a missing grant. */
    | 'REFUSED'
    /** An update or delete of a row that is not there, or not there for these claims. */
    | 'NOT_FOUND'
    /** Serialization failure or deadlock: the whole transaction may be tried again. */
    | 'WRITE_CONFLICT'
    | 'LOCK_TIMEOUT'
    /** A statement or a transaction took longer than it may. */
    | 'TIMEOUT'
    /** No connection was free: see {@link PoolExhausted}. */
    | 'EXHAUSTED'
    /** The server is away, or closed the connection. */
    | 'CONNECTION'
    /** RAISE EXCEPTION in a function of ours. */
    | 'RAISED';
  /** SQLSTATE, where the server said one. */
  code: string | null;
  constraint: string | null;
};

const KIND_BY_CODE: Record<string, DatabaseFailure['kind']> = {
  '23505': 'UNIQUE',
  '23503': 'FOREIGN_KEY',
  '23001': 'FOREIGN_KEY',
  '23514': 'CHECK',
  '23P01': 'CHECK',
  '23502': 'NOT_NULL',
  '42501': 'REFUSED',
  '40001': 'WRITE_CONFLICT',
  '40P01': 'WRITE_CONFLICT',
  '55P03': 'LOCK_TIMEOUT',
  '57014': 'TIMEOUT',
  '25P03': 'TIMEOUT',
  '25P04': 'TIMEOUT',
  '53300': 'EXHAUSTED',
  '57P01': 'CONNECTION',
  '57P02': 'CONNECTION',
  '57P03': 'CONNECTION',
  P0001: 'RAISED',
  P0002: 'NOT_FOUND', // app.must_change
};

const KIND_BY_PRISMA: Record<string, DatabaseFailure['kind']> = {
  P1001: 'CONNECTION',
  P1002: 'CONNECTION',
  P1008: 'TIMEOUT',
  P1017: 'CONNECTION',
  P2025: 'NOT_FOUND',
  P2028: 'TIMEOUT',
  P2034: 'WRITE_CONFLICT',
  P2037: 'EXHAUSTED',
};

const LOST_CONNECTION =
  /^(Connection terminated|Client has encountered a connection error|Client was closed)/;
const SOCKET_CODE = /^E(CONN|PIPE|HOST|NET|TIMEDOUT|AI_)/;

/**
 * What went wrong, for errors of Prisma and of `pg` alike; `null` for anything else. The message of
 * the server is left out: it may quote what people wrote.
 */
export function classifyError(error: unknown): DatabaseFailure | null {
  if (error instanceof PoolExhausted) return failure('EXHAUSTED', null);
  if (!(error instanceof Error)) return null;
  const { code, meta } = error as {
    code?: unknown;
    meta?: { driverAdapterError?: { cause?: ServerError } };
  };
  const server = meta?.driverAdapterError?.cause ?? ofCommit(error) ?? asServerError(error);
  const sqlState = server?.originalCode ?? null;
  if (sqlState !== null) {
    const kind = KIND_BY_CODE[sqlState] ?? (sqlState.startsWith('08') ? 'CONNECTION' : null);
    if (kind) return { kind, code: sqlState, constraint: constraintIn(server) };
  }
  if (LOST_CONNECTION.test(error.message)) return failure('CONNECTION', null);
  if (typeof code !== 'string') return null;
  if (SOCKET_CODE.test(code)) return failure('CONNECTION', null);
  if (code === 'P2028' && error.message.includes('Unable to start a transaction'))
    return failure('EXHAUSTED', null);
  const kind = KIND_BY_PRISMA[code];
  return kind ? failure(kind, sqlState) : null;
}

/** The form in which Prisma's adapter passes the server's error on. */
type ServerError = {
  originalCode?: string;
  originalMessage?: string;
  constraint?: { index?: string };
};

/** What goes wrong in COMMIT comes as the adapter's own error, not as Prisma's. */
function ofCommit({ cause }: Error): ServerError | null {
  return cause && typeof (cause as ServerError).originalCode === 'string' ? cause : null;
}

function asServerError(error: Error): ServerError | null {
  const { code, severity, constraint } = error as {
    code?: string;
    severity?: string;
    constraint?: string;
  };
  if (!code || !severity) return null;
  return {
    originalCode: code,
    originalMessage: error.message,
    ...(constraint && { constraint: { index: constraint } }),
  };
}

function constraintIn(server: ServerError | null): string | null {
  return (
    server?.constraint?.index ??
    /constraint "([^"]+)"/.exec(server?.originalMessage ?? '')?.[1] ??
    null
  );
}

function failure(kind: DatabaseFailure['kind'], code: string | null): DatabaseFailure {
  return { kind, code, constraint: null };
}
