import { inAnyOrder } from '@throughline/prisma/any-order';
import { LIMITS } from '../domain/shared/limits.ts';

/** How many there are, up to the number at which counting ends: no more rows than that are read. */
export const counted = async (
  find: (query: { select: { id: true }; take: number }) => Promise<unknown[]>,
): Promise<number> =>
  (await inAnyOrder(() => find({ select: { id: true }, take: LIMITS.counted }))).length;
