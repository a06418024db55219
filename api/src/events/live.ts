import type { Server } from 'node:http';
import type { Db } from '@throughline/prisma/client';
import { schema } from '@throughline/schema/features/schema';
import type { LivePort } from '@throughline/schema/platform/live-port';
import type { Auth } from '../auth/auth.ts';
import type { ContextDeps } from '../graphql/request-context.ts';
import { SocketServer } from '../graphql/ws-server.ts';
import type { LiveCounts } from '../graphql/ws-server.ts';
import type { ClientBudgets } from '../http/budget.ts';
import type { Log } from '../observability/log.ts';
import { Hub } from './hub.ts';

export type LiveOptions = {
  /** Of `tl_feed`. */
  readonly feedUrl: string;
  /** Of `tl_app`. */
  readonly db: Db;
  readonly auth: Auth;
  readonly files: ContextDeps['files'];
  /** Whose Origin may open sockets with a session cookie. */
  readonly publicUrl: string;
  readonly log: Log;
  /** Open sockets of one user in this process; absent: as many as they like. */
  readonly socketsPerUser?: number | undefined;
  /** How much one API client may ask for; absent: without limit. */
  readonly budgets?: ClientBudgets | undefined;
};

export type Live = {
  readonly port: LivePort;
  /** Serves sockets at /graphql of this server. */
  handleUpgrade(server: Server): void;
  /** How far delivered events may be behind committed ones, in milliseconds. */
  lagMs(): number;
  /** Open sockets. */
  connections(): number;
  counts(): LiveCounts;
  /** Closes sockets with 1012 once what is on its way has left, then stops listening. */
  close(): Promise<void>;
};

/**
 * Starts following this database's changes.
 *
 * @throws when the database cannot be reached
 */
export async function createLive({
  feedUrl,
  db,
  auth,
  files,
  publicUrl,
  log,
  socketsPerUser,
  budgets,
}: LiveOptions): Promise<Live> {
  const everybody = { userId: null };
  const hub: Hub = new Hub({
    feedUrl,
    db,
    log,
    beforeResuming: () => sockets.rightsChanged(everybody),
  });
  const sockets: SocketServer = new SocketServer({
    hub,
    db,
    auth,
    live: hub.port,
    files,
    publicUrl,
    log,
    schema,
    socketsPerUser,
    budgets,
  });
  await hub.start();
  const unlisten = auth.onAuthChanged((change) => void sockets.rightsChanged(change));
  return {
    port: hub.port,
    handleUpgrade: (server) => sockets.handleUpgrade(server),
    lagMs: () => hub.lagMs(),
    connections: () => sockets.counts.sockets,
    counts: () => sockets.counts,
    async close() {
      unlisten();
      await sockets.close();
      await hub.close();
    },
  };
}
