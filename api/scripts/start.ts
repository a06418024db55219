// `pnpm start`: from a fresh clone to the address in one command. What serves is api/src/server.ts;
// this makes what it needs.
import { ensureGenerated } from '@throughline/prisma/generate';
import { ConfigError, loadConfig } from '../src/config.ts';
import { buildWeb } from './build-web.ts';
import { Closing } from './closing.ts';
import { loadOperations, loadPages } from './pages.ts';
import { assertPortFree, StartError } from './port.ts';

const began = performance.now();
const say = (line: string) => console.log(`  ${line}`);
const closing = new Closing(() => say('Stopping'));

async function start(): Promise<void> {
  console.log('Throughline');
  const config = loadConfig(process.env);
  await assertPortFree(config.port);
  if (await ensureGenerated({ environment: process.env })) say('Generated the database client');
  const withScreens = !process.argv.includes('--without-screens'); // pnpm dev: Vite serves them
  const built = withScreens ? buildWeb(say) : Promise.resolve();
  built.catch(() => {}); // awaited below; until then a failure is not unhandled

  // What follows imports the client that was just generated.
  const { prepareDatabase } = await import('./prepare-database.ts');
  const { startServer } = await import('../src/server.ts');
  const { database, demo, welcome } = await prepareDatabase(config, closing, say);
  await built;
  const screens = withScreens && {
    pages: await loadPages(config.publicUrl),
    operations: await loadOperations(),
  };
  const server = await startServer({ config: { ...config, demo }, database, ...screens });
  await closing.add(server.close);
  console.log(
    `\nReady after ${((performance.now() - began) / 1000).toFixed(0)} s: ${server.url}\n`,
  );
  for (const line of await welcome(server.url)) console.log(line);
}

try {
  await start();
} catch (error) {
  const expected = error instanceof StartError || error instanceof ConfigError;
  console.error(expected ? `\n${error.message}` : error);
  await closing.close();
  process.exit(1);
}
