// Runs background jobs apart from the server, on the database that migrate.ts or a server has prepared.
import { ConfigError, loadConfig } from '../src/config.ts';
import { startWorkerAlone } from '../src/worker.ts';
import { Closing } from './closing.ts';

const closing = new Closing(() => console.log('Stopping'));
try {
  await closing.add(await startWorkerAlone(loadConfig(process.env)));
  console.log('Throughline works on background jobs');
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
}
