import { withConnection, ident } from './admin.ts';
import { startEmbedded, type Embedded } from './embedded.ts';
import { installJobs } from './jobs-schema.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS, POLICIES } from './paths.ts';
import { applyPolicies } from './policies.ts';
import { provision, secureDatabase } from './provision.ts';
import { databaseIn, roleUrls, withDatabase, type RoleUrls } from './roles.ts';

const EMBEDDED_DATABASE = 'throughline';

export type OpenDatabaseOptions = (
  | { mode: 'embedded'; dataDir: string; durable?: boolean; database?: string; secret?: string }
  | { mode: 'external'; url: string; secret: string }
) & {
  onProgress?: (text: string) => void;
  /** Default: the ones of this package. */
  folders?: { migrations: string; policies: string };
};

export type Database = {
  mode: 'embedded' | 'external';
  name: string;
  roles: RoleUrls;
  /** The administrator's URL: for cloning, dropping and tests, never for requests. */
  adminUrl: string;
  /** The one given; else the one made with the embedded cluster. */
  secret: string;
  /** Stops an embedded server unless another process uses it. */
  close: () => Promise<void>;
};

/** Starts or reaches PostgreSQL and brings the database to this version: roles, tables, policies. */
export async function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
  const progress = options.onProgress ?? (() => {});
  const embedded = options.mode === 'embedded' ? await startServer(options, progress) : null;
  try {
    const adminUrl = options.mode === 'external' ? options.url : embedded!.adminUrl();
    const name =
      options.mode === 'external'
        ? databaseIn(options.url)
        : (options.database ?? EMBEDDED_DATABASE);
    const secret = options.secret ?? embedded!.secret;
    progress('Preparing roles and the database');
    const roles = await provision({ adminUrl, database: name, secret });
    await bringUpToDate(roles.owner, options.folders, progress);
    const close = async () => embedded?.stop();
    return {
      mode: options.mode,
      name,
      roles,
      adminUrl: withDatabase(adminUrl, name),
      secret,
      close,
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

async function startServer(
  options: { dataDir: string; durable?: boolean },
  progress: (text: string) => void,
): Promise<Embedded> {
  progress('Starting the embedded PostgreSQL');
  const embedded = await startEmbedded(options);
  progress(
    `PostgreSQL ${embedded.version} ${embedded.adopted ? 'was running' : 'runs'} on port ${embedded.port}`,
  );
  return embedded;
}

/** Tables, job tables and policies of a database that {@link provision} has made. */
export async function bringUpToDate(
  ownerUrl: string,
  folders: { migrations: string; policies: string } = {
    migrations: MIGRATIONS,
    policies: POLICIES,
  },
  progress: (text: string) => void = () => {},
): Promise<void> {
  progress('Applying migrations');
  for (const name of await migrate({ ownerUrl, folder: folders.migrations }))
    progress(`Applied ${name}`);
  await installJobs(ownerUrl);
  if (await applyPolicies({ ownerUrl, folder: folders.policies })) progress('Applied policies');
  await withConnection(ownerUrl, (client) => client.query('select app.settle_restored_activity()'));
}

/** Makes `name` a copy of the database `template`, to which nobody may be connected. */
export async function cloneDatabase(
  database: Database,
  template: string,
  name: string,
): Promise<Database> {
  await withConnection(withDatabase(database.adminUrl, 'postgres'), async (client) => {
    await client.query(
      `create database ${ident(name)} template ${ident(template)} owner tl_owner strategy file_copy`,
    );
    await secureDatabase(client, name);
  });
  const adminUrl = withDatabase(database.adminUrl, name);
  const roles = roleUrls(adminUrl, name, database.secret);
  return { ...database, name, adminUrl, roles, close: () => dropDatabase(database, name) };
}

/** Drops the database, closing the connections to it. */
export async function dropDatabase(database: Database, name: string): Promise<void> {
  await withConnection(withDatabase(database.adminUrl, 'postgres'), async (client) => {
    await client.query(`drop database if exists ${ident(name)} with (force)`);
  });
}
