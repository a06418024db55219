import { dateOf, fromLocal } from '../../../domain/shared/chicago-time.ts';

/**
 * A day somebody tells, as an instant among the other times of a referral: today is now, another day its
 * noon in Illinois, never before what it follows.
 */
export function dayInstant(day: string, now: Date, notBefore: Date | null): Date {
  const at = day === dateOf(now) ? now : fromLocal(day, 12);
  return notBefore && at < notBefore ? notBefore : at;
}
