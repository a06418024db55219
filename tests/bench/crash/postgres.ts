import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { withConnection } from '@throughline/prisma/admin';
import { startEmbedded } from '@throughline/prisma/embedded';
import type { Embedded } from '@throughline/prisma/embedded';
import { readPostmaster } from '@throughline/prisma/embedded-pid';
import { readFile } from 'node:fs/promises';

/** A durable PostgreSQL that can be killed, always at the same address: in front of it stands a relay. */
export class KillablePostgres {
  readonly secret: string;
  readonly #dataDir: string;
  readonly #started: Embedded[];
  readonly #relay = createServer((socket) => this.#join(socket));
  readonly #sockets = new Set<Socket>();

  private constructor(dataDir: string, first: Embedded) {
    this.#dataDir = dataDir;
    this.#started = [first];
    this.secret = first.secret;
  }

  static async start(dataDir: string): Promise<KillablePostgres> {
    const postgres = new KillablePostgres(dataDir, await startEmbedded({ dataDir }));
    await new Promise<void>((done) => postgres.#relay.listen(0, '127.0.0.1', done));
    return postgres;
  }

  get #current(): Embedded {
    const current = this.#started.at(-1);
    if (!current) throw new Error('PostgreSQL has ended.');
    return current;
  }

  /** The superuser's URL through the relay. */
  adminUrl(database?: string): string {
    const url = new URL(this.#current.adminUrl(database));
    url.port = String((this.#relay.address() as AddressInfo).port);
    return url.href;
  }

  /** Kills the server and each process it made, as losing power does, and starts it again. */
  async crash(): Promise<void> {
    const folder = await withConnection(this.#current.adminUrl(), async (client) => {
      const { rows } = await client.query<{ folder: string }>(
        `select current_setting('data_directory') as folder`,
      );
      return rows[0]?.folder ?? '';
    });
    const server = await readPostmaster(folder);
    if (!server) throw new Error('PostgreSQL does not run.');
    const children = await readFile(`/proc/${server.pid}/task/${server.pid}/children`, 'utf8');
    process.kill(server.pid, 'SIGKILL');
    for (const pid of children.trim().split(' ').filter(Boolean)) killIfThere(Number(pid));
    for (const socket of this.#sockets) socket.destroy();
    this.#started.push(await startEmbedded({ dataDir: this.#dataDir }));
  }

  async stop(): Promise<void> {
    this.#relay.close();
    for (const socket of this.#sockets) socket.destroy();
    for (const started of this.#started.splice(0)) await started.stop();
  }

  #join(client: Socket): void {
    const server = connect(this.#started.at(-1)?.port ?? 0, '127.0.0.1');
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.#sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => {}); // its end follows
      socket.on('close', () => {
        this.#sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  }
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // ended by itself
  }
}
