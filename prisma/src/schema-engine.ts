import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
} from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { ident } from './admin.ts';
import { withDatabase } from './roles.ts';

/** The types of Node leave this to those of the browser. */
declare const WebAssembly: {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(module: object, imports: object): Promise<{ exports: { __wbindgen_start(): void } }>;
  RuntimeError: new () => Error;
};

type Background = { SchemaEngine: typeof SchemaEngine; __wbg_set_wasm(exports: object): void };

/**
 * The engine's glue code is one module a process, with one memory, even where this file is loaded twice, as a
 * test runner does: loading it again, or migrating two databases side by side, makes it panic. So its state
 * is the process's too.
 */
type Engine = { loading: Promise<Background> | undefined; turn: Promise<unknown> };
const KEY = Symbol.for('throughline.schema-engine');
const engineOfProcess = ((globalThis as Record<symbol, unknown>)[KEY] ??= {
  loading: undefined,
  turn: Promise.resolve(),
}) as Engine;

/** Where the engine leaves its last words; without it a panic says nothing at all. */
const panic = { message: '', set_message: (message: string) => (panic.message = message) };
Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panic });

/** Runs `fn` with Prisma's own schema engine, as WebAssembly: nothing is downloaded. */
export function withSchemaEngine<T>(
  url: string,
  fn: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const result = engineOfProcess.turn.then(() => runEngine(url, fn));
  engineOfProcess.turn = result.catch(() => {});
  return result;
}

async function runEngine<T>(url: string, fn: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const { SchemaEngine: Engine } = await (engineOfProcess.loading ??= load());
  const pool = new EnginePool(url);
  const adapters = bindMigrationAwareSqlAdapterFactory(new EngineAdapters(url, pool));
  const engine = await Engine.new({ datamodels: undefined }, () => {}, adapters);
  try {
    return await fn(engine);
  } catch (error) {
    throw readable(error);
  } finally {
    engine.free();
    await pool.end();
  }
}

const CHAR = 18;
const TEXT = 25;

/**
 * The engine reads columns of the catalog's "char" type, which the adapter refuses: they pass as
 * text, and their places are remembered for the engine, which insists on characters.
 */
class EnginePool extends pg.Pool {
  readonly charColumns = new WeakMap<unknown[], number[]>();

  constructor(url: string) {
    super({ connectionString: url, max: 2 });
    this.on('error', () => {}); // the statement that was running reports it
  }

  override async query(query: pg.QueryConfig | string): Promise<pg.QueryResult> {
    const result = await super.query(query);
    // A script of several statements has a result for each; the engine reads none of them.
    if (Array.isArray(result)) return result[0] as pg.QueryResult;
    const places = result.fields.flatMap((field, index) =>
      field.dataTypeID === CHAR ? [index] : [],
    );
    for (const index of places) result.fields[index]!.dataTypeID = TEXT;
    this.charColumns.set(result.rows, places);
    return result;
  }
}

class EngineAdapters extends PrismaPg {
  readonly #url: string;
  readonly #pool: EnginePool;

  constructor(url: string, pool: EnginePool) {
    super(pool);
    this.#url = url;
    this.#pool = pool;
  }

  /**
   * Prisma's adapter cuts a script at every semicolon, also inside function bodies and texts. Sent
   * whole it is one implicit transaction besides: a migration is applied entirely or not at all.
   */
  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      for (const index of this.#pool.charColumns.get(result.rows) ?? []) {
        result.columnTypes[index] = ColumnTypeEnum.Character;
      }
      return result;
    };
    adapter.executeScript = async (script) => {
      try {
        await this.#pool.query(script);
      } catch (error) {
        throw asAdapterError(error);
      }
    };
    return adapter;
  }

  /** Prisma's own would take the name of the database from our URL: it would "replay" onto it. */
  override async connectToShadowDb(): ReturnType<PrismaPg['connect']> {
    const database = `throughline_shadow_${randomUUID()}`;
    await this.#pool.query(`create database ${ident(database)}`);
    const url = withDatabase(this.#url, database);
    const pool = new EnginePool(url);
    const adapter = await new EngineAdapters(url, pool).connect();
    adapter.dispose = async () => {
      await pool.end();
      await this.#pool.query(`drop database ${ident(database)}`);
    };
    return adapter;
  }
}

/** The form in which the engine expects an error: else it reports no more than that there was one. */
function asAdapterError(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error;
  return new DriverAdapterError({
    kind: 'postgres',
    code: error.code ?? '',
    severity: error.severity ?? '',
    message: error.message,
    detail: error.detail,
    column: error.column,
    hint: error.hint,
  });
}

/** The package's own entry imports its .wasm file as a module, which Node cannot do. */
async function load(): Promise<Background> {
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const background = (await import(
    pathToFileURL(join(folder, 'schema_engine_bg.js')).href
  )) as Background;
  const module = await WebAssembly.compile(await readFile(join(folder, 'schema_engine_bg.wasm')));
  const instance = await WebAssembly.instantiate(module, { './schema_engine_bg.js': background });
  background.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return background;
}

/** The engine throws JSON with the message inside. */
function readable(error: unknown): unknown {
  if (error instanceof WebAssembly.RuntimeError)
    return new Error(`Prisma's schema engine: ${panic.message}`, { cause: error });
  const text = error instanceof Error ? error.message : String(error);
  try {
    const { message } = JSON.parse(text) as { message?: string };
    return message ? new Error(message, { cause: error }) : error;
  } catch {
    return error;
  }
}
