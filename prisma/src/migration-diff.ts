import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { destroyEmbedded, startEmbedded } from './embedded.ts';
import { NO_FILTERS, readMigrations } from './migrate.ts';
import { provision } from './provision.ts';
import { withSchemaEngine } from './schema-engine.ts';

/** The SQL from what the migrations make to what the schema says; `null` when they agree. */
export async function migrationDiff(folders: {
  migrations: string;
  schema: string;
}): Promise<string | null> {
  const dataDir = join(tmpdir(), `throughline-shadow-${randomUUID()}`);
  try {
    const server = await startEmbedded({ dataDir, durable: false });
    // The engine replays the migrations in a copy of template1: there they find their extensions.
    await provision({ adminUrl: server.adminUrl(), database: 'template1', secret: server.secret });
    const migrations = await readMigrations(folders.migrations);
    const files = await schemaFiles(folders.schema);
    const { stdout } = await withSchemaEngine(server.adminUrl(), (engine) =>
      engine.diff({
        from: { tag: 'migrations', ...migrations },
        to: { tag: 'schemaDatamodel', files },
        script: true,
        exitCode: null,
        filters: NO_FILTERS,
      }),
    );
    return !stdout || stdout.includes('-- This is an empty migration.') ? null : stdout;
  } finally {
    await destroyEmbedded(dataDir);
  }
}

async function schemaFiles(folder: string): Promise<{ path: string; content: string }[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.prisma')).sort();
  return Promise.all(
    names.map(async (name) => ({
      path: join(folder, name),
      content: await readFile(join(folder, name), 'utf8'),
    })),
  );
}
