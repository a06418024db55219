import type { Topic } from '@throughline/schema/platform/live-port';
import type { Delivery, Registry, Subscriber } from './registry.ts';
import type { Tailer } from './tailer.ts';

/** A subscriber that works off its events more slowly than they come loses them and fetches again. */
const QUEUE_LIMIT = 1_000;

/**
 * One subscriber's queue, registered in the tick in which it is made: whoever notes the tailer's position
 * in that tick can replay up to it, and whatever comes after arrives here.
 */
export class Follower implements Subscriber {
  readonly topics: readonly Topic[];
  readonly #registry: Registry;
  readonly #tailer: Tailer;
  #queue: Delivery[] = [];
  #closed = false;
  #wake: () => void = () => {};

  constructor(registry: Registry, tailer: Tailer, topics: readonly Topic[]) {
    this.topics = topics;
    this.#registry = registry;
    this.#tailer = tailer;
    registry.add(topics, this);
  }

  deliver(delivery: Delivery): void {
    if (this.#closed) return;
    if (this.#queue.length >= QUEUE_LIMIT) {
      delivery = { signal: { type: 'resync', cursor: this.#tailer.position() }, place: null };
      this.#queue = [];
    }
    // One decision does for two: thousands of sockets of one group may each ask for it.
    const { signal } = delivery;
    if (signal.type === 'recheck' && this.#queue.at(-1)?.signal.type === 'recheck')
      this.#queue.pop();
    this.#queue.push(delivery);
    this.#wake();
  }

  /** Decide anew, from outside: rights changed or a time has come. */
  recheck(): void {
    this.deliver({ signal: { type: 'recheck', cursor: this.#tailer.position() }, place: null });
  }

  /** Null when it was closed. */
  async next(): Promise<Delivery | null> {
    while (!this.#closed) {
      const first = this.#queue.shift();
      if (first) return first;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    return null;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#queue = [];
    this.#registry.remove(this.topics, this);
    this.#wake();
  }
}
