import { inAnyOrder } from '@throughline/prisma/any-order';
import { LIMITS } from '../domain/shared/limits.ts';

/** How many there are, up to the number at which counting ends: no more rows than that are read. */
export const counted = async (
  find: (query: { select: { id: true }; take: number }) => Promise<unknown[]>,
): Promise<number> =>
  (await inAnyOrder(() => find({ select: { id: true }, take: LIMITS.counted }))).length;

/** Of a page: counted only when somebody asks, or known from a ranking that is counted anyway. */
export type Counted = { readonly totalCount: number | (() => Promise<number>) };

/** The total of a page as its resolver left it, of which the type of a connection knows nothing. */
export function totalOf(connection: object): number | Promise<number> {
  const { totalCount } = connection as Counted;
  return typeof totalCount === 'number' ? totalCount : totalCount();
}
