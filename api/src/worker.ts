import { databaseIn, roleUrls } from '@throughline/prisma/roles';
import type { Config } from './config.ts';
import { ConfigError } from './config.ts';
import { startWorker } from './jobs/worker.ts';
import { createHealth, databaseChecks } from './observability/health.ts';
import { stderrLog } from './observability/log.ts';
import { createMetrics } from './observability/metrics.ts';
import { startOperationsServer } from './observability/operations-server.ts';

/**
 * Jobs and sweepers without API and pages, beside servers that run with THROUGHLINE_WORKER=none.
 *
 * @returns what ends it
 * @throws ConfigError without an external database: the embedded one is its server's
 */
export async function startWorkerAlone(config: Config): Promise<() => Promise<void>> {
  const { databaseUrl, secret } = config;
  if (!databaseUrl || !secret) {
    throw new ConfigError(
      'DATABASE_URL and THROUGHLINE_SECRET must be set for a worker of its own.',
    );
  }
  const roles = roleUrls(databaseUrl, databaseIn(databaseUrl), secret);
  const worker = await startWorker({ roles, config, secret, log: stderrLog(config.logLevel) });
  const operations = await startOperationsServer(config.metrics, {
    metrics: createMetrics({ pools: { jobs: worker.pool }, work: worker.work }),
    health: createHealth(databaseChecks(worker.db)),
  });
  return async () => {
    await worker.close();
    await operations?.close();
  };
}
