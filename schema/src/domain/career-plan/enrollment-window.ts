import { addDays, dateOf, daysBetween } from '../shared/chicago-time.ts';
import type { LocalDate } from '../shared/chicago-time.ts';

/** Calendar days after certification in which somebody has to be enrolled in services (PLAN-047). */
export const ENROLLMENT_WINDOW_DAYS = 90;

/** With so many days left the planner is warned (N-10). */
export const WINDOW_WARNINGS = [30, 14, 3] as const;

/** The last of those days, in Illinois. On the next one the application closes by itself. */
export const enrollByOf = (certifiedAt: Date): LocalDate =>
  addDays(dateOf(certifiedAt), ENROLLMENT_WINDOW_DAYS);

/** Whole days until the last one, which has none left; less than none once it has passed. */
export const daysLeft = (enrollBy: LocalDate, now: Date): number =>
  daysBetween(dateOf(now), enrollBy);
