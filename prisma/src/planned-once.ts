import { AsyncLocalStorage } from 'node:async_hooks';
import type { Preamble } from './tenant-query.ts';

const storage = new AsyncLocalStorage<true>();

/** Prepared on every connection; local to the statement that it is sent in front of. */
export const PLAN_ONCE = {
  name: 'tl_plan_once',
  text: `select set_config('plan_cache_mode', 'force_generic_plan', true)`,
} as const;

/**
 * Runs a statement that is planned once a connection, whatever its values. For those that ask so many policies
 * that planning takes longer than reading, and that are best read in one way for everybody: left to itself,
 * PostgreSQL compares estimates, takes planning for cheap, and plans them each time where there is much to read.
 */
export const plannedOnce = <T>(find: () => Promise<T>): Promise<T> =>
  // Awaited inside: Prisma's promises start only then.
  storage.run(true, async () => await find());

/** What is to go along with the statement that is about to be sent. */
export const planning = (): Preamble[] =>
  storage.getStore() ? [{ name: PLAN_ONCE.name, values: [] }] : [];
