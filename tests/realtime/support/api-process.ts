// A whole API process of a test's own, started by api-child.ts, to be killed by it.
import { loadConfig } from '@throughline/api/config';
import { startServer } from '@throughline/api/server';
import type { ServerOptions } from '@throughline/api/server';

process.once('message', (database: ServerOptions['database']) => {
  const config = {
    ...loadConfig({ PUBLIC_URL: 'http://throughline.example.org', THROUGHLINE_WORKER: 'none' }),
    port: 0,
    demo: false,
    requestsPerSecond: 0,
    socketsPerUser: 0,
    poolSize: 4,
  };
  startServer({ config, database }).then(
    (server) => {
      process.send?.({ port: server.port });
      process.once('SIGTERM', () => {
        void server.close().then(() => process.exit(0));
      });
    },
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.once('disconnect', () => process.exit(0));
