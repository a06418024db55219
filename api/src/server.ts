import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClient } from '@throughline/prisma/client';
import type { Database } from '@throughline/prisma/database';
import { selfCheck } from '@throughline/prisma/self-check';
import { createApp } from './app.ts';
import type { PageHandler } from './app.ts';
import { createAuth } from './auth/auth.ts';
import type { Config } from './config.ts';
import { createDemoRoutes } from './demo/routes.ts';
import { createLive } from './events/live.ts';
import { startWorker } from './jobs/worker.ts';
import { consoleLog } from './observability/log.ts';
import { Rate } from './http/rate.ts';
import type { Log } from './observability/log.ts';

/** After a rest as many come at once as else in this time: several tabs that open again, each with its queries. */
const SECONDS_SAVED = 6;

export type RunningServer = {
  readonly url: string;
  readonly port: number;
  /** Refuses new work, finishes what runs, closes sockets with 1012, and lets go of the database. */
  close(): Promise<void>;
};

export type ServerOptions = {
  readonly config: Config;
  readonly database: Pick<Database, 'roles' | 'secret'>;
  readonly pages?: PageHandler;
  readonly log?: Log;
};

/** One process: API, sockets and pages on one port, jobs too unless configured apart. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { config, database, pages, log = consoleLog } = options;
  const { roles, secret } = database;
  const perSecond = config.requestsPerSecond;
  await selfCheck(roles);
  const { db, close: closeDb } = createClient({ url: roles.app, poolSize: config.poolSize });
  const auth = createAuth({ authUrl: roles.auth, secret, publicUrl: config.publicUrl, log });
  const live = await createLive({
    feedUrl: roles.feed,
    db,
    auth,
    publicUrl: config.publicUrl,
    log,
    ...(config.socketsPerUser > 0 && { socketsPerUser: config.socketsPerUser }),
  });
  const worker = config.worker ? await startWorker({ url: roles.worker, config, log }) : null;
  const demo = config.demo ? createDemoRoutes({ workerUrl: roles.worker }) : null;

  const app = createApp({
    db,
    auth,
    live: live.port,
    log,
    publicUrl: config.publicUrl,
    ...(perSecond > 0 && { rate: new Rate(perSecond, perSecond * SECONDS_SAVED) }),
    ...(pages && { pages }),
    ...(demo && { routes: demo.handle }),
  });
  const server = createServer(app.listener);
  live.handleUpgrade(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  const { port } = server.address() as AddressInfo;

  return {
    port,
    url: config.publicUrl,
    async close() {
      const drained = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      await live.close();
      await drained;
      await worker?.close();
      await demo?.close();
      await auth.close();
      await closeDb();
    },
  };
}
