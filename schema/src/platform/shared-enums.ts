import { PROGRAM_LABELS, PROGRAMS } from '../domain/shared/program.ts';
import { MEMBERSHIP_ROLES } from '../domain/access/role.ts';
import { LOCALES } from '../domain/shared/locale.ts';
import { NEED_CATEGORIES, NEED_CATEGORY_LABELS } from '../domain/shared/need-category.ts';
import { PATHWAY_LABELS, PATHWAYS } from '../domain/shared/pathway.ts';
import { enumType, labelledEnum } from './enum-type.ts';

/** Here because persons, services and referrals all speak of it. */
export const NeedCategoryEnum = labelledEnum(
  'NeedCategory',
  NEED_CATEGORIES,
  'What people need and what services answer (REF-047).',
  NEED_CATEGORY_LABELS,
);

/** Here because referrals and training speak of it. */
export const PathwayEnum = labelledEnum(
  'ReferralPathway',
  PATHWAYS,
  'One of the two ways into the one system (REF-014); the record is the same.',
  PATHWAY_LABELS,
);

export const LocaleEnum = enumType('Locale', LOCALES, {
  description: 'A language of the screens and mails (CORE-025).',
  values: { en: 'English.', es: 'Spanish.' },
});

export const MEMBERSHIP_ROLE_WORDS = {
  PARTNER_STAFF: 'Serves customers for the organization.',
  PARTNER_ADMIN: 'Staff who also decides who joins the organization.',
  LWIA_ADMIN: 'Administers a local workforce area and approves for its partners.',
  STATE_ADMIN: 'Administers statewide.',
  MONITOR: 'Sees statewide and changes nothing.',
} as const;

/** Here because memberships and access logs speak of it. */
export const MembershipRoleEnum = enumType('MembershipRole', MEMBERSHIP_ROLES, {
  description: 'A role somebody holds in an organization (CORE-003).',
  values: MEMBERSHIP_ROLE_WORDS,
});

export const ProgramEnum = labelledEnum(
  'Program',
  PROGRAMS,
  'A program that organizations run or take part in.',
  PROGRAM_LABELS,
);
