// An API or a worker process of the crash test, started by processes.ts and killed by it.
import { loadConfig } from '@throughline/api/config';
import { startWorker } from '@throughline/api/jobs/worker';
import { stderrLog } from '@throughline/api/observability/log';
import { startServer } from '@throughline/api/server';
import type { Start } from './processes.ts';

process.once('message', ({ kind, roles, secret, smtpUrl }: Start) => {
  const config = {
    ...loadConfig({
      PUBLIC_URL: 'http://throughline.example.org',
      THROUGHLINE_WORKER: 'none',
      WEBHOOK_ADDRESSES: 'any', // the receiver is on this machine
    }),
    port: 0,
    demo: false,
    smtpUrl,
    requestsPerSecond: 0,
    socketsPerUser: 0,
    poolSize: 6,
  };
  const log = stderrLog('error');
  const started =
    kind === 'api'
      ? startServer({ config, database: { roles, secret }, log }).then(({ port }) => port)
      : startWorker({ roles, config, secret, log }).then(() => 0);
  started.then(
    (port) => process.send?.({ port }),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.once('disconnect', () => process.exit(0));
