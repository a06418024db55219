import { NEED_CATEGORIES, NEED_CATEGORY_LABELS } from '../domain/shared/need-category.ts';
import { labelledEnum } from './enum-type.ts';

/** Here because persons, services and referrals all speak of it. */
export const NeedCategoryEnum = labelledEnum(
  'NeedCategory',
  NEED_CATEGORIES,
  'What people need and what services answer (REF-047).',
  NEED_CATEGORY_LABELS,
);
