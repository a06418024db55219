import type { Closure, OpeningHours } from '@throughline/prisma/generated/client';
import { opensOn } from '../../../domain/directory/opening-hours.ts';
import type { ClosesOn } from '../../../domain/shared/open-days.ts';
import { closureOf, ruleOf } from '../record-rows.ts';

type Hours = {
  readonly openingHours: readonly OpeningHours[];
  readonly closures: readonly Closure[];
};

/** When a place closes, day by day; null where it states no hours, or is hidden from who asks. */
export function closesOnOf(location: Hours | undefined): ClosesOn | null {
  if (!location || location.openingHours.length === 0) return null;
  const [rules, closures] = [location.openingHours.map(ruleOf), location.closures.map(closureOf)];
  return (day) => opensOn(rules, closures, day).at(-1)?.closes ?? null;
}
