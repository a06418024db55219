import { API_LIMITS, overLimit } from '../graphql/limits.ts';
import type { LimitName } from '../graphql/limits.ts';
import { UsageCounter } from './client-usage.ts';

/** Keys remembered at once: some megabytes. */
const MOST_KEYS = 50_000;
const WINDOW_MS = 60_000;

/** What is left of a budget, and in how many whole seconds all of it is there again. */
export type Left = { readonly left: number; readonly resetSeconds: number };

/** So many units a minute of each key, all at once if they like; they come back at an even pace. */
export class Budget {
  readonly quota: number;
  readonly #unitMs: number;
  /** When each key would have used up what it took at an even pace. */
  readonly #paidUntil = new Map<string, number>();

  constructor(quota: number) {
    this.quota = quota;
    this.#unitMs = WINDOW_MS / quota;
  }

  /** @returns 0 when that many were taken, else the whole seconds after which there are so many again */
  take(key: string, units: number, now: number = performance.now()): number {
    const paidUntil = this.#used(key, now) + now + units * this.#unitMs;
    const waitMs = paidUntil - now - WINDOW_MS;
    if (waitMs > 0) return Math.ceil(waitMs / 1_000);
    if (this.#paidUntil.size >= MOST_KEYS) this.#forget(now);
    this.#paidUntil.set(key, paidUntil);
    return 0;
  }

  left(key: string, now: number = performance.now()): Left {
    const used = this.#used(key, now);
    return {
      left: Math.floor((WINDOW_MS - used) / this.#unitMs + 1e-6),
      resetSeconds: Math.ceil(used / 1_000),
    };
  }

  #used(key: string, now: number): number {
    return Math.max(0, (this.#paidUntil.get(key) ?? 0) - now);
  }

  #forget(now: number): void {
    for (const [key, until] of this.#paidUntil) if (until <= now) this.#paidUntil.delete(key);
    if (this.#paidUntil.size >= MOST_KEYS) this.#paidUntil.clear();
  }
}

/**
 * What one API client may ask of this process (CORE-009): requests, and the objects they may lead to. Each
 * process counts for itself, so several allow several times as much.
 */
export class ClientBudgets {
  readonly #requests = new Budget(API_LIMITS.clientRequests.allowed);
  readonly #cost = new Budget(API_LIMITS.clientCost.allowed);
  readonly usage = new UsageCounter();

  /** @throws GraphQLError LIMIT_EXCEEDED with the seconds to wait, over HTTP 429 */
  takeRequest(clientId: string): void {
    this.usage.count(clientId, { requests: 1 });
    charge(this.#requests, clientId, 1, 'clientRequests');
  }

  /** @throws GraphQLError LIMIT_EXCEEDED with the seconds to wait, over HTTP 429 */
  takeCost(clientId: string, cost: number): void {
    charge(this.#cost, clientId, cost, 'clientCost');
    this.usage.count(clientId, { cost });
  }

  /** As draft-ietf-httpapi-ratelimit-headers names them. */
  headers(clientId: string): Readonly<Record<string, string>> {
    const budgets = Object.entries({ requests: this.#requests, cost: this.#cost });
    const window = WINDOW_MS / 1_000;
    return {
      'ratelimit-policy': budgets
        .map(([name, { quota }]) => `"${name}";q=${quota};w=${window}`)
        .join(', '),
      ratelimit: budgets
        .map(([name, budget]) => {
          const { left, resetSeconds } = budget.left(clientId);
          return `"${name}";r=${left};t=${resetSeconds}`;
        })
        .join(', '),
    };
  }
}

/** Counts what is refused to an API client, by a limit or for its scopes. */
export function guarding<Result>(
  budgets: ClientBudgets | undefined,
  clientId: string | null,
  work: () => Result,
): Result {
  try {
    return work();
  } catch (error) {
    if (clientId !== null) budgets?.usage.count(clientId, { refused: 1 });
    throw error;
  }
}

function charge(budget: Budget, key: string, units: number, limit: LimitName): void {
  const seconds = budget.take(key, units);
  if (seconds > 0) throw overLimit(limit, seconds);
}
