import pg from 'pg';
import { unordered } from './any-order.ts';
import { CLAIMS_STATEMENT, claimValues } from './claims-statement.ts';
import { currentClaims, ruleTimeNoter } from './claims.ts';
import { PoolExhausted } from './errors.ts';
import { LOOKS, takeLook } from './look.ts';
import { noteRoundTrip, statementStarts } from './observe.ts';
import { PLAN_ONCE, planning } from './planned-once.ts';
import { mustChange, riding } from './ride.ts';
import { ClaimedQuery, Preparation, type Preamble } from './tenant-query.ts';

const ISOLATION_LEVELS = [
  'READ UNCOMMITTED',
  'READ COMMITTED',
  'REPEATABLE READ',
  'SERIALIZABLE',
] as const;

const BEGIN = { name: 'tl_begin', text: 'BEGIN' };
const BEGIN_AT = new Map(
  ISOLATION_LEVELS.map((level, index) => [
    `SET TRANSACTION ISOLATION LEVEL ${level}`,
    { name: `tl_begin_${index}`, text: `BEGIN ISOLATION LEVEL ${level}` },
  ]),
);
const PREPARED = [
  CLAIMS_STATEMENT,
  PLAN_ONCE,
  BEGIN,
  ...BEGIN_AT.values(),
  ...Object.entries(LOOKS).map(([name, text]) => ({ name, text })),
];

const NOTHING: pg.QueryResult = { command: '', rowCount: 0, oid: 0, rows: [], fields: [] };

export type TenantPoolOptions = {
  url: string;
  /** Connections at most; 10 unless said otherwise. */
  poolSize?: number;
  /** How long a caller waits for a connection before it is told that the pool is exhausted. */
  maxWaitMs?: number;
  applicationName?: string;
  /** A connection was lost while nobody used it: to be logged. The pool opens another when needed. */
  onConnectionLost?: (error: Error) => void;
};

/**
 * The pool given to Prisma. It sends the claims of the calling context (claims.ts) in the same round
 * trip as each statement, or as BEGIN and the first statement of a transaction, and refuses to send
 * anything without them. A connection therefore never holds a tenant between two statements.
 */
export class TenantPool extends pg.Pool {
  constructor({
    url,
    poolSize = 10,
    maxWaitMs = 5_000,
    applicationName,
    onConnectionLost,
  }: TenantPoolOptions) {
    super({
      connectionString: url,
      application_name: applicationName ?? 'throughline',
      max: poolSize,
      connectionTimeoutMillis: maxWaitMs,
      // Closing idle connections would throw their prepared statements away.
      idleTimeoutMillis: 0,
      keepAlive: true,
      verify: prepareConnection,
    });
    // Without listeners, a server that closes a connection, idle or in use, would end the process.
    this.on('error', (error) => onConnectionLost?.(error));
    this.on('connect', (client) => client.on('error', () => {}));
  }

  /** @throws Error without claims; the database's own errors otherwise. */
  override async query(query: pg.QueryConfig | string): Promise<pg.QueryResult> {
    const claims: Preamble = { name: CLAIMS_STATEMENT.name, values: claimValues(currentClaims()) };
    const noteTime = ruleTimeNoter();
    const along = [...takeLook(), ...planning()];
    const client = await this.#acquire();
    try {
      noteRoundTrip();
      const sent = typeof query === 'string' ? query : unordered(query);
      const result = await send(client, sent, [claims, ...along], noteTime);
      client.release();
      return result;
    } catch (error) {
      client.release(isFatal(error));
      throw error;
    }
  }

  /** A connection for one transaction, as Prisma drives it: BEGIN, statements, COMMIT or ROLLBACK. */
  override async connect(): Promise<pg.PoolClient> {
    const claims: Preamble = { name: CLAIMS_STATEMENT.name, values: claimValues(currentClaims()) };
    const noteTime = ruleTimeNoter();
    const connection = new TransactionConnection(await this.#acquire(), claims, noteTime);
    // The part of a client that Prisma uses.
    return connection as unknown as pg.PoolClient;
  }

  async #acquire(): Promise<pg.PoolClient> {
    try {
      return await super.connect();
    } catch (error) {
      // pg has no other sign of it than these words.
      const exhausted =
        error instanceof Error && error.message === 'timeout exceeded when trying to connect';
      throw exhausted ? new PoolExhausted({ cause: error }) : error;
    }
  }
}

/** What a statement answers that nobody waits for (ride.ts). */
const SENT: pg.QueryResult = { ...NOTHING, rowCount: 1 };

/**
 * Holds BEGIN back and sends it with the claims and the first statement. An isolation level has to
 * be set before any query, the claims included, so Prisma's SET TRANSACTION becomes part of BEGIN.
 */
export class TransactionConnection {
  readonly #client: pg.PoolClient;
  readonly #claims: Preamble;
  readonly #noteTime: (milliseconds: string | null) => void;
  /** Statements that were sent and not waited for. */
  readonly #riding: Promise<unknown>[] = [];
  #awaited = 0;
  #heldBegin: { name: string } | null = null;
  #over = false;
  #broken = false;

