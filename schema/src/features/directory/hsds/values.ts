import type { EligibilityClause } from '../../../domain/directory/eligibility.ts';

/** Monday to Sunday, as calendars write them. */
export const DAY_CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** A condition's own words in the `value` of its attribute; null where the term says it all. */
export function clauseValue({ kind, min, max, values, text }: EligibilityClause): string | null {
  if (kind === 'AGE') return `${min ?? ''}-${max ?? ''}`;
  if (kind === 'OTHER') return text;
  return values.length > 0 ? values.join(' ') : null;
}
