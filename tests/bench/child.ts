import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A process of its own, so that neither measures the other. It is told what to do by messages. */
export class Child<Ask, Answer> {
  readonly #process: ReturnType<typeof fork>;
  readonly #gone: Promise<unknown>;

  constructor(file: string, options: { execArgv?: string[] } = {}) {
    this.#process = fork(join(import.meta.dirname, file), {
      // Memory for what lives shortly as in the Containerfile.
      execArgv: ['--expose-gc', '--max-semi-space-size=64', ...(options.execArgv ?? [])],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#gone = once(this.#process, 'exit');
  }

  /** Sends a message and waits for the one that answers it: one at a time. */
  async ask(message: Ask): Promise<Answer> {
    const answered = new Promise<Answer>((resolve) =>
      this.#process.once('message', (answer) => resolve(answer as Answer)),
    );
    const gone = this.#gone.then(() =>
      Promise.reject(new Error('The process ended before it answered.')),
    );
    this.#process.send(message as object);
    return Promise.race([answered, gone]);
  }

  async stop(): Promise<void> {
    this.#process.kill('SIGTERM');
    await this.#gone;
  }
}

/** The other end: answers each message. Ends with its parent. */
export function answering<Ask, Answer>(answer: (message: Ask) => Promise<Answer>): void {
  process.on('message', (message: Ask) => {
    answer(message).then(
      (result) => process.send?.(result as object),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
  process.once('disconnect', () => process.exit(0));
  process.once('SIGTERM', () => process.exit(0));
}
