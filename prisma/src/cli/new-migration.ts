import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { migrationDiff } from '../migration-diff.ts';
import { MIGRATIONS, SCHEMA } from '../paths.ts';

const name = process.argv[2] ?? '';
if (!/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Usage: pnpm --filter @throughline/prisma migration <snake_case_name>');
  process.exit(1);
}

const script = await migrationDiff({ migrations: MIGRATIONS, schema: SCHEMA });
if (script === null) {
  console.log('prisma/schema says nothing that the migrations do not.');
} else {
  const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
  const folder = join(MIGRATIONS, `${stamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'migration.sql'), script);
  console.log(
    `Wrote ${join(folder, 'migration.sql')}: read it, and add what Prisma cannot say (checks, partial indexes).`,
  );
}
