import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from '@throughline/prisma/client';
import type { Database } from '@throughline/prisma/database';
import { selfCheck } from '@throughline/prisma/self-check';
import { createApp } from './app.ts';
import type { PageHandler } from './app.ts';
import { createAuth } from './auth/auth.ts';
import type { Config } from './config.ts';
import { createDemoRoutes } from './demo/routes.ts';
import { createLive } from './events/live.ts';
import { fileLinks } from './files/links.ts';
import { createFileStore } from './files/store.ts';
import { ClientBudgets } from './http/budget.ts';
import { writeUsage } from './http/client-usage.ts';
import { drainable } from './http/drain.ts';
import { startWorker } from './jobs/worker.ts';
import { createHealth, databaseChecks } from './observability/health.ts';
import { stderrLog } from './observability/log.ts';
import { Rate } from './http/rate.ts';
import type { Log } from './observability/log.ts';
import { createMetrics } from './observability/metrics.ts';
import { startOperationsServer } from './observability/operations-server.ts';
import { startTracing } from './observability/tracing.ts';
import { ssnVaultOf } from './ssn-vault-of.ts';

/** After a rest as many come at once as else in this time: several tabs that open again, each with its queries. */
const SECONDS_SAVED = 6;

export type RunningServer = {
  readonly url: string;
  readonly port: number;
  /** Where metrics are, when they are configured. */
  readonly metricsPort: number | null;
  /**
   * Refuses new work, finishes what runs, closes sockets with 1012, and lets go of the database. What still runs
   * after ten seconds is cut.
   */
  close(): Promise<void>;
};

export type ServerOptions = {
  readonly config: Config;
  readonly database: Pick<Database, 'roles' | 'secret'>;
  readonly pages?: PageHandler;
  /** Names that the pages give their operations: the metrics tell them apart. */
  readonly operations?: readonly string[];
  readonly log?: Log;
};

export const DRAIN_MS = 10_000;
/** Letting go of a database that does not answer any more. */
const LET_GO_MS = 1_000;
/** Events older than this when they are delivered: another process may do better. */
const LAG_LIMIT_MS = 10_000;

/** One process: API, sockets and pages on one port, jobs too unless configured apart. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { config, database, pages, operations } = options;
  const { roles, secret } = database;
  const { publicUrl, requestsPerSecond: perSecond } = config;
  const log = options.log ?? stderrLog(config.logLevel);
  const tracing = await startTracing(config.traces);
  await selfCheck(roles);
  const { db, pool, close: closeDb } = createClient({ url: roles.app, poolSize: config.poolSize });
  const auth = createAuth({ authUrl: roles.auth, secret, publicUrl, log });
  const ssn = ssnVaultOf(config, secret);
  const budgets = new ClientBudgets();
  const usage = writeUsage(budgets.usage, {
    add: auth.addUsage,
    onFailure: (error) => log.error('usage.not-written', error),
  });
  const files = {
    links: fileLinks(secret),
    store: createFileStore(config.files),
    checkFirst: config.antivirusUrl !== null,
  };
  const live = await createLive({
    feedUrl: roles.feed,
    db,
    auth,
    files,
    publicUrl,
    log,
    budgets,
    ...(config.socketsPerUser > 0 && { socketsPerUser: config.socketsPerUser }),
  });
  const worker = config.worker ? await startWorker({ roles, config, secret, log }) : null;
  const demo = config.demo ? createDemoRoutes({ workerUrl: roles.worker }) : null;
  const metrics = createMetrics({
    ...(operations && { operations }),
    pools: { requests: pool, ...(worker && { jobs: worker.pool }) },
    live,
    ...(worker && { work: worker.work }),
  });
  const health = createHealth({
    ...databaseChecks(db),
    events: () => live.lagMs() < LAG_LIMIT_MS,
  });
  const operationsServer = await startOperationsServer(config.metrics, { metrics, health });

  const app = createApp({
    db,
    auth,
    live: live.port,
    ssn,
    files,
    log,
    metrics,
    tracing,
    health,
    publicUrl,
    budgets,
    ...(perSecond > 0 && { rate: new Rate(perSecond, perSecond * SECONDS_SAVED) }),
    ...(pages && { pages }),
    ...(demo && { routes: demo.handle }),
  });
  const server = createServer(app.listener);
  const drain = drainable(server);
  live.handleUpgrade(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  const { port } = server.address() as AddressInfo;

  return {
    port,
    url: publicUrl,
    metricsPort: operationsServer?.port ?? null,
    async close() {
      await Promise.all([drain(DRAIN_MS), live.close(), worker?.close(DRAIN_MS)]);
      await Promise.race([usage.close(), sleep(LET_GO_MS, null, { ref: false })]);
      const letGo = [demo, auth, { close: closeDb }, operationsServer, tracing];
      await Promise.race([
        Promise.allSettled(letGo.map((each) => each?.close())),
        sleep(LET_GO_MS, null, { ref: false }),
      ]);
    },
  };
}
