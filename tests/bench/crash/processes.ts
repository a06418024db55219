import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RoleUrls } from '@throughline/prisma/roles';

export type Start = {
  readonly kind: 'api' | 'worker';
  readonly roles: RoleUrls;
  readonly secret: string;
  readonly smtpUrl: string;
};

/** A process of the product that can be killed and comes back, as a supervisor would bring it back. */
export class KillableProcess {
  /** Where an API process listens now; null while it is away. */
  port: number | null = null;
  /** How often it ended by itself, which it never should. */
  fell = 0;
  readonly #start: Start;
  #child: ChildProcess | undefined;

  constructor(start: Start) {
    this.#start = start;
  }

  /** Tries again until the database lets it: it may be away itself. */
  async start(): Promise<void> {
    for (;;) {
      const child = fork(join(import.meta.dirname, 'product-process.ts'), {
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      });
      this.#child = child;
      child.send(this.#start);
      const began = await Promise.race([
        once(child, 'message').then(([message]) => message as { port: number }),
        once(child, 'exit').then(() => null),
      ]);
      if (began) {
        this.port = began.port;
        child.once('exit', () => void this.#raise(child));
        return;
      }
      await sleep(200);
    }
  }

  async kill(): Promise<void> {
    this.port = null;
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  async #raise(child: ChildProcess): Promise<void> {
    if (this.#child !== child || this.port === null) return; // killed
    this.fell += 1;
    this.port = null;
    await this.start();
  }

  async crash(): Promise<void> {
    await this.kill();
    await this.start();
  }
}
