import type {
  AskedKind,
  EligibilityClause,
} from '@throughline/schema/domain/directory/eligibility';
import type { OpeningRule, Weekday } from '@throughline/schema/domain/directory/opening-hours';
import type { Program } from '@throughline/schema/domain/shared/program';
import type { NeedCategory } from '@throughline/schema/domain/shared/need-category';

/** What one kind of organization offers in the demo. */
export type ServiceTemplate = {
  readonly category: NeedCategory;
  readonly name: string;
  readonly description: string;
  readonly eligibility?: string;
  readonly clauses?: readonly EligibilityClause[];
  readonly cost?: string;
  readonly documents?: string;
};

export type KindTemplate = {
  readonly description: string;
  readonly programs: readonly Program[];
  /** Whom its services are for: people of its county, of the workforce area, of the state. */
  readonly reach: 'COUNTY' | 'AREA' | 'STATE';
  readonly hours: readonly OpeningRule[];
  readonly languages: readonly string[];
  readonly services: readonly ServiceTemplate[];
};

export const service = (
  category: NeedCategory,
  name: string,
  description: string,
  more: Omit<ServiceTemplate, 'category' | 'name' | 'description'> = {},
): ServiceTemplate => ({ category, name, description, cost: 'Free', ...more });

export const WORKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5];
export const EVERY_OTHER_WEEK = { every: 2, startsOn: '2026-01-03' };

export const open = (
  days: readonly Weekday[],
  opens: string,
  closes: string,
  more: Partial<OpeningRule> = {},
): OpeningRule => ({
  days,
  opens,
  closes,
  every: 1,
  startsOn: null,
  validFrom: null,
  validTo: null,
  ...more,
});

export const OFFICE_HOURS = [open(WORKDAYS, '09:00', '17:00')];

const NOTHING = { min: null, max: null, values: [], text: null };

export const age = (min: number, max: number | null = null): EligibilityClause => ({
  ...NOTHING,
  kind: 'AGE',
  min,
  max,
});
export const asks = (kind: Exclude<AskedKind, 'OTHER'>): EligibilityClause => ({
  ...NOTHING,
  kind,
});
export const other = (text: string): EligibilityClause => ({ ...NOTHING, kind: 'OTHER', text });
