/** Beyond the ten seconds in which a server drains (src/server.ts) and the seconds a database takes to stop. */
const GIVE_UP_MS = 20_000;

/**
 * What has to be closed when the process is asked to end, last opened first. A second Ctrl-C ends it
 * at once; the next start copes with what that leaves behind.
 */
export class Closing {
  readonly #closers: (() => Promise<void>)[] = [];
  #ending = false;

  constructor(onEnd: () => void) {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (this.#ending) process.exit(1);
        onEnd();
        setTimeout(() => process.exit(1), GIVE_UP_MS).unref();
        void this.close().then(
          () => process.exit(0),
          (error: unknown) => {
            console.error(error);
            process.exit(1);
          },
        );
      });
    }
  }

  /** Closed at the end, or at once when the end began while it was being opened. */
  async add(close: () => Promise<void>): Promise<void> {
    if (this.#ending) await close();
    else this.#closers.push(close);
  }

  async close(): Promise<void> {
    this.#ending = true;
    for (let close = this.#closers.pop(); close; close = this.#closers.pop()) await close();
  }
}
