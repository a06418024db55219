import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAuth } from '@throughline/api/auth/auth';
import { fileLinks } from '@throughline/api/files/links';
import type { Auth } from '@throughline/api/auth/auth';
import { createLive } from '@throughline/api/events/live';
import type { Live } from '@throughline/api/events/live';
import type { ClientBudgets } from '@throughline/api/http/budget';
import { createLog } from '@throughline/api/observability/log';
import { createClient } from '@throughline/prisma/client';
import type { TenantPool } from '@throughline/prisma/tenant-pool';
import { testDatabase } from '../../support/database.ts';
import { whenFileEnds } from '../../support/file-end.ts';

export type LiveServer = {
  readonly url: string;
  readonly live: Live;
  readonly auth: Auth;
  /** Where its subscriptions read. */
  readonly pool: TenantPool;
  /** What it logged. */
  readonly lines: readonly string[];
  close(): Promise<void>;
};

/** Sockets of one API process, in this one, on the database of the tests. Commands come from elsewhere. */
export async function startLiveServer(
  options: {
    socketsPerUser?: number;
    authPool?: { poolSize: number; maxWaitMs: number };
    budgets?: ClientBudgets;
  } = {},
): Promise<LiveServer> {
  const { roles, secret } = await testDatabase();
  const lines: string[] = [];
  const log = createLog((line) => lines.push(line));
  const { db, pool, close: closeDb } = createClient({ url: roles.app, poolSize: 6 });
  const publicUrl = 'http://throughline.example.org';
  const { authPool, socketsPerUser, budgets } = options;
  const auth = createAuth({ authUrl: roles.auth, secret, publicUrl, log, ...authPool });
  const live = await createLive({
    feedUrl: roles.feed,
    db,
    auth,
    files: { links: fileLinks(secret) },
    publicUrl,
    log,
    socketsPerUser,
    budgets,
  });
  const server = createServer();
  live.handleUpgrade(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  let closed: Promise<void> | undefined;
  const close = async () => {
    await live.close();
    await new Promise((resolve) => server.close(resolve));
    await auth.close();
    await closeDb();
  };
  const running = {
    url: `ws://127.0.0.1:${port}/graphql`,
    live,
    auth,
    pool,
    lines,
    close: () => (closed ??= close()),
  };
  whenFileEnds(running.close);
  return running;
}
