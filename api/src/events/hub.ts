import type { Db } from '@throughline/prisma/client';
import { encodeCursor } from '@throughline/schema/platform/cursor';
import type { LivePort, Topic } from '@throughline/schema/platform/live-port';
import type { Log } from '../observability/log.ts';
import { Follower } from './follower.ts';
import { PresenceChannel } from './presence-channel.ts';
import { Registry } from './registry.ts';
import { replay } from './replay.ts';
import { Tailer } from './tailer.ts';
import type { Entry, Place } from './tailer-query.ts';

export type HubOptions = {
  /** Of `tl_feed`. */
  readonly feedUrl: string;
  /** Of `tl_app`: replays are read under the subscriber's claims. */
  readonly db: Db;
  readonly log: Log;
  /** The log was out of reach: everybody's rights are looked up before anything is delivered. */
  readonly beforeResuming: () => Promise<void>;
};

/** The events of this process: one tailer and whoever follows it. */
export class Hub {
  readonly #db: Db;
  readonly #registry = new Registry();
  readonly #tailer: Tailer;
  readonly #presence: PresenceChannel;
  readonly port: LivePort;

  constructor({ feedUrl, db, log, beforeResuming }: HubOptions) {
    this.#db = db;
    this.#tailer = new Tailer({
      url: feedUrl,
      log,
      dispatch: (entry) => this.#registry.dispatch(entry),
      onNewEpoch: () => this.#registry.signal({ type: 'resync', cursor: this.#tailer.position() }),
      beforeResuming,
    });
    this.#presence = new PresenceChannel({
      url: feedUrl,
      log,
      onChange: (subjectId) => this.recheck(`presence:${subjectId}`),
      onGap: () => this.recheck(),
    });
    this.port = {
      position: () => this.#tailer.position(),
      cursorOf: ({ xid, seq }) => encodeCursor({ epoch: this.#tailer.epoch, xid, seq }),
    };
  }

  /** @throws when the database cannot be reached */
  async start(): Promise<void> {
    await this.#tailer.start();
    await this.#presence.start();
  }

  follow(topics: readonly Topic[]): Follower {
    return new Follower(this.#registry, this.#tailer, topics);
  }

  /** Where the tailer stands in this tick. */
  get place(): Place {
    return this.#tailer.place;
  }

  /** What came in (after, upTo], as the current claims see it; null: it has to be fetched again. */
  missed(topics: readonly Topic[], after: string, upTo: Place): Promise<readonly Entry[] | null> {
    return replay(this.#db, { topics, after, upTo, epoch: this.#tailer.epoch });
  }

  /** Has the followers of a topic, or all, decide anew. */
  recheck(topic?: Topic): void {
    this.#registry.signal({ type: 'recheck', cursor: this.#tailer.position() }, topic);
  }

  /** True while nothing may be delivered because nobody knows whether it still may. */
  get isPaused(): boolean {
    return this.#tailer.isAway;
  }

  lagMs(): number {
    return this.#tailer.lagMs();
  }

  async close(): Promise<void> {
    await Promise.all([this.#tailer.close(), this.#presence.close()]);
  }
}
