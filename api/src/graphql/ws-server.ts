import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type GraphQLError } from 'graphql';
import type { ExecutionArgs } from 'graphql';
import { handleProtocols, makeServer } from 'graphql-ws';
import type {
  Context as ProtocolContext,
  Server as ProtocolServer,
  SubscribePayload,
} from 'graphql-ws';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import type { AuthChange } from '../auth/changes.ts';
import { API_LIMITS, limitMessage } from './limits.ts';
import { Socket, TRY_LATER } from './ws-socket.ts';
import { SessionEnded } from './ws-session.ts';
import { Subscriptions } from './ws-subscribe.ts';
import type { Prepared, SubscriberDeps } from './ws-subscribe.ts';
import { refuseUpgrade, upgradeRequest } from './ws-upgrade.ts';

/** A client has this long to say who it is. */
const INIT_WITHIN_MS = 3_000;
const KEEP_ALIVE_MS = 12_000;
const DRAIN_MS = 2_000;
const RESTARTING = 1012;
/** Behind this, clients are told that what they see may be older than it looks. */
export const DELAYED_AFTER_MS = 5_000;
const LAG_CHECK_MS = 500;

export type SocketServerOptions = SubscriberDeps & {
  readonly publicUrl: string;
  /** Absent: as many as they like. */
  readonly socketsPerUser?: number | undefined;
};

export type LiveCounts = {
  readonly sockets: number;
  readonly subscriptions: number;
  /** Of subscriptions that share an execution. */
  readonly groups: number;
  /** Results, since the process started. */
  readonly sent: number;
};

type Extra = { readonly socket: Socket };
type Protocol = ProtocolServer<Extra>;
/** What graphql-ws carries from `onSubscribe` to `subscribe`. */
type Started = { readonly socket: Socket; readonly prepared: Prepared; readonly id: string };