  constructor(
    client: pg.PoolClient,
    claims: Preamble,
    noteTime: (milliseconds: string | null) => void,
  ) {
    this.#client = client;
    this.#claims = claims;
    this.#noteTime = noteTime;
    // What is sent before an answer has come is answered in the order of sending.
    pipelined(client, true);
  }

  async query(query: pg.QueryConfig | string): Promise<pg.QueryResult> {
    const text = typeof query === 'string' ? query : query.text;
    // Claims are local to the transaction: after it a statement would run without any.
    if (this.#over) throw new Error('The transaction is over.');
    if (text === 'BEGIN') {
      this.#heldBegin = BEGIN;
      return NOTHING;
    }
    const begin = this.#heldBegin;
    const beginAtLevel = BEGIN_AT.get(text);
    if (begin && beginAtLevel) {
      this.#heldBegin = beginAtLevel;
      return NOTHING;
    }
    this.#heldBegin = null;
    this.#over = text === 'COMMIT' || text === 'ROLLBACK';
    const ride = riding();
    // The first statement is waited for: without it nothing else stands.
    if (!begin && ride) return this.#ride(query, ride.mayChangeNothing);
    if (!begin) return this.#send(query, []);
    if (this.#over) return NOTHING;
    return this.#send(query, [{ name: begin.name, values: [] }, this.#claims]);
  }

  #ride(query: pg.QueryConfig | string, mayChangeNothing: boolean): pg.QueryResult {
    const config = typeof query === 'string' ? { text: query } : query;
    const text = mayChangeNothing ? config.text : mustChange(config.text);
    const name = config.name && text !== config.text ? `${config.name}_must` : config.name;
    const sent = send(this.#client, { ...config, text, ...(name && { name }) }, [], this.#noteTime);
    sent.catch(() => {}); // the statement after it tells
    this.#riding.push(sent);
    return SENT;
  }

  async #send(query: pg.QueryConfig | string, preamble: Preamble[]): Promise<pg.QueryResult> {
    const text = typeof query === 'string' ? query : query.text;
    const before = this.#riding.splice(0);
    try {
      // What is sent while another answer is awaited waits along with it.
      if (this.#awaited === 0) noteRoundTrip();
      this.#awaited += 1;
      const answer = send(this.#client, query, preamble, this.#noteTime);
      const settled = await Promise.allSettled([...before, answer]);
      // The first error is the cause of those after it; who rolls back knows why.
      const failed = settled.find(({ status }) => status === 'rejected');
      if (failed?.status === 'rejected' && text !== 'ROLLBACK') throw failed.reason;
      const result = await answer;
      // The server answers COMMIT of a failed transaction with ROLLBACK and no error. A caller that
      // caught the failure must not believe that its changes were kept.
      if (text === 'COMMIT' && result.command === 'ROLLBACK') {
        throw new Error('The transaction was rolled back: one of its statements had failed.');
      }
      return result;
    } catch (error) {
      if (isFatal(error)) this.#broken = true;
      throw error;
    } finally {
      this.#awaited -= 1;
    }
  }

  /** Back to the pool; destroyed when the transaction is not known to be over. */
  release(error?: Error | boolean): void {
    pipelined(this.#client, false);
    this.#client.release(
      error ||
        this.#broken ||
        this.#riding.length > 0 ||
        this.#client.getTransactionStatus() !== 'I',
    );
  }

  on(event: 'error', listener: (error: Error) => void): this {
    this.#client.on(event, listener);
    return this;
  }

  removeListener(event: 'error', listener: (error: Error) => void): this {
    this.#client.removeListener(event, listener);
    return this;
  }
}

/** Whether statements are sent before earlier ones are answered. Not in pg's types yet. */
function pipelined(client: pg.PoolClient, on: boolean): void {
  (client as unknown as { pipeline: boolean }).pipeline = on;
}

function send(
  client: pg.PoolClient,
  query: pg.QueryConfig | string,
  preamble: readonly Preamble[],
  noteTime: (milliseconds: string | null) => void,
): Promise<pg.QueryResult> {
  const config = typeof query === 'string' ? { text: query } : query;
  const ended = statementStarts(config.text);
  return new Promise((resolve, reject) => {
    const onPreambleRow = preamble.length > 0 ? noteTime : () => {};
    client.query(
      new ClaimedQuery(config, preamble, onPreambleRow, (error, result) => {
        ended(error);
        if (error) reject(error);
        else resolve(result ?? NOTHING);
      }),
    );
  });
}

function prepareConnection(client: pg.PoolClient, done: (error?: Error) => void): void {
  const prepared = new Promise<void>((resolve, reject) => {
    client.query(new Preparation(PREPARED, (error) => (error ? reject(error) : resolve())));
  });
  prepared.then(() => done(), done);
}

/** Anything but an ordinary refusal by the server leaves the connection in an unknown state. */
function isFatal(error: unknown): boolean {
  return (
    !(error instanceof pg.DatabaseError) || error.severity === 'FATAL' || error.severity === 'PANIC'
  );
}
