/** Keys remembered at once: some megabytes. */
const MOST_KEYS = 50_000;

/**
 * So many a second of each key, and some more at once after a rest. Counted in this process alone: what must
 * hold across processes, such as attempts at signing in, is counted in the database.
 */
export class Rate {
  readonly #intervalMs: number;
  readonly #toleranceMs: number;
  /** When each key would have used up what it took at an even pace. */
  readonly #paidUntil = new Map<string, number>();

  /** @param atOnce how many may come together after a rest */
  constructor(perSecond: number, atOnce: number) {
    this.#intervalMs = 1_000 / perSecond;
    this.#toleranceMs = (atOnce - 1) * this.#intervalMs;
  }

  /** @returns 0 when one was taken, else the whole seconds after which there is one again */
  take(key: string, now: number = performance.now()): number {
    const paidUntil = Math.max(this.#paidUntil.get(key) ?? 0, now);
    const waitMs = paidUntil - now - this.#toleranceMs;
    if (waitMs > 0) return Math.ceil(waitMs / 1_000);
    if (this.#paidUntil.size >= MOST_KEYS) this.#forget(now);
    this.#paidUntil.set(key, paidUntil + this.#intervalMs);
    return 0;
  }

  #forget(now: number): void {
    for (const [key, until] of this.#paidUntil) if (until <= now) this.#paidUntil.delete(key);
    if (this.#paidUntil.size >= MOST_KEYS) this.#paidUntil.clear();
  }
}
