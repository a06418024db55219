import { AsyncLocalStorage } from 'node:async_hooks';

type Observation = { roundTrips: number };

const storage = new AsyncLocalStorage<Observation>();

/**
 * Runs `fn` and counts the messages to the database that it waits for through the tenant pool. Opening a
 * connection is not counted.
 */
export async function observeStatements<T>(
  fn: () => Promise<T>,
): Promise<{ result: T; roundTrips: number }> {
  const observation: Observation = { roundTrips: 0 };
  // Awaited inside: Prisma's promises start only then.
  const result = await storage.run(observation, async () => await fn());
  return { result, ...observation };
}

export function noteRoundTrip(): void {
  const observation = storage.getStore();
  if (observation) observation.roundTrips += 1;
}
