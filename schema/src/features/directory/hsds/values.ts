import { CLAUSE_KINDS } from '../../../domain/directory/eligibility.ts';
import type { ClauseKind, EligibilityClause } from '../../../domain/directory/eligibility.ts';

/** Monday to Sunday, as calendars write them. */
export const DAY_CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** A condition's own words in the `value` of its attribute; null where the term says it all. */
export function clauseValue({ kind, min, max, values, text }: EligibilityClause): string | null {
  if (kind === 'AGE') return `${min ?? ''}-${max ?? ''}`;
  if (kind === 'OTHER') return text;
  return values.length > 0 ? values.join(' ') : null;
}

export function clauseFrom(code: string, value: string): EligibilityClause {
  const kind = CLAUSE_KINDS.find((each) => each === code) as ClauseKind;
  const blank = { kind, min: null, max: null, values: [], text: null };
  if (kind === 'OTHER') return { ...blank, text: value };
  if (kind !== 'AGE') return { ...blank, values: value.split(/[\s,;]+/u).filter(Boolean) };
  const [, min, max] = /^(\d*)\s*-\s*(\d*)$/u.exec(value) ?? [];
  const years = (typed: string | undefined) => (typed ? Number(typed) : null);
  return { ...blank, min: years(min), max: years(max) };
}
