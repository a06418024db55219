// The product as it runs: one API process on a port of its own, started by the benches.
import { loadConfig } from '@throughline/api/config';
import { startServer } from '@throughline/api/server';
import type { ServerOptions } from '@throughline/api/server';
import { loadPages } from '../../api/scripts/pages.ts';
import { answering } from './child.ts';

export type ServerAsk =
  | { start: ServerOptions['database']; /** The built screens too. */ pages?: true }
  | { memory: true };
export type ServerAnswer = { port: number; rss: number; heap: number; cpuMs: number };

let port = 0;

answering<ServerAsk, ServerAnswer>(async (message) => {
  if ('start' in message) {
    const config = {
      ...loadConfig({ THROUGHLINE_WORKER: 'none', LOG_LEVEL: 'warn' }),
      port: 0,
      publicUrl: 'http://127.0.0.1',
      demo: false,
      // One user here stands for many.
      requestsPerSecond: 0,
      socketsPerUser: 0,
    };
    const pages = message.pages && { pages: await loadPages(config.publicUrl) };
    ({ port } = await startServer({ config, database: message.start, ...pages }));
  }
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return { port, rss, heap: heapUsed, cpuMs: (user + system) / 1000 };
});
