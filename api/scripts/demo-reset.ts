// `pnpm demo:reset`: throws the embedded database away and builds the demo anew.
import { destroyEmbedded } from '@throughline/prisma/embedded';
import { ensureGenerated } from '@throughline/prisma/generate';
import { ConfigError, loadConfig } from '../src/config.ts';
import { Closing } from './closing.ts';
import { DATA_DIR } from './data-dir.ts';
import { assertPortFree, StartError } from './port.ts';

const say = (line: string) => console.log(`  ${line}`);
const closing = new Closing(() => say('Stopping'));

async function reset(): Promise<void> {
  const config = loadConfig(process.env);
  if (config.databaseUrl) {
    throw new StartError('DATABASE_URL is set: only the embedded database is ever thrown away.');
  }
  // Throughline itself most likely, which would lose its database while it serves.
  await assertPortFree(config.port);
  console.log('Building the demo anew');
  await ensureGenerated({ environment: process.env });
  await destroyEmbedded(DATA_DIR);
  const { prepareDatabase } = await import('./prepare-database.ts');
  await prepareDatabase(config, closing, say);
  console.log('Done: npx --yes pnpm@12 start');
}

try {
  await reset();
} catch (error) {
  const expected = error instanceof StartError || error instanceof ConfigError;
  console.error(expected ? `\n${error.message}` : error);
  process.exitCode = 1;
}
await closing.close();
