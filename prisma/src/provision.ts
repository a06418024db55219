import type pg from 'pg';
import {
  errorCode,
  ident,
  inAdminTransaction,
  literal,
  withAdvisoryLock,
  withConnection,
} from './admin.ts';
import {
  LOGIN_ROLES,
  OWNER_ROLES,
  ROLE_SETTINGS,
  roleUrls,
  rolePassword,
  scramVerifier,
  withDatabase,
  type RoleUrls,
} from './roles.ts';

/** `transaction_timeout` came with 17. */
const OLDEST_VERSION = 170_000;

const EXTENSIONS = [
  'pg_trgm',
  'citext',
  'unaccent',
  'cube',
  'earthdistance',
  'btree_gist',
  'pgcrypto',
];
const OPTIONAL_EXTENSIONS: readonly string[] = ['btree_gist', 'pgcrypto'];

export type ProvisionOptions = {
  /** A superuser, or a role with CREATEROLE that may create the database or owns it. */
  adminUrl: string;
  database: string;
  /** The passwords of the login roles derive from it. */
  secret: string;
};

/** Makes the roles, the database and its extensions as they have to be. Repeating it is harmless. */
export async function provision({
  adminUrl,
  database,
  secret,
}: ProvisionOptions): Promise<RoleUrls> {
  await withConnection(await clusterUrl(adminUrl, database), async (client) => {
    await assertVersion(client);
    await withAdvisoryLock(client, 'provision', async () => {
      await inAdminTransaction(client, () => createRoles(client, secret));
      await createDatabase(client, database);
      await secureDatabase(client, database);
    });
  });
  await withConnection(withDatabase(adminUrl, database), async (client) => {
    await withAdvisoryLock(client, 'provision', async () => {
      await createExtensions(client);
      await secureSchema(client);
    });
  });
  return roleUrls(adminUrl, database, secret);
}

/** Rights on a database are its own: a database cloned from a template needs them again. */
export async function secureDatabase(client: pg.Client, database: string): Promise<void> {
  const name = ident(database);
  await client.query(`revoke all on database ${name} from public`);
  await client.query(`grant connect on database ${name} to ${LOGIN_ROLES.join(', ')}`);
}

/** Roles belong to the whole cluster, so everybody must lock in the same database of it. */
async function clusterUrl(adminUrl: string, database: string): Promise<string> {
  const maintenance = withDatabase(adminUrl, 'postgres');
  try {
    await withConnection(maintenance, async () => {});
    return maintenance;
  } catch (error) {
    // Some hosts keep their customers out of `postgres`.
    const code = errorCode(error);
    if (code === '3D000' || code === '42501' || code === '28000')
      return withDatabase(adminUrl, database);
    throw error;
  }
}

async function assertVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: number; version: string }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as version`,
  );
  const [row] = rows;
  if (!row || row.number < OLDEST_VERSION) {
    throw new Error(
      `PostgreSQL 17 or newer is needed; the server is ${row?.version ?? 'unknown'}.`,
    );
  }
}

async function createRoles(client: pg.Client, secret: string): Promise<void> {
  for (const role of OWNER_ROLES) {
    await ensureRole(client, role, 'nologin');
    await client.query(`grant ${role} to current_user with inherit true, set true`);
  }
  // The owner writes the definer's functions: it replaces them, hands them over and grants them.
  await client.query('grant tl_definer to tl_owner with inherit true, set true');
  for (const role of LOGIN_ROLES) {
    await ensureRole(
      client,
      role,
      `login password ${literal(scramVerifier(rolePassword(secret, role)))}`,
    );
    for (const [setting, value] of Object.entries(ROLE_SETTINGS[role])) {
      await client.query(`alter role ${role} set ${setting} = ${literal(value)}`);
    }
  }
  // What the definer's functions hand over to jobs goes into tables that are the worker's.
  await client.query('grant tl_worker to tl_definer with inherit true, set true');
}

async function ensureRole(client: pg.Client, role: string, attributes: string): Promise<void> {
  const { rows } = await client.query<{ strong: boolean }>(
    'select rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication as strong from pg_roles where rolname = $1',
    [role],
  );
  if (rows[0]?.strong)
    throw new Error(`The role ${role} has more rights than it may have: remove its attributes.`);
  await client.query(`${rows[0] ? 'alter' : 'create'} role ${role} ${attributes}`);
}

async function createDatabase(client: pg.Client, database: string): Promise<void> {
  const { rows } = await client.query<{ owner: string }>(
    'select pg_get_userbyid(datdba) as owner from pg_database where datname = $1',
    [database],
  );
  if (!rows[0]) await client.query(`create database ${ident(database)} owner tl_owner`);
  else if (rows[0].owner !== 'tl_owner')
    await client.query(`alter database ${ident(database)} owner to tl_owner`);
}

async function createExtensions(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>('select extname as name from pg_extension');
  const installed = new Set(rows.map(({ name }) => name));
  for (const name of EXTENSIONS.filter((extension) => !installed.has(extension))) {
    try {
      await client.query(`create extension if not exists ${name} schema public`);
    } catch (cause) {
      if (OPTIONAL_EXTENSIONS.includes(name)) continue;
      throw new Error(
        `The extension ${name} is missing: have a superuser run "create extension ${name}".`,
        { cause },
      );
    }
  }
}

async function secureSchema(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ own: boolean }>(
    `select has_schema_privilege('tl_owner', 'public', 'CREATE') as own`,
  );
  // The schema is the database owner's, unless the database was made before PostgreSQL 15.
  if (!rows[0]?.own) await client.query('grant all on schema public to tl_owner with grant option');
  await client.query('revoke all on schema public from public');
  // New functions may be called by everyone unless this is said.
  await client.query(
    'alter default privileges for role tl_owner, tl_definer revoke execute on functions from public',
  );
}
