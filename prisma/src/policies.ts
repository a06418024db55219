import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { inAdminTransaction, withConnection } from './admin.ts';
import {
  CLEAR_RIGHTS,
  CLOSE_SCHEMAS,
  CREATE_SCHEMAS,
  FORCE_ROW_SECURITY,
  OPEN_SCHEMAS,
  UNPROTECTED_TABLES,
} from './policy-statements.ts';

export type ApplyPoliciesOptions = {
  /** A session that is `tl_owner` (roles.ts). */
  ownerUrl: string;
  /** The folder of *.sql files, run in the order of their names. */
  folder: string;
};

type PolicyFile = { name: string; text: string };

/**
 * Makes grants, functions, triggers and row-level security exactly what the files say, in one
 * transaction: what a file no longer says is gone. Does nothing when neither the files nor the
 * migrations changed since the last time.
 *
 * @returns whether anything was applied.
 * @throws Error naming the file and line of a statement that failed, or a table left unprotected.
 */
export async function applyPolicies({ ownerUrl, folder }: ApplyPoliciesOptions): Promise<boolean> {
  const files = await readFiles(folder);
  return withConnection(ownerUrl, (client) =>
    inAdminTransaction(client, async () => {
      await client.query(`set local lock_timeout = '30s'`);
      await client.query(
        `select pg_advisory_xact_lock(hashtextextended('throughline:policies', 0))`,
      );
      await client.query(CREATE_SCHEMAS);
      const hash = hashOf(files, await appliedMigrations(client));
      const { rows } = await client.query<{ hash: string }>('select hash from app.policy_state');
      if (rows[0]?.hash === hash) return false;
      await client.query(CLEAR_RIGHTS);
      await client.query(OPEN_SCHEMAS);
      for (const file of files) await runFile(client, file);
      await client.query(FORCE_ROW_SECURITY);
      await client.query(CLOSE_SCHEMAS);
      await assertProtected(client);
      await client.query('delete from app.policy_state');
      await client.query('insert into app.policy_state (hash) values ($1)', [hash]);
      return true;
    }),
  );
}

async function readFiles(folder: string): Promise<PolicyFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })),
  );
}

function hashOf(files: PolicyFile[], migrations: string[]): string {
  const applier = [CREATE_SCHEMAS, CLEAR_RIGHTS, OPEN_SCHEMAS, FORCE_ROW_SECURITY, CLOSE_SCHEMAS];
  return createHash('sha256')
    .update(JSON.stringify([applier, files, migrations]))
    .digest('hex');
}

/** A migration may have made a table that the same files now have to protect. */
async function appliedMigrations(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ exists: boolean }>(
    `select to_regclass('public._prisma_migrations') is not null as exists`,
  );
  if (!rows[0]?.exists) return [];
  const applied = await client.query<{ name: string }>(
    'select migration_name as name from public._prisma_migrations where finished_at is not null order by 1',
  );
  return applied.rows.map(({ name }) => name);
}

async function runFile(client: pg.Client, file: PolicyFile): Promise<void> {
  try {
    await client.query(file.text);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    const line = error.position
      ? `:${file.text.slice(0, Number(error.position)).split('\n').length}`
      : '';
    const hint = [error.where, error.hint].filter(Boolean).join(' ');
    throw new Error(`policies/${file.name}${line}: ${error.message}${hint && ` (${hint})`}`, {
      cause: error,
    });
  }
}

async function assertProtected(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
       and not (relrowsecurity and relforcerowsecurity) and relname <> all ($1)
       and not exists (select from pg_depend where objid = pg_class.oid and deptype = 'e')`,
    [UNPROTECTED_TABLES],
  );
  if (rows.length > 0) {
    throw new Error(
      `Tables without forced row-level security: ${rows.map(({ name }) => name).join(', ')}.`,
    );
  }
  const definers = await client.query<{ name: string }>(
    `select oid::regprocedure::text as name from pg_proc
     where prosecdef and pronamespace::regnamespace::text in ('app', 'auth')
       and (proowner <> 'tl_definer'::regrole
         or not exists (select from unnest(proconfig) setting where setting like 'search\\_path=%'))`,
  );
  if (definers.rows.length > 0) {
    const names = definers.rows.map(({ name }) => name).join(', ');
    throw new Error(
      `SECURITY DEFINER functions must be owned by tl_definer and pin search_path: ${names}.`,
    );
  }
}
