import { addDays, addMonths } from '../../shared/chicago-time.ts';
import type { LocalDate } from '../../shared/chicago-time.ts';

/** Both days are in it. */
export type Period = { readonly from: LocalDate; readonly to: LocalDate };

/** What a report shows unless asked otherwise: 90 days up to today. */
export const defaultPeriod = (today: LocalDate): Period => ({
  from: addDays(today, -89),
  to: today,
});

const COMPARED_MONTHS = 3;

/**
 * The last whole months. Comparisons know no other days: of two periods that differ by a day, the
 * difference would tell of single people.
 */
export const comparedPeriod = (today: LocalDate): Period => {
  const month = `${today.slice(0, 7)}-01`;
  return { from: addMonths(month, -COMPARED_MONTHS), to: addDays(month, -1) };
};
