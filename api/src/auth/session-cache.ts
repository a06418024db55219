import type { Authenticated } from './claims.ts';

const KEPT_MS = 10_000;
const MOST = 20_000;

type Kept = { readonly who: Authenticated; readonly until: number };

/**
 * Sessions as read from the database, for ten seconds or until something about their user changes. What was
 * read before a change and arrives after it is not kept: each change begins a new generation.
 */
export class SessionCache {
  readonly #kept = new Map<string, Kept>();
  #generation = 0;

  get(token: string, now: number): Authenticated | null {
    const kept = this.#kept.get(token);
    return kept && kept.until > now ? kept.who : null;
  }

  /** @returns keeps what was read since this call */
  reading(): (token: string, who: Authenticated, now: number) => void {
    const generation = this.#generation;
    return (token, who, now) => {
      if (generation !== this.#generation) return;
      if (this.#kept.size >= MOST) this.#kept.clear();
      const until = Math.min(now + KEPT_MS, who.expiresAt.getTime());
      this.#kept.set(token, { who, until });
    };
  }

  /** Null: of everybody. */
  forget(userId: string | null): void {
    this.#generation += 1;
    for (const [token, { who }] of this.#kept) {
      if (userId === null || who.userId === userId) this.#kept.delete(token);
    }
  }
}
