import pg from 'pg';

/** A statement prepared when the connection was opened, run in front of the caller's. */
export type Preamble = { readonly name: string; readonly values: readonly string[] };

export type Callback = (error: Error | null, result?: pg.QueryResult) => void;

/** The part of pg's connection this module writes to. Not in its public types; pg is pinned exactly. */
type Wire = {
  parse(message: { name: string; text: string }): void;
  bind(message: {
    portal: string;
    statement: string;
    values: readonly string[];
    binary: false;
  }): void;
  execute(message: { portal: string; rows: number }): void;
  sync(): void;
};

type DataRow = { fields: (string | null)[] };

type ExtendedQuery = {
  prepare(wire: Wire): void;
  handleDataRow(message: DataRow): void;
  handleCommandComplete(message: unknown, wire: Wire): void;
};

const BaseQuery = pg.Query as unknown as new (
  config: pg.QueryConfig,
  values: undefined,
  callback: Callback,
) => ExtendedQuery & pg.Submittable;

/**
 * One round trip: the preamble, then the query, in front of one Sync. Messages up to a Sync are one
 * implicit transaction (or the one a BEGIN among them opens), so local settings made by the preamble
 * live as long as the statement or the transaction, and an error in either undoes both.
 *
 * `pg.Query` corks the socket around `prepare`, so all of it leaves in one write.
 */
export class ClaimedQuery extends BaseQuery {
  readonly #preamble: readonly Preamble[];
  readonly #onPreambleRow: (firstColumn: string | null) => void;
  #pending: number;

  constructor(
    config: pg.QueryConfig,
    preamble: readonly Preamble[],
    onPreambleRow: (firstColumn: string | null) => void,
    callback: Callback,
  ) {
    super(config, undefined, callback);
    this.#preamble = preamble;
    this.#onPreambleRow = onPreambleRow;
    this.#pending = preamble.length;
  }

  /** The simple protocol has no Sync to share. */
  requiresPreparation(): boolean {
    return true;
  }

  override prepare(wire: Wire): void {
    for (const { name, values } of this.#preamble) {
      wire.bind({ portal: '', statement: name, values, binary: false });
      wire.execute({ portal: '', rows: 0 });
    }
    super.prepare(wire);
  }

  // The preamble is executed without Describe, so its answers are its rows and its completions only.
  override handleDataRow(message: DataRow): void {
    if (this.#pending > 0) this.#onPreambleRow(message.fields[0] ?? null);
    else super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, wire: Wire): void {
    if (this.#pending > 0) this.#pending -= 1;
    else super.handleCommandComplete(message, wire);
  }
}

/**
 * Prepares statements on a new connection in one round trip. Done apart from their first use: pg
 * takes the first ParseComplete as the answer for the query it is running.
 */
export class Preparation implements pg.Submittable {
  readonly #statements: readonly { name: string; text: string }[];
  readonly #settle: (error: Error | null) => void;

  constructor(
    statements: readonly { name: string; text: string }[],
    settle: (error: Error | null) => void,
  ) {
    this.#statements = statements;
    this.#settle = settle;
  }

  submit(connection: pg.Connection): void {
    const wire = connection as unknown as Wire;
    for (const statement of this.#statements) wire.parse(statement);
    wire.sync();
  }

  handleError(error: Error): void {
    this.#settle(error);
  }

  handleReadyForQuery(): void {
    this.#settle(null);
  }
}
