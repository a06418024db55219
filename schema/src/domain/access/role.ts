import type { Text } from '../shared/locale.ts';

/** Kinds of tenant. */
export const ORGANIZATION_KINDS = ['STATE', 'LWIA', 'GRANTEE', 'PARTNER', 'EMPLOYER'] as const;
export type OrganizationKind = (typeof ORGANIZATION_KINDS)[number];

/** REF-013: only an approved organization appears in search and can be referred to. */
export const ORGANIZATION_STATUSES = ['PENDING', 'APPROVED', 'SUSPENDED'] as const;
export type OrganizationStatus = (typeof ORGANIZATION_STATUSES)[number];

/** Roles a person holds in an organization, from a date to a date (CORE-003). */
export const MEMBERSHIP_ROLES = [
  'PARTNER_STAFF',
  'PARTNER_ADMIN',
  'LWIA_ADMIN',
  'STATE_ADMIN',
  'MONITOR',
] as const;
export type MembershipRole = (typeof MEMBERSHIP_ROLES)[number];

/** Of people who look at somebody's record or change it, as the access log has them (CORE-014). */
export const LOGGED_ROLES = [...MEMBERSHIP_ROLES, 'CUSTOMER'] as const;

/**
 * Every role a statement can run under: those of memberships, and four that need none. PENDING is signed
 * in with nothing approved yet, with an unproven address, or for an organization that is suspended: their own
 * profile and whom to ask (CORE-002, REF-013).
 */
export const ROLES = [...LOGGED_ROLES, 'PENDING', 'SYSTEM', 'ANONYMOUS'] as const;
export type Role = (typeof ROLES)[number];

/** CORE-002: partner tools open with ACTIVE only. */
export const MEMBERSHIP_STATUSES = ['PENDING', 'ACTIVE', 'REFUSED', 'ENDED'] as const;
export type MembershipStatus = (typeof MEMBERSHIP_STATUSES)[number];

/** Which roles can be held where. The first is the one a request to join asks for. */
export const ROLES_OF_KIND: Readonly<Record<OrganizationKind, readonly MembershipRole[]>> = {
  STATE: ['MONITOR', 'STATE_ADMIN'],
  LWIA: ['PARTNER_STAFF', 'LWIA_ADMIN'],
  GRANTEE: ['PARTNER_STAFF', 'PARTNER_ADMIN'],
  PARTNER: ['PARTNER_STAFF', 'PARTNER_ADMIN'],
  EMPLOYER: ['PARTNER_STAFF', 'PARTNER_ADMIN'],
};

/** Who looks after the other memberships there. */
export const ADMINISTRATOR_OF_KIND: Readonly<Record<OrganizationKind, MembershipRole>> = {
  STATE: 'STATE_ADMIN',
  LWIA: 'LWIA_ADMIN',
  GRANTEE: 'PARTNER_ADMIN',
  PARTNER: 'PARTNER_ADMIN',
  EMPLOYER: 'PARTNER_ADMIN',
};

export const roleFits = (role: MembershipRole, kind: OrganizationKind): boolean =>
  ROLES_OF_KIND[kind].includes(role);

export const ORGANIZATION_KIND_LABELS: Readonly<Record<OrganizationKind, Text>> = {
  STATE: { en: 'State agency', es: 'Agencia estatal' },
  LWIA: { en: 'Local workforce area', es: 'Área local de fuerza laboral' },
  GRANTEE: { en: 'Grantee', es: 'Beneficiario de fondos' },
  PARTNER: { en: 'Partner organization', es: 'Organización colaboradora' },
  EMPLOYER: { en: 'Employer', es: 'Empleador' },
};

export const ORGANIZATION_STATUS_LABELS: Readonly<Record<OrganizationStatus, Text>> = {
  PENDING: { en: 'Waiting for approval', es: 'Pendiente de aprobación' },
  APPROVED: { en: 'Approved', es: 'Aprobada' },
  SUSPENDED: { en: 'Suspended', es: 'Suspendida' },
};

export const MEMBERSHIP_STATUS_LABELS: Readonly<Record<MembershipStatus, Text>> = {
  PENDING: { en: 'Waiting for approval', es: 'Pendiente de aprobación' },
  ACTIVE: { en: 'Active', es: 'Activa' },
  REFUSED: { en: 'Not approved', es: 'No aprobada' },
  ENDED: { en: 'Ended', es: 'Terminada' },
};

export const ROLE_LABELS: Readonly<Record<Role, Text>> = {
  PARTNER_STAFF: { en: 'Staff', es: 'Personal' },
  PARTNER_ADMIN: { en: 'Organization administrator', es: 'Administración de la organización' },
  LWIA_ADMIN: { en: 'Local area administrator', es: 'Administración del área local' },
  STATE_ADMIN: { en: 'State administrator', es: 'Administración estatal' },
  MONITOR: { en: 'Monitor', es: 'Supervisión' },
  CUSTOMER: { en: 'Customer', es: 'Cliente' },
  PENDING: { en: 'Waiting for approval', es: 'Pendiente de aprobación' },
  SYSTEM: { en: 'Throughline', es: 'Throughline' },
  ANONYMOUS: { en: 'Not signed in', es: 'Sin sesión iniciada' },
};
