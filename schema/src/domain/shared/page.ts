import { LIMITS } from './limits.ts';

/** How many rows a connection gives: the default when not asked, never more than the maximum (CORE-011). */
export const pageSize = (asked: number | null | undefined): number =>
  asked === null || asked === undefined
    ? LIMITS.pageSize
    : Math.min(Math.max(0, Math.trunc(asked)), LIMITS.pageSizeMax);
