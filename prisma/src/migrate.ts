import type { MigrationList } from '@prisma/schema-engine-wasm';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
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
 * does it.
 *
 * @returns the names of those applied.
 * @throws Error when one fails, or when an earlier failure has not been resolved.
 */
export async function migrate({ ownerUrl, folder }: MigrateOptions): Promise<string[]> {
  const migrationsList = await readMigrations(folder);
  return withConnection(ownerUrl, (client) =>
    withAdvisoryLock(client, 'migrate', async () => {
      if (migrationsList.migrationDirectories.length === 0) return [];
      const applied = await withSchemaEngine(ownerUrl, (engine) =>
        engine.applyMigrations({ migrationsList, filters: NO_FILTERS }),
      );
      return applied.appliedMigrationNames;
    }),
  );
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
