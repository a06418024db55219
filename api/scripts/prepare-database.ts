import { ident, literal, withConnection } from '@throughline/prisma/admin';
import { createClient } from '@throughline/prisma/client';
import { dropDatabase, openDatabase, type Database } from '@throughline/prisma/database';
import { loadReference } from '@throughline/prisma/seed/reference';
import type { Config } from '../src/config.ts';
import { demoSignIns, loadDemo } from '../src/demo/load.ts';
import { ssnVaultOf } from '../src/ssn-vault-of.ts';
import { createFileStore } from '../src/files/store.ts';
import { firstAdministratorLink } from '../src/auth/first-administrator.ts';
import type { Closing } from './closing.ts';
import { DATA_DIR } from './data-dir.ts';
import { StartError } from './port.ts';

export type Prepared = {
  database: Database;
  /** Whether demo sign-ins, the mail viewer and the clock exist. */
  demo: boolean;
  /** What to tell whoever started it: how to sign in. */
  welcome: (url: string) => Promise<string[]>;
};

type Say = (line: string) => void;

/** Opens the configured database, migrated and with its reference data, and loads the demo once. */
export async function prepareDatabase(
  config: Config,
  closing: Closing,
  say: Say,
): Promise<Prepared> {
  const database = await open(config, say);
  await closing.add(database.close);
  await loadReferenceData(database);
  const demo = await mayBeDemo(config, database, say);
  if (demo) {
    if ((await demoState(database)) !== 'loaded') await load(config, database, say);
    return { database, demo, welcome: async () => demoSignIns() };
  }
  return { database, demo, welcome: (url) => firstAdministratorLink({ database, url }) };
}

async function open(config: Config, onProgress: Say): Promise<Database> {
  const { databaseUrl: url, secret } = config;
  if (url && secret) return openDatabase({ mode: 'external', url, secret, onProgress });
  const embedded = { mode: 'embedded', dataDir: DATA_DIR, onProgress } as const;
  const database = await openDatabase(embedded);
  if ((await demoState(database)) !== 'loading') return database;
  onProgress('The last load of the demo was interrupted: starting over');
  await dropDatabase(database, database.name);
  await database.close();
  return openDatabase(embedded);
}

export async function loadReferenceData(database: Database): Promise<void> {
  const { db, close } = createClient({ url: database.roles.worker, poolSize: 2 });
  await loadReference(db).finally(close);
}

/** A database of one's own becomes a demo only when it is asked for and holds nobody yet. */
async function mayBeDemo(config: Config, database: Database, say: Say): Promise<boolean> {
  if (database.mode === 'embedded') return true;
  if (!config.demo) return false;
  const state = await demoState(database);
  if (state === 'loading') {
    throw new StartError(
      'The last load of the demo into the database of DATABASE_URL was interrupted: give it an empty one.',
    );
  }
  if (state === 'loaded' || !(await hasUsers(database))) return true;
  say('THROUGHLINE_DEMO=1 is ignored: the database has users of its own');
  return false;
}

async function load(config: Config, database: Database, say: Say): Promise<void> {
  await markDemo(database, 'loading');
  const ssn = ssnVaultOf(config, database.secret);
  const store = createFileStore(config.files);
  await loadDemo({ database, ssn, store, onProgress: say });
  await markDemo(database, 'loaded');
}

type DemoState = 'loading' | 'loaded' | null;

/** Kept as the database's comment: no table of ours should know about the demo. */
async function demoState(database: Database): Promise<DemoState> {
  return withConnection(database.adminUrl, async (client) => {
    const { rows } = await client.query<{ state: string | null }>(
      `select substring(shobj_description(oid, 'pg_database') from '^demo (\\w+)$') as state
         from pg_database where datname = current_database()`,
    );
    return (rows[0]?.state ?? null) as DemoState;
  });
}

async function markDemo(database: Database, state: Exclude<DemoState, null>): Promise<void> {
  await withConnection(database.adminUrl, (client) =>
    client.query(`comment on database ${ident(database.name)} is ${literal(`demo ${state}`)}`),
  );
}

async function hasUsers(database: Database): Promise<boolean> {
  return withConnection(database.adminUrl, async (client) => {
    const { rows } = await client.query<{ some: boolean }>(
      'select exists (select 1 from app_user) as some',
    );
    return rows[0]?.some ?? true;
  });
}
