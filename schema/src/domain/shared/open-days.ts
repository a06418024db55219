import { dueAfterBusinessDays, holidayOn } from './business-calendar.ts';
import { addDays, dateOf, fromLocal } from './chicago-time.ts';
import type { LocalDate } from './chicago-time.ts';

/** When a place closes on a day, `HH:MM` in Chicago; null when it does not open. */
export type ClosesOn = (day: LocalDate) => string | null;

/** Who opens less than once a week is not waited for longer than this many business days for each day. */
const BUSINESS_DAYS_A_DAY = 5;

/**
 * When a place closes on its nth open day after (catalogues 6.2, "Due times", for a receiver that states its hours).
 * What happens after closing or on a closed day counts from the next open day; holidays of the state count for
 * nobody. Open Monday to Thursday until 16:00, sent on a Thursday at 17:00, 2 days: Wednesday 16:00.
 */
export const dueAfterOpenDays = (from: Date, days: number, closesOn: ClosesOn): Date => {
  const latest = dueAfterBusinessDays(from, Math.max(days, 1) * BUSINESS_DAYS_A_DAY);
  let left = days;
  let counting = false;
  for (let day = dateOf(from); day <= dateOf(latest); day = addDays(day, 1)) {
    const closes = holidayOn(day) ? null : closesOn(day);
    if (closes === null) continue;
    const [hour = 0, minute = 0] = closes.split(':').map(Number);
    const closing = fromLocal(day, hour, minute);
    if (counting) left -= 1;
    else if (closing >= from) counting = true;
    if (counting && left === 0) return closing < latest ? closing : latest;
  }
  return latest;
};
