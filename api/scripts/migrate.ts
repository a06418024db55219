// Brings the database of DATABASE_URL to this version, prints how to become the first administrator, and ends.
// With --roles-only it stops at roles and an empty database: what a dump is restored into.
import { openDatabase } from '@throughline/prisma/database';
import { provision } from '@throughline/prisma/provision';
import { databaseIn } from '@throughline/prisma/roles';
import { firstAdministratorLink } from '../src/auth/first-administrator.ts';
import { ConfigError, loadConfig } from '../src/config.ts';
import { loadReferenceData } from './prepare-database.ts';

const say = (line: string) => console.log(line);

async function migrate(): Promise<void> {
  const { databaseUrl: url, secret, publicUrl } = loadConfig(process.env);
  if (!url || !secret) throw new ConfigError('DATABASE_URL and THROUGHLINE_SECRET must be set.');
  if (process.argv.includes('--roles-only')) {
    await provision({ adminUrl: url, database: databaseIn(url), secret });
    return say('The roles and the database are there');
  }
  const database = await openDatabase({ mode: 'external', url, secret, onProgress: say });
  await loadReferenceData(database);
  for (const line of await firstAdministratorLink({ database, url: publicUrl })) say(line);
  say('The database is ready');
}

try {
  await migrate();
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
}
