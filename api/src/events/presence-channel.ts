import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../observability/log.ts';
import { backoffMs, Listening } from './listening.ts';

const PROBE_EVERY_MS = 5_000;

export type PresenceChannelOptions = {
  readonly url: string;
  readonly log: Log;
  /** Somebody came to a subject, left it, began or stopped to write. */
  readonly onChange: (subjectId: string) => void;
  /** Notifications that nobody heard are lost: look at everything again. */
  readonly onGap: () => void;
};

/** Hears who comes and goes, in all processes on this database. */
export class PresenceChannel {
  readonly #options: PresenceChannelOptions;
  #listening: Listening | null = null;
  #closed = false;
  #running: Promise<void> = Promise.resolve();

  constructor(options: PresenceChannelOptions) {
    this.#options = options;
  }

  /** @throws when the database cannot be reached */
  async start(): Promise<void> {
    this.#running = this.#run(await this.#connect());
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#listening?.close();
    await this.#running;
  }

  async #run(listening: Listening): Promise<void> {
    for (let current = listening; ;) {
      try {
        await this.#probe(current);
      } catch (error) {
        if (this.#closed) return;
        this.#options.log.warn('presence.lost', { reason: String(error).slice(0, 120) });
      }
      await current.close();
      const next = await this.#reconnect();
      if (!next) return;
      current = next;
      this.#options.onGap();
    }
  }

  async #reconnect(): Promise<Listening | null> {
    for (let attempt = 0; !this.#closed; attempt++) {
      await sleep(backoffMs(attempt));
      try {
        return await this.#connect();
      } catch {
        // the next attempt says more or succeeds
      }
    }
    return null;
  }

  /** Ends with an error when the other end is gone, also without a word. */
  async #probe(listening: Listening): Promise<void> {
    while (!this.#closed) {
      await listening.client.query('select');
      await listening.pause(PROBE_EVERY_MS);
    }
  }

  async #connect(): Promise<Listening> {
    this.#listening = await Listening.open(
      this.#options.url,
      { name: 'throughline-presence', channels: ['presence'] },
      (_channel, subjectId) => this.#options.onChange(subjectId),
    );
    return this.#listening;
  }
}
