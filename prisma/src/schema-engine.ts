import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, DriverAdapterError } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { ident } from './admin.ts';
import { withDatabase } from './roles.ts';

type Background = WebAssembly.ModuleImports & {
  SchemaEngine: typeof SchemaEngine;
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
};

let loading: Promise<Background> | undefined;

/** Runs `fn` with Prisma's own schema engine, as WebAssembly: nothing is downloaded. */
export async function withSchemaEngine<T>(url: string, fn: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const { SchemaEngine: Engine } = await (loading ??= load());
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

class EnginePool extends pg.Pool {
  constructor(url: string) {
    super({ connectionString: url, max: 2 });
    this.on('error', () => {}); // the statement that was running reports it
  }

  /** The engine reads columns of the catalog's "char" type, which the adapter does not know. */
  // @ts-expect-error pg declares a dozen overloads; the adapter calls it in this one way.
  override async query(query: pg.QueryConfig | string): Promise<pg.QueryResult> {
    const result = await super.query(query);
    for (const field of result.fields ?? []) if (field.dataTypeID === CHAR) field.dataTypeID = TEXT;
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
  const background = (await import(pathToFileURL(join(folder, 'schema_engine_bg.js')).href)) as Background;
  const module = await WebAssembly.compile(await readFile(join(folder, 'schema_engine_bg.wasm')));
  const instance = await WebAssembly.instantiate(module, { './schema_engine_bg.js': background });
  background.__wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
  return background;
}

/** The engine throws JSON with the message inside. */
function readable(error: unknown): unknown {
  const text = error instanceof Error ? error.message : String(error);
  try {
    const { message } = JSON.parse(text) as { message?: string };
    return message ? new Error(message, { cause: error }) : error;
  } catch {
    return error;
  }
}
