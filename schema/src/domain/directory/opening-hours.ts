import {
  addDays,
  dateOf,
  daysBetween,
  fromLocal,
  isLocalDate,
  timeOf,
  weekdayOf,
} from '../shared/chicago-time.ts';
import type { LocalDate } from '../shared/chicago-time.ts';
import { problem, problemsOf } from '../shared/field-problem.ts';
import type { FieldProblem } from '../shared/field-problem.ts';
import { isTime, timeProblem } from '../shared/time-of-day.ts';

/** 1 Monday … 7 Sunday, as ISO counts. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/**
 * When a place is open (REF-011): on these days of every nth week, between two times of one day in Chicago.
 * Several rules add up. `every` 2 and more counts weeks, Monday to Sunday, from the one of `startsOn`.
 */
export type OpeningRule = {
  readonly days: readonly Weekday[];
  /** `HH:MM`. */
  readonly opens: string;
  /** `HH:MM`, excluded, later than `opens`: a night is two rules. */
  readonly closes: string;
  /** Weeks; 1 is weekly. */
  readonly every: number;
  /** Nothing before this day. */
  readonly startsOn: LocalDate | null;
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
};

/** A day on which the place is closed whatever the rules say. */
export type Closure = { readonly on: LocalDate; readonly note: string | null };

type Hours = { readonly opens: string; readonly closes: string };
type Span = { readonly from: Date; readonly until: Date };

/** Longer than the longest pause between two weeks of one rule. */
const HORIZON_DAYS = 400;
const MOST_WEEKS_BETWEEN = 52;

const isoWeekday = (day: LocalDate): Weekday => (weekdayOf(day) || 7) as Weekday;
const monday = (day: LocalDate): LocalDate => addDays(day, 1 - isoWeekday(day));

const appliesOn = (rule: OpeningRule, day: LocalDate): boolean =>
  rule.days.includes(isoWeekday(day)) &&
  (rule.validFrom === null || rule.validFrom <= day) &&
  (rule.validTo === null || day <= rule.validTo) &&
  (rule.startsOn === null ||
    (rule.startsOn <= day &&
      (daysBetween(monday(rule.startsOn), monday(day)) / 7) % rule.every === 0));

/** The opening hours of one day in order, what overlaps or touches as one. */
export const opensOn = (
  rules: readonly OpeningRule[],
  closures: readonly Closure[],
  day: LocalDate,
): Hours[] => {
  if (closures.some(({ on }) => on === day)) return [];
  const merged: Hours[] = [];
  const due = rules.filter((rule) => appliesOn(rule, day));
  for (const { opens, closes } of due.toSorted((a, b) => (a.opens < b.opens ? -1 : 1))) {
    const last = merged.at(-1);
    if (!last || last.closes < opens) merged.push({ opens, closes });
    else if (last.closes < closes) merged[merged.length - 1] = { opens: last.opens, closes };
  }
  return merged;
};

/** A time that a change of clocks skips is the end of the skipped hour, so that instants keep the order of times. */
const instant = (day: LocalDate, time: string): Date => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const found = fromLocal(day, hour, minute);
  return timeOf(found) === time ? found : fromLocal(day, hour + 1);
};

const spansOn = (
  rules: readonly OpeningRule[],
  closures: readonly Closure[],
  day: LocalDate,
): Span[] =>
  opensOn(rules, closures, day)
    .map(({ opens, closes }) => ({ from: instant(day, opens), until: instant(day, closes) }))
    .filter(({ from, until }) => from < until);

/** When it closes, if it is open at this instant (REF-012, "open now"). */
export const closesAt = (
  rules: readonly OpeningRule[],
  closures: readonly Closure[],
  at: Date,
): Date | null =>
  spansOn(rules, closures, dateOf(at)).find(({ from, until }) => from <= at && at < until)?.until ??
  null;

export const isOpenAt = (
  rules: readonly OpeningRule[],
  closures: readonly Closure[],
  at: Date,
): boolean => closesAt(rules, closures, at) !== null;

/** The next time it opens after this instant, within some 400 days; null when never. */
export const opensNext = (
  rules: readonly OpeningRule[],
  closures: readonly Closure[],
  at: Date,
): Date | null => {
  const today = dateOf(at);
  for (let ahead = 0; ahead <= HORIZON_DAYS; ahead += 1) {
    const next = spansOn(rules, closures, addDays(today, ahead)).find(({ from }) => from > at);
    if (next) return next.from;
  }
  return null;
};

const dayProblem = (field: string, value: LocalDate | null): FieldProblem | null =>
  value === null || isLocalDate(value)
    ? null
    : problem(field, 'MALFORMED', {
        en: 'Enter a date like 2026-11-24.',
        es: 'Escriba una fecha como 2026-11-24.',
      });

/** What is wrong with a rule as somebody enters it. */
export const openingRuleProblems = (rule: OpeningRule): FieldProblem[] =>
  problemsOf(
    rule.days.length > 0 && rule.days.every((day) => Number.isInteger(day) && day >= 1 && day <= 7)
      ? null
      : problem('days', 'REQUIRED', {
          en: 'Choose at least one day.',
          es: 'Elija al menos un día.',
        }),
    timeProblem('opens', rule.opens),
    timeProblem('closes', rule.closes),
    isTime(rule.opens) && isTime(rule.closes) && rule.closes <= rule.opens
      ? problem('closes', 'NOT_ALLOWED', {
          en: 'Enter a closing time after the opening time. For a night, add hours for both days.',
          es: 'Escriba una hora de cierre posterior a la de apertura. Para una noche, agregue horas de los dos días.',
        })
      : null,
    Number.isInteger(rule.every) && rule.every >= 1 && rule.every <= MOST_WEEKS_BETWEEN
      ? null
      : problem('every', 'NOT_ALLOWED', {
          en: `Choose 1 to ${MOST_WEEKS_BETWEEN} weeks.`,
          es: `Elija de 1 a ${MOST_WEEKS_BETWEEN} semanas.`,
        }),
    rule.every > 1 && rule.startsOn === null
      ? problem('startsOn', 'REQUIRED', {
          en: 'Enter a day of the first week: the others are counted from it.',
          es: 'Escriba un día de la primera semana: las demás se cuentan desde ella.',
        })
      : dayProblem('startsOn', rule.startsOn),
    dayProblem('validFrom', rule.validFrom),
    rule.validFrom !== null && rule.validTo !== null && rule.validTo < rule.validFrom
      ? problem('validTo', 'NOT_ALLOWED', {
          en: 'Enter a last day that is not before the first.',
          es: 'Escriba un último día que no sea anterior al primero.',
        })
      : dayProblem('validTo', rule.validTo),
  );