/** Subscriptions over graphql-transport-ws at /graphql. */
export class SocketServer {
  readonly #options: SocketServerOptions;
  readonly #subscriptions: Subscriptions;
  readonly #sockets = new Set<Socket>();
  /** Closed ones whose subscriptions are still being ended. */
  readonly #leaving = new Set<Promise<void>>();
  readonly #webSockets = new WebSocketServer({
    noServer: true,
    // 280 kB a connection and half the speed, for frames that are small.
    perMessageDeflate: false,
    maxPayload: API_LIMITS.messageSize.allowed,
    clientTracking: false,
    handleProtocols: (protocols) => handleProtocols(protocols),
  });
  readonly #protocol: Protocol;
  readonly #timers: NodeJS.Timeout[];
  #delayed = false;
  #closing = false;

  constructor(options: SocketServerOptions) {
    this.#options = options;
    this.#subscriptions = new Subscriptions(options);
    this.#protocol = this.#makeProtocol();
    this.#timers = [
      setInterval(() => this.#tellDelay(), LAG_CHECK_MS).unref(),
      setInterval(() => this.#sockets.forEach((socket) => socket.beat()), KEEP_ALIVE_MS).unref(),
    ];
  }

  handleUpgrade(server: Server): void {
    server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
      stream.on('error', () => stream.destroy());
      if (this.#closing) return refuseUpgrade(stream, 503);
      const upgrade = upgradeRequest(request, this.#options.publicUrl);
      // Other paths are somebody else's (hot reloading in development).
      if (upgrade === 'elsewhere') return;
      if (typeof upgrade === 'number') return refuseUpgrade(stream, upgrade);
      this.#webSockets.handleUpgrade(request, stream, head, (ws) => this.#open(ws, upgrade));
    });
  }

  /** Rights of this user, or of anybody (null), changed: those concerned are looked up now. */
  async rightsChanged({ userId }: Pick<AuthChange, 'userId'>): Promise<void> {
    const concerned = [...this.#sockets].filter((socket) => socket.session?.isOf(userId));
    await Promise.all(
      concerned.map((socket) =>
        socket.session?.changed().catch((error: unknown) => {
          if (!(error instanceof SessionEnded))
            this.#options.log.error('socket.recheck-failed', error);
        }),
      ),
    );
  }

  get counts(): LiveCounts {
    const subscriptions = [...this.#sockets].reduce((sum, socket) => sum + socket.subscriptions, 0);
    return { sockets: this.#sockets.size, subscriptions, ...this.#subscriptions.counts };
  }

  /** Lets what is being sent leave, then asks everybody to come back, to another process or to the next one. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#timers.forEach(clearInterval);
    await Promise.all(
      [...this.#sockets].map((socket) => socket.drain(RESTARTING, 'Restarting', DRAIN_MS)),
    );
    this.#webSockets.close();
    await Promise.all(this.#leaving);
  }

  #open(ws: WebSocket, request: Request): void {
    const socket = new Socket(ws, request, this.#options.auth);
    this.#sockets.add(socket);
    const closed = this.#protocol.opened(
      {
        protocol: ws.protocol,
        send: (text) => socket.send(text),
        close: (code, reason) => ws.close(code, reason),
        onMessage: (handle) => {
          ws.on('message', (data) => {
            if (!socket.hears()) return;
            handle(String(data)).catch((error: unknown) => this.#failed(socket, error));
          });
        },
      },
      { socket },
    );
    ws.once('close', (code, reason) => {
      this.#sockets.delete(socket);
      socket.stop();
      const leaving: Promise<void> = closed(code, String(reason))
        .catch((error: unknown) => this.#failed(socket, error))
        .finally(() => this.#leaving.delete(leaving));
      this.#leaving.add(leaving);
    });
  }

  #makeProtocol(): Protocol {
    return makeServer<Record<string, unknown> | undefined, Extra>({
      connectionInitWaitTimeout: INIT_WITHIN_MS,
      onConnect: async ({ extra: { socket }, connectionParams }) => {
        await socket.identify(connectionParams);
        if (this.#hasTooMany(socket)) {
          socket.close(TRY_LATER, limitMessage('sockets'));
          throw new SessionEnded();
        }
        if (this.#delayed) setImmediate(() => this.#tell(socket));
        return true;
      },
      onSubscribe: (ctx, id, payload) => this.#prepare(ctx, id, payload),
      subscribe: ({ contextValue }) => {
        const { socket, prepared, id } = contextValue as Started;
        return socket.run(id, prepared);
      },
    });
  }

  async #prepare(
    { extra: { socket } }: ProtocolContext<Record<string, unknown> | undefined, Extra>,
    id: string,
    payload: SubscribePayload,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> {
    const refused = socket.refuses();
    if (refused) return [refused];
    const prepared = await this.#subscriptions.prepare(socket.subscriber(), id, payload);
    if (!('start' in prepared)) return prepared;
    const { document } = prepared;
    const contextValue: Started = { socket, prepared, id };
    return {
      schema: this.#options.schema,
      document,
      operationName: payload.operationName ?? null,
      contextValue,
    };
  }

  /** Of one user, in this process; the newest is the one that has to go. */
  #hasTooMany({ session }: Socket): boolean {
    const { socketsPerUser = Infinity } = this.#options;
    const userId = session?.userId;
    if (!userId || this.#sockets.size <= socketsPerUser) return false;
    const theirs = [...this.#sockets].filter((socket) => socket.session?.userId === userId);
    return theirs.length > socketsPerUser;
  }

  #failed(socket: Socket, error: unknown): void {
    if (error instanceof SessionEnded) return;
    this.#options.log.error('socket.failed', error);
    socket.close(4500, 'Something went wrong on our side.');
  }

  #tellDelay(): void {
    const delayed = this.#options.hub.lagMs() > DELAYED_AFTER_MS;
    if (delayed === this.#delayed) return;
    this.#delayed = delayed;
    for (const socket of this.#sockets) this.#tell(socket);
  }

  #tell(socket: Socket): void {
    if (!socket.session) return;
    const payload = { delayed: this.#delayed, lagMs: this.#options.hub.lagMs() };
    socket.send(JSON.stringify({ type: 'ping', payload }));
  }
}
