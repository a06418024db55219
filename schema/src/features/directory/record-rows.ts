import type {
  Closure as ClosureRow,
  EligibilityClause as ClauseRow,
  OpeningHours,
} from '@throughline/prisma/generated/client';
import type { ClauseKind, EligibilityClause } from '../../domain/directory/eligibility.ts';
import type { Closure, OpeningRule, Weekday } from '../../domain/directory/opening-hours.ts';
import type { LocalDate } from '../../domain/shared/chicago-time.ts';
import { storedDay } from '../../platform/stored-day.ts';

// Rules of the domain and rows of the tables, which hold calendar days as dates.

const dayOf = (date: Date | null): LocalDate | null => date && storedDay(date);
const dateOf = (day: LocalDate | null): Date | null => (day ? new Date(day) : null);

export const ruleOf = (row: OpeningHours): OpeningRule => ({
  days: row.days as Weekday[],
  opens: row.opens,
  closes: row.closes,
  every: row.every,
  startsOn: dayOf(row.startsOn),
  validFrom: dayOf(row.validFrom),
  validTo: dayOf(row.validTo),
});

export const ruleRows = (rules: readonly OpeningRule[]) =>
  rules.map(({ days, opens, closes, every, startsOn, validFrom, validTo }, position) => ({
    position,
    days: [...days],
    opens,
    closes,
    every,
    startsOn: dateOf(startsOn),
    validFrom: dateOf(validFrom),
    validTo: dateOf(validTo),
  }));

export const closureOf = ({ on, note }: ClosureRow): Closure => ({
  on: storedDay(on),
  note,
});

export const closureRows = (closures: readonly Closure[]) =>
  closures.map(({ on, note }) => ({ on: new Date(on), note: note?.trim() || null }));

export const clauseOf = ({ kind, min, max, values, text }: ClauseRow): EligibilityClause => ({
  kind: kind as ClauseKind,
  min,
  max,
  values,
  text,
});

export const clauseRows = (clauses: readonly EligibilityClause[]) =>
  clauses.map(({ kind, min, max, values, text }, position) => ({
    position,
    kind,
    min,
    max,
    values: [...values],
    text: text?.trim() || null,
  }));
