/** A job is missed when it has not run for so long; the rarest runs every ten minutes. */
const MISSED_MS = 15 * 60_000;

export type JobState = 'FINE' | 'FAILING' | 'FAILED' | 'MISSED';

interface Day {
  failures: number;
  lastRunAt: string | null;
  lastFailedAt: string | null;
}

/** How a job is doing: of today by what it did last, of a day that is over by the whole of it. */
export function jobState(day: Day, now: Date | null): JobState {
  if (!day.lastRunAt || (now && now.getTime() - Date.parse(day.lastRunAt) > MISSED_MS))
    return 'MISSED';
  if (day.failures === 0) return 'FINE';
  return day.lastFailedAt === day.lastRunAt ? 'FAILING' : 'FAILED';
}
