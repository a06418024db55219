import type { NeedCategory } from '@throughline/schema/domain/shared/need-category';

/** What one kind of organization offers in the demo. */
export type ServiceTemplate = {
  readonly category: NeedCategory;
  readonly name: string;
  readonly description: string;
  readonly eligibility?: string;
  readonly cost?: string;
  readonly documents?: string;
};

export type KindTemplate = {
  readonly description: string;
  readonly hours: string;
  readonly languages: readonly string[];
  readonly services: readonly ServiceTemplate[];
};

export const service = (
  category: NeedCategory,
  name: string,
  description: string,
  more: Omit<ServiceTemplate, 'category' | 'name' | 'description'> = {},
): ServiceTemplate => ({ category, name, description, cost: 'Free', ...more });

export const WEEKDAYS = 'Mon to Fri 9:00 to 17:00';
