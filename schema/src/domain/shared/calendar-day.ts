/** Whether YYYY-MM-DD is a day: 2026-02-30 has the form of one and is none. */
export function isCalendarDay(value: string): boolean {
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
