import { CAPABILITIES } from '../../domain/access/capability.ts';
import {
  MEMBERSHIP_ROLES,
  MEMBERSHIP_STATUSES,
  MEMBERSHIP_STATUS_LABELS,
  ORGANIZATION_KINDS,
  ORGANIZATION_KIND_LABELS,
  ORGANIZATION_STATUSES,
  ORGANIZATION_STATUS_LABELS,
} from '../../domain/access/role.ts';
import type { Role } from '../../domain/access/role.ts';
import { MEMBERSHIP_ROLE_WORDS } from '../../platform/shared-enums.ts';
import { enumType, labelledEnum } from '../../platform/enum-type.ts';

export const OrganizationKindEnum = labelledEnum(
  'OrganizationKind',
  ORGANIZATION_KINDS,
  'What kind of tenant an organization is.',
  ORGANIZATION_KIND_LABELS,
);

export const OrganizationStatusEnum = labelledEnum(
  'OrganizationStatus',
  ORGANIZATION_STATUSES,
  'Whether an organization takes part; only an approved one can be referred to (REF-013).',
  ORGANIZATION_STATUS_LABELS,
);

export const MembershipStatusEnum = labelledEnum(
  'MembershipStatus',
  MEMBERSHIP_STATUSES,
  'Where a membership stands; only an active one opens anything (CORE-002).',
  MEMBERSHIP_STATUS_LABELS,
);

const VIEWER_ROLES = [...MEMBERSHIP_ROLES, 'CUSTOMER', 'NONE'] as const;
type ViewerRole = (typeof VIEWER_ROLES)[number];

export const RoleEnum = enumType('Role', VIEWER_ROLES, {
  description: 'What the viewer acts as.',
  values: {
    ...MEMBERSHIP_ROLE_WORDS,
    CUSTOMER: 'A customer, as themself.',
    NONE: 'Signed in, and nothing is approved yet or the address is not confirmed: the own profile, and whom to ask.',
  },
});

export const viewerRole = (role: Role): ViewerRole =>
  role === 'PENDING' || role === 'SYSTEM' || role === 'ANONYMOUS' ? 'NONE' : role;

export const CapabilityEnum = enumType('Capability', CAPABILITIES, {
  description: 'An area of the application that the acting role opens (CORE-004).',
  values: {
    INBOX: 'Referrals of the organization, the area or the state.',
    REFER: 'Referring people.',
    PEOPLE: 'The list of people.',
    CASELOAD: 'Applications at the workforce area.',
    DIRECTORY: 'The directory of services.',
    APPROVE_MEMBERS: 'Deciding who joins.',
    KEEP_RECORD: 'Keeping the records of organizations in the directory.',
    LIKELY_MATCHES: 'People who may have been written down twice.',
    OVERSEE: 'Seeing beyond one organization.',
    MAIL_DELIVERY: 'Mail that could not be delivered.',
    WATCH_JOBS: 'What runs by itself, and whether it did.',
    SET_RULES: 'Setting the numbers of the rules.',
    MANAGE_API: 'API clients of the organization.',
    MANAGE_WEBHOOKS: 'Webhooks of the organization.',
    TRAINING: 'The Training Hub.',
    KEEP_TRAINING: 'Adding and changing the sessions of the Training Hub.',
  },
});
