import { roleUrls, databaseIn } from '@throughline/prisma/roles';
import type { Config } from './config.ts';
import { ConfigError } from './config.ts';
import { startWorker } from './jobs/worker.ts';
import type { Worker } from './jobs/worker.ts';
import { consoleLog } from './observability/log.ts';

/**
 * Jobs and sweepers without API and pages, beside servers that run with THROUGHLINE_WORKER=none.
 *
 * @throws ConfigError without an external database: the embedded one is its server's
 */
export async function startWorkerAlone(config: Config): Promise<Worker> {
  const { databaseUrl, secret } = config;
  if (!databaseUrl || !secret) {
    throw new ConfigError(
      'DATABASE_URL and THROUGHLINE_SECRET must be set for a worker of its own.',
    );
  }
  const { worker: url } = roleUrls(databaseUrl, databaseIn(databaseUrl), secret);
  return startWorker({ url, config, log: consoleLog });
}
