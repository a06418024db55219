import { ruleTime } from '@throughline/prisma/claims';
import type { Context } from './context.ts';

/**
 * `app.now()` as this request sees it, one time for all its fields. It comes along with whatever the request
 * reads first; asked before that, it is a statement of its own.
 */
export async function nowOf({ db }: Context): Promise<Date> {
  const known = ruleTime();
  if (known) return known;
  const [row] = await db.$queryRaw<[{ now: Date }]>`select app.now() as now`;
  return row.now;
}
