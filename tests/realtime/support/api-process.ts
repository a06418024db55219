// A whole API process of a test's own, started by api-child.ts, to be killed by it.
import { startServer } from '@throughline/api/server';
import type { ServerOptions } from '@throughline/api/server';

process.once('message', (database: ServerOptions['database']) => {
  const config = {
    port: 0,
    host: '127.0.0.1',
    publicUrl: 'http://throughline.example.org',
    databaseUrl: null,
    secret: null,
    demo: false,
    worker: false,
    requestsPerSecond: 0,
    socketsPerUser: 0,
    poolSize: 4,
    smtpUrl: null,
    mailFrom: 'Throughline <no-reply@throughline.example.org>',
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
