import { setTimeout as sleep } from 'node:timers/promises';
import { encodeCursor } from '@throughline/schema/platform/cursor';
import type { Log } from '../observability/log.ts';
import { backoffMs, Listening } from './listening.ts';
import { BATCH, laterOf, readAfter, readEpoch } from './tailer-query.ts';
import type { Entry, Place, Reading } from './tailer-query.ts';

/** NOTIFY is only a wake-up: this is how late an event is when it gets lost. */
const POLL_MS = 1_000;
/** While rows wait for the oldest writing transaction. */
const PENDING_POLL_MS = 50;
/** Away for longer, nothing is delivered before everybody's rights were looked up again. */
const TOLERATED_GAP_MS = 1_000;

export type TailerOptions = {
  /** Of `tl_feed`, which sees envelopes only. */
  readonly url: string;
  readonly log: Log;
  /** Called in the total order, synchronously. */
  readonly dispatch: (entry: Entry) => void;
  /** Another database, or another timeline of it: every cursor handed out before is worthless. */
  readonly onNewEpoch: () => void;
  /** It was away for too long; awaited before anything is dispatched. */
  readonly beforeResuming: () => Promise<void>;
};

/**
 * Follows the `activity` log on a connection of its own, in the order (xid, seq), never past the oldest
 * transaction that still runs: a late commit is dispatched late, and not skipped.
 */
export class Tailer {
  readonly #options: TailerOptions;
  #epoch = '';
  #last: Place = { xid: 0n, seq: 0n };
  #listening: Listening | null = null;
  #closed = false;
  #running: Promise<void> = Promise.resolve();
  #readAt = performance.now();
  #downSince: number | null = performance.now();
  /** Rows below `until` were seen waiting at `since`. */
  #blocked: { until: bigint; since: number } | null = null;

  constructor(options: TailerOptions) {
    this.#options = options;
  }

  /** Resolves when it knows where it stands. @throws when the database cannot be reached */
  async start(): Promise<void> {
    const listening = await this.#connect();
    this.#readAt = performance.now();
    this.#downSince = null;
    this.#running = this.#run(listening);
  }

  get place(): Place {
    return this.#last;
  }

  get epoch(): string {
    return this.#epoch;
  }

  position(): string {
    return encodeCursor({ epoch: this.#epoch, ...this.#last });
  }

  /** How far what was dispatched may be behind what is committed, in milliseconds; 0 when it is not. */
  lagMs(): number {
    const now = performance.now();
    const silent = Math.max(0, now - this.#readAt - POLL_MS);
    return Math.round(Math.max(silent, this.#blocked ? now - this.#blocked.since : 0));
  }

  /** Whether the database has been out of reach for longer than is tolerated. */
  get isAway(): boolean {
    const now = performance.now();
    const down = this.#downSince !== null && now - this.#downSince > TOLERATED_GAP_MS;
    return down || now - this.#readAt > POLL_MS + TOLERATED_GAP_MS;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#listening?.close();
    await this.#running;
  }

  async #run(first: Listening): Promise<void> {
    let listening: Listening | null = first;
    for (let attempt = 0; !this.#closed; attempt++) {
      try {
        listening ??= await this.#connect();
        await this.#follow(listening, () => (attempt = 0));
      } catch (error) {
        this.#downSince ??= performance.now();
        if (!this.#closed)
          this.#options.log.warn('tailer.lost', { reason: String(error).slice(0, 120) });
      }
      await listening?.close();
      listening = null;
      if (!this.#closed) await sleep(backoffMs(attempt));
    }
  }

  async #connect(): Promise<Listening> {
    const listening = await Listening.open(this.#options.url, {
      name: 'throughline-tailer',
      channels: ['activity'],
    });
    this.#listening = listening;
    const { epoch, watermark } = await readEpoch(listening.client);
    if (epoch !== this.#epoch) {
      const known = this.#epoch !== '';
      this.#epoch = epoch;
      this.#last = { xid: watermark, seq: 0n };
      if (known) this.#options.onNewEpoch();
    }
    return listening;
  }

  async #follow(listening: Listening, onRead: () => void): Promise<void> {
    while (!this.#closed) {
      const reading = await readAfter(listening.client, this.#epoch, this.#last);
      onRead();
      if (this.isAway) await this.#options.beforeResuming();
      this.#downSince = null;
      this.#measure(reading);
      for (const entry of reading.entries) {
        this.#last = entry.place;
        this.#options.dispatch(entry);
      }
      if (reading.entries.length === BATCH) continue;
      // Nothing can appear below the watermark any more: replays need not start before it.
      this.#last = laterOf(this.#last, { xid: reading.watermark, seq: 0n });
      await listening.pause(reading.pending ? PENDING_POLL_MS : POLL_MS);
    }
  }

  #measure({ watermark, horizon, pending }: Reading): void {
    this.#readAt = performance.now();
    if (this.#blocked && watermark >= this.#blocked.until) this.#blocked = null;
    if (pending) this.#blocked ??= { until: horizon, since: this.#readAt };
    else this.#blocked = null;
  }
}
