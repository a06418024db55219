import { AsyncLocalStorage } from 'node:async_hooks';

type Observation = { roundTrips: number };

const storage = new AsyncLocalStorage<Observation>();

/**
 * Runs `fn` and counts the messages to the database that it waits for through the tenant pool. What rides
 * (ride.ts) and opening a connection are not counted.
 */
export async function observeStatements<T>(
  fn: () => Promise<T>,
): Promise<{ result: T; roundTrips: number }> {
  const observation: Observation = { roundTrips: 0 };
  const outer = storage.getStore();
  try {
    // Awaited inside: Prisma's promises start only then.
    const result = await storage.run(observation, async () => await fn());
    return { result, ...observation };
  } finally {
    if (outer) outer.roundTrips += observation.roundTrips;
  }
}

/** Called as a statement starts, with its text and never its values; what it returns, as it ends. */
export type StatementWatcher = (text: string) => (error?: unknown) => void;

const UNWATCHED: StatementWatcher = () => () => {};
let watcher = UNWATCHED;

/** Has every statement of this process seen by a tracer, or by nobody any more (null). */
export function watchStatements(next: StatementWatcher | null): void {
  watcher = next ?? UNWATCHED;
}

export const statementStarts: StatementWatcher = (text) => watcher(text);

export function noteRoundTrip(): void {
  const observation = storage.getStore();
  if (observation) observation.roundTrips += 1;
}
