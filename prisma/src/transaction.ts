import type { Db, Tx } from './client.ts';
import { classifyError, PoolExhausted } from './errors.ts';
import type { Prisma } from './generated/client.ts';

export type TransactionOptions = {
  /** How long it may run before it is rolled back; 10 s unless said otherwise. */
  timeoutMs?: number;
  /** How long it waits for a connection; 3 s unless said otherwise. */
  maxWaitMs?: number;
  isolation?: Prisma.TransactionIsolationLevel;
};

/**
 * Runs `fn` in one transaction under the current claims; whatever it throws rolls everything back.
 *
 * @throws PoolExhausted when no connection was free in time: nothing was done, and it may be repeated.
 */
export async function inTransaction<T>(
  db: Db,
  fn: (tx: Tx) => Promise<T>,
  { timeoutMs = 10_000, maxWaitMs = 3_000, isolation }: TransactionOptions = {},
): Promise<T> {
  const options = {
    timeout: timeoutMs,
    maxWait: maxWaitMs,
    ...(isolation && { isolationLevel: isolation }),
  };
  try {
    return await db.$transaction(fn, options);
  } catch (error) {
    if (error instanceof PoolExhausted) throw error;
    if (classifyError(error)?.kind === 'EXHAUSTED') throw new PoolExhausted({ cause: error });
    throw error;
  }
}
