import { AsyncLocalStorage } from 'node:async_hooks';

/** What the tenant pool noted while a function ran. */
export type Observation = {
  /** Messages to the database that were waited for. Opening a connection is not counted. */
  roundTrips: number;
  /**
   * Below it every transaction had ended before the first read: where a live subscription resumes
   * so that nothing falls between this read and the subscription. `null` when nothing was read.
   */
  watermark: bigint | null;
};

const storage = new AsyncLocalStorage<Observation>();

/** Runs `fn` and observes the statements that it sends through the tenant pool. */
export async function observeStatements<T>(
  fn: () => Promise<T>,
): Promise<{ result: T } & Observation> {
  const observation: Observation = { roundTrips: 0, watermark: null };
  // Awaited inside: Prisma's promises start only then.
  const result = await storage.run(observation, async () => await fn());
  return { result, ...observation };
}

export function noteRoundTrip(): void {
  const observation = storage.getStore();
  if (observation) observation.roundTrips += 1;
}

/**
 * A function that notes the watermark for the observation running now: answers arrive in the
 * socket's context, not in the caller's.
 */
export function watermarkNoter(): (xid: string | null) => void {
  const observation = storage.getStore();
  return (xid) => {
    if (!observation || !xid) return;
    const watermark = BigInt(xid);
    if (observation.watermark === null || watermark < observation.watermark)
      observation.watermark = watermark;
  };
}
