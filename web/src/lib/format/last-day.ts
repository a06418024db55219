import {
  endOfDay,
  lastDayBefore,
  startOfDay,
  type LocalDate,
} from '@throughline/schema/domain/shared/chicago-time';

/** The last day on which something holds that ends at this instant. */
export const lastDay = (endsAt: string): LocalDate => lastDayBefore(new Date(endsAt));

/** Until when there is time: what ends at midnight is due in the last minute of the day before. */
export function lastMoment(endsAt: string): string {
  const end = new Date(endsAt);
  return end.getTime() === startOfDay(end).getTime()
    ? endOfDay(lastDayBefore(end)).toISOString()
    : endsAt;
}
