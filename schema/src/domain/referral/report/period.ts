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

/** A calendar quarter as in `2026-Q3`; null when it is none, or not over yet. */
export const quarterOver = (text: string, today: LocalDate): Period | null => {
  const [, year, quarter] = /^(20\d\d)-Q([1-4])$/.exec(text) ?? [];
  if (!year || !quarter) return null;
  const from = `${year}-${String(Number(quarter) * 3 - 2).padStart(2, '0')}-01`;
  const next = addMonths(from, 3);
  return next <= today ? { from, to: addDays(next, -1) } : null;
};
