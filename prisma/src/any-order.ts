import { AsyncLocalStorage } from 'node:async_hooks';
import type pg from 'pg';

const storage = new AsyncLocalStorage<true>();

/**
 * Reads at most so many rows, whichever come first. Prisma orders by the id whatever is limited, and to find
 * the first of all by their ids the database would have to read all of them.
 */
export const inAnyOrder = <Row>(find: () => Promise<Row[]>): Promise<Row[]> =>
  // Awaited inside: Prisma's promises start only then.
  storage.run(true, async () => await find());

const ORDER = / ORDER BY "t\d+"\."id" ASC(?= LIMIT \$\d+$)/;

/** The statement that is about to be sent, without the order that nobody asked for. */
export function unordered(query: pg.QueryConfig): pg.QueryConfig {
  if (!storage.getStore()) return query;
  const text = query.text.replace(ORDER, '');
  return text === query.text
    ? query
    : { ...query, text, ...(query.name && { name: `${query.name}_any` }) };
}
