// `pnpm demo:load --persons 100000`: brings the demo to the size of the state. Stopped, it goes on from there.
import { parseArgs } from 'node:util';
import { withConnection } from '@throughline/prisma/admin';
import { ensureGenerated } from '@throughline/prisma/generate';
import { ConfigError, loadConfig } from '../src/config.ts';
import { Closing } from './closing.ts';
import { assertPortFree, StartError } from './port.ts';
import { ProgressLine } from './progress-line.ts';

const say = (line: string) => console.log(`  ${line}`);
const stop = new AbortController();
const closing = new Closing(() => say('Stopping; the same command goes on from here'));

async function load(): Promise<void> {
  const config = loadConfig(process.env);
  const persons = personsFrom(process.argv.slice(2));
  console.log(`Loading the demo with ${persons.toLocaleString('en-US')} people`);
  await ensureGenerated({ environment: process.env });
  const { prepareDatabase } = await import('./prepare-database.ts');
  const { hasSamples, loadScale, NotPossible } = await import('../src/demo/scale/load-scale.ts');
  const { database, demo } = await prepareDatabase(config, closing, say);
  if (!demo) {
    throw new StartError('This database is no demo: people are only ever invented where one is.');
  }
  // The stories are played under a moved clock, which whoever is signed in would notice.
  if (!(await withConnection(database.adminUrl, hasSamples))) await assertPortFree(config.port);
  const line = new ProgressLine(process.stdout);
  const running = loadScale({
    database,
    persons,
    signal: stop.signal,
    onProgress: (what, done, of) => line.show(what, done, of),
  });
  await closing.add(async () => {
    stop.abort(new StartError('Stopped'));
    await running.catch(() => {});
  });
  const loaded = await running.catch((error: unknown) => {
    throw error instanceof NotPossible ? new StartError(error.message) : error;
  });
  line.end();
  console.log(`Done: ${loaded.toLocaleString('en-US')} people and what hangs on them`);
}

function personsFrom(argv: string[]): number {
  const { values } = parseArgs({ args: argv, options: { persons: { type: 'string' } } });
  const persons = Number(values.persons ?? 100_000);
  if (Number.isSafeInteger(persons) && persons > 0) return persons;
  throw new StartError(`--persons takes a whole number above 0, not ${values.persons}.`);
}

try {
  await load();
} catch (error) {
  const expected = error instanceof StartError || error instanceof ConfigError;
  console.error(expected ? `\n${error.message}` : error);
  process.exitCode = 1;
}
await closing.close();
