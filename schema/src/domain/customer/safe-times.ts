import { dateOf, timeOf, weekdayOf } from '../shared/chicago-time.ts';
import { limitList, problem, problemsOf } from '../shared/field-problem.ts';
import type { FieldProblem } from '../shared/field-problem.ts';
import { LIMITS } from '../shared/limits.ts';
import { pick } from '../shared/locale.ts';
import type { Locale, Text } from '../shared/locale.ts';

/** In the order a week is written here; the index is not a weekday number. */
export const WEEKDAYS = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export const WEEKDAY_LABELS: Readonly<Record<Weekday, Text>> = {
  MON: { en: 'Mon', es: 'lun' },
  TUE: { en: 'Tue', es: 'mar' },
  WED: { en: 'Wed', es: 'mié' },
  THU: { en: 'Thu', es: 'jue' },
  FRI: { en: 'Fri', es: 'vie' },
  SAT: { en: 'Sat', es: 'sáb' },
  SUN: { en: 'Sun', es: 'dom' },
};

/**
 * Times at which a call or message puts nobody at risk (REF-025, REF-051). `from` and `to` are `HH:MM` in
 * Chicago, `to` excluded. An empty list: at any time.
 */
export type SafeTime = {
  readonly days: readonly Weekday[];
  readonly from: string;
  readonly to: string;
};

export const SAFE_TIMES_HINT: Text = {
  en: 'When is it safe and convenient to contact you? Outside these times nobody should call or write.',
  es: '¿Cuándo es seguro y cómodo comunicarse con usted? Fuera de esos horarios nadie debería llamar ni escribir.',
};

const weekdayAt = (instant: Date): Weekday =>
  WEEKDAYS[(weekdayOf(dateOf(instant)) + 6) % 7] ?? 'MON';

export const isSafeTime = (times: readonly SafeTime[], instant: Date): boolean => {
  if (times.length === 0) return true;
  const [day, clock] = [weekdayAt(instant), timeOf(instant)];
  return times.some(({ days, from, to }) => days.includes(day) && from <= clock && clock < to);
};

/** Runs of days: "Mon–Wed, Fri". */
const describeDays = (days: readonly Weekday[], locale: Locale): string => {
  const runs: Weekday[][] = [];
  WEEKDAYS.forEach((day, index) => {
    if (!days.includes(day)) return;
    const run = runs.at(-1);
    if (run && run.at(-1) === WEEKDAYS[index - 1]) run.push(day);
    else runs.push([day]);
  });
  const label = (day: Weekday | undefined): string =>
    day ? pick(WEEKDAY_LABELS[day], locale) : '';
  return runs
    .map((run) =>
      run.length > 2 ? `${label(run[0])}–${label(run.at(-1))}` : run.map(label).join(', '),
    )
    .join(', ');
};

/** "Mon–Fri 09:00–12:00; Sat 10:00–14:00". */
export const describeSafeTimes = (times: readonly SafeTime[], locale: Locale): string =>
  times.length === 0
    ? pick({ en: 'Any time', es: 'A cualquier hora' }, locale)
    : times.map(({ days, from, to }) => `${describeDays(days, locale)} ${from}–${to}`).join('; ');

const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

const oneProblem = ({ days, from, to }: SafeTime, field: string): FieldProblem | null => {
  if (days.length === 0 || days.some((day) => !WEEKDAYS.includes(day))) {
    return problem(field, 'REQUIRED', {
      en: 'Choose one day or more.',
      es: 'Elija uno o más días.',
    });
  }
  if (!CLOCK.test(from) || !CLOCK.test(to)) {
    return problem(field, 'MALFORMED', {
      en: 'Enter times like 09:00 and 17:30.',
      es: 'Escriba horas como 09:00 y 17:30.',
    });
  }
  return from < to
    ? null
    : problem(field, 'NOT_ALLOWED', {
        en: 'The end must be later than the start.',
        es: 'El final debe ser posterior al inicio.',
      });
};

export const safeTimesProblems = (
  times: readonly SafeTime[],
  field = 'safeTimes',
): FieldProblem[] =>
  problemsOf(
    limitList(field, times, LIMITS.safeTimesPerPerson),
    times.flatMap((time, index) => oneProblem(time, `${field}.${index}`) ?? []),
  );
