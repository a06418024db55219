import { LIMITS } from '@throughline/schema/domain/shared/limits';

/** A counter of a list as one reads it: the API stops counting at a limit. */
export const countWords = (count: number): string =>
  count >= LIMITS.counted
    ? `${LIMITS.counted.toLocaleString('en-US')}+`
    : count.toLocaleString('en-US');
