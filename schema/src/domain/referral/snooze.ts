import { addDays, dateOf, fromLocal, isLocalDate } from '../shared/chicago-time.ts';
import type { LocalDate } from '../shared/chicago-time.ts';
import { checkText, problem, problemsOf } from '../shared/field-problem.ts';
import type { FieldProblem } from '../shared/field-problem.ts';
import { LIMITS } from '../shared/limits.ts';

/** What was put off is back when people come to work. */
const WAKES_AT_HOUR = 8;

export const wakesAt = (day: LocalDate): Date => fromLocal(day, WAKES_AT_HOUR);

/** Until a day to come, not for ever, and with a word for the colleagues. */
export const snoozeProblems = (
  { until, reason }: { readonly until: string; readonly reason: string | null },
  now: Date,
): FieldProblem[] => {
  const today = dateOf(now);
  const fits = isLocalDate(until) && until > today && until <= addDays(today, LIMITS.snoozeDays);
  return problemsOf(
    fits
      ? null
      : problem('until', 'NOT_ALLOWED', {
          en: `Choose a day after today, at most ${LIMITS.snoozeDays} days ahead.`,
          es: `Elija un día después de hoy, a lo sumo ${LIMITS.snoozeDays} días adelante.`,
        }),
    checkText(
      'reason',
      reason,
      { en: 'why it can wait', es: 'por qué puede esperar' },
      LIMITS.reason,
    ),
  );
};
