import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { loadConfig } from '@throughline/api/config';
import { createLog } from '@throughline/api/observability/log';
import { startServer } from '@throughline/api/server';
import { cloneDatabase } from '@throughline/prisma/database';
import pg from 'pg';
import { inject } from 'vitest';
import { loadPages } from '../../api/scripts/pages.ts';
import { clusterDatabase } from './browser-demo.ts';
import { DEMO_FILES } from './file-store.ts';

/** The whole product on a port and a database of its own, with the demo in it. */
export type Product = {
  /** Without a slash at the end. */
  readonly url: string;
  /** What it logged as an error: a bug, whatever the page said. */
  readonly failures: readonly string[];
  /** Asks its database as a superuser: for what no page shows. */
  query(sql: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
};

let made = 0;

export async function startProduct(): Promise<Product> {
  const cluster = inject('testCluster');
  const name = `${cluster.prefix}${process.pid}_web_${made++}`;
  const database = await cloneDatabase(clusterDatabase(cluster), inject('demoTemplate'), name);
  const port = await freePort();
  const config = {
    ...loadConfig({ PORT: String(port), HOST: '127.0.0.1' }),
    poolSize: 6,
    files: DEMO_FILES,
  };
  const failures: string[] = [];
  const log = createLog((line) => {
    if (line.includes('"level":"error"')) failures.push(line);
  });
  const pages = await loadPages(config.publicUrl);
  const server = await startServer({ config, database, pages, log });
  const admin = new pg.Pool({ connectionString: database.adminUrl, max: 2 });
  return {
    url: server.url,
    failures,
    query: async (sql, values = []) =>
      (await admin.query<Record<string, unknown>>(sql, [...values])).rows,
    close: async () => {
      await admin.end();
      await server.close();
      await database.close();
    },
  };
}

/** The public address has to be known before the server listens. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
