import { dateOf, fromLocal } from '../shared/chicago-time.ts';
import type { LocalDate } from '../shared/chicago-time.ts';
import { problem, problemsOf } from '../shared/field-problem.ts';
import type { FieldProblem } from '../shared/field-problem.ts';
import { DEFAULT_DUE_SETTINGS, DUE_RULES } from './due.ts';
import type { DueSetting } from './due.ts';

/** What the state sets numbers of: the clocks of referrals, and how long a record counts as looked through (REF-010). */
export const CLOCK_RULES = [...DUE_RULES, 'VERIFY_RECORD'] as const;
export type ClockRule = (typeof CLOCK_RULES)[number];

export const DEFAULT_CLOCK_SETTINGS: Readonly<Record<ClockRule, DueSetting>> = {
  ...DEFAULT_DUE_SETTINGS,
  VERIFY_RECORD: { days: 90, unit: 'CALENDAR_DAYS' },
};

export const DUE_DAYS_MAX = 365;

/** The days of a rule from an instant on (CORE-017). */
export type DueValue = {
  readonly rule: ClockRule;
  readonly days: number;
  readonly validFrom: Date;
};

/** A number set for today holds from now on: clocks that began this morning keep theirs. */
export const validFromOf = (day: LocalDate, now: Date): Date =>
  day === dateOf(now) ? now : fromLocal(day);

/** The catalogue's number until one is set. */
export const daysAt = (rule: ClockRule, at: Date, values: readonly DueValue[]): number =>
  values
    .filter((value) => value.rule === rule && value.validFrom <= at)
    .sort((a, b) => b.validFrom.getTime() - a.validFrom.getTime())[0]?.days ??
  DEFAULT_CLOCK_SETTINGS[rule].days;

/** What is wrong with a new number. `values` are those set so far, past and to come. */
export const dueSettingProblems = (
  { rule, days, validFrom }: { rule: ClockRule; days: number; validFrom: LocalDate },
  now: Date,
  values: readonly DueValue[],
): FieldProblem[] => {
  const possible = Number.isInteger(days) && days >= 1 && days <= DUE_DAYS_MAX;
  const past = validFrom < dateOf(now);
  return problemsOf(
    possible
      ? null
      : problem('days', 'NOT_ALLOWED', {
          en: `Enter a whole number of days from 1 to ${DUE_DAYS_MAX}.`,
          es: `Escriba un número entero de días, de 1 a ${DUE_DAYS_MAX}.`,
        }),
    past
      ? problem('validFrom', 'IN_THE_PAST', {
          en: 'Choose today or a later day.',
          es: 'Elija hoy o un día posterior.',
        })
      : null,
    possible && !past ? stagesProblem({ rule, days, validFrom }, now, values) : null,
  );
};

/** The area's days count from the sending too: it hears after the backup contact, whichever is changed. */
const stagesProblem = (
  { rule, days, validFrom }: { rule: ClockRule; days: number; validFrom: LocalDate },
  now: Date,
  values: readonly DueValue[],
): FieldProblem | null => {
  if (rule !== 'UNANSWERED' && rule !== 'ESCALATED') return null;
  const from = validFromOf(validFrom, now);
  const all = [
    ...values.filter((value) => value.rule !== rule || value.validFrom.getTime() !== +from),
    { rule, days, validFrom: from },
  ];
  const changes = all.map((value) => value.validFrom).filter((at) => at >= from);
  return changes.every((at) => daysAt('UNANSWERED', at, all) < daysAt('ESCALATED', at, all))
    ? null
    : problem('days', 'NOT_ALLOWED', {
        en: 'The backup contact has to hear before the administrators of the area do.',
        es: 'La persona suplente debe recibir el aviso antes que la administración del área.',
      });
};
