// One API process on a database that migrate.ts has prepared, with screens that were built before: several of
// them may run. Its DATABASE_URL needs no password: it signs in as roles whose passwords come from the secret.
import { databaseIn, roleUrls } from '@throughline/prisma/roles';
import { ConfigError, loadConfig } from '../src/config.ts';
import { startServer } from '../src/server.ts';
import { Closing } from './closing.ts';
import { loadOperations, loadPages } from './pages.ts';

const closing = new Closing(() => console.log('Stopping'));

async function serve(): Promise<void> {
  const config = loadConfig(process.env);
  const { databaseUrl: url, secret, publicUrl } = config;
  if (!url || !secret) throw new ConfigError('DATABASE_URL and THROUGHLINE_SECRET must be set.');
  const roles = roleUrls(url, databaseIn(url), secret);
  const [pages, operations] = await Promise.all([loadPages(publicUrl), loadOperations()]);
  const server = await startServer({ config, database: { roles, secret }, pages, operations });
  await closing.add(server.close);
  console.log(`Throughline serves ${server.url}`);
}

try {
  await serve();
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
}
