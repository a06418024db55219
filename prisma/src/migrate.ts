import type { MigrationList } from '@prisma/schema-engine-wasm';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { withAdvisoryLock, withConnection } from './admin.ts';
import { withSchemaEngine } from './schema-engine.ts';

export const NO_FILTERS = { externalTables: [], externalEnums: [] };

export type MigrateOptions = {
  /** A session that is `tl_owner`, which then owns every table (roles.ts). */
  ownerUrl: string;
  /** prisma/migrations */
  folder: string;
};

/**
 * Applies what of the migrations is not applied yet, recorded in `_prisma_migrations` as Prisma
 * does it. One that failed, or whose process was killed, has left nothing behind (each is one
 * transaction, schema-engine.ts), so it is tried again as it is then.
 *
 * @returns the names of those applied.
 * @throws Error naming the migration that failed, and the server's reason.
 */
export async function migrate({ ownerUrl, folder }: MigrateOptions): Promise<string[]> {
  const migrationsList = await readMigrations(folder);
  if (migrationsList.migrationDirectories.length === 0) return [];
  return withConnection(ownerUrl, (client) =>
    withAdvisoryLock(client, 'migrate', async () => {
      const unfinished = await unfinishedMigrations(client);
      return withSchemaEngine(ownerUrl, async (engine) => {
        for (const migrationName of unfinished)
          await engine.markMigrationRolledBack({ migrationName });
        const applied = await engine.applyMigrations({ migrationsList, filters: NO_FILTERS });
        return applied.appliedMigrationNames;
      });
    }),
  );
}

async function unfinishedMigrations(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ exists: boolean }>(
    `select to_regclass('public._prisma_migrations') is not null as exists`,
  );
  if (!rows[0]?.exists) return [];
  const unfinished = await client.query<{ name: string }>(
    `select migration_name as name from public._prisma_migrations
     where finished_at is null and rolled_back_at is null`,
  );
  return unfinished.rows.map(({ name }) => name);
}

export async function readMigrations(folder: string): Promise<MigrationList> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  const migrationDirectories = await Promise.all(
    names.map(async (name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok' as const,
          value: await readFile(join(folder, name, 'migration.sql'), 'utf8'),
        },
      },
    })),
  );
  const lockfile = { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' };
  return { baseDir: folder, lockfile, shadowDbInitScript: '', migrationDirectories };
}
