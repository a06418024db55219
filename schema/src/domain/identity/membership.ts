import { isAdministrator } from '../access/actor.ts';
import type { Actor } from '../access/actor.ts';
import { roleFits } from '../access/role.ts';
import type { MembershipRole, MembershipStatus, OrganizationKind } from '../access/role.ts';

/** `lwiaId` is the LWIA in whose area the organization lies; null for statewide ones. */
export type OrganizationFacts = {
  readonly organizationId: string;
  readonly kind: OrganizationKind;
  readonly lwiaId: string | null;
};

export type MembershipFacts = OrganizationFacts & {
  readonly userId: string;
  readonly role: MembershipRole;
  readonly status: MembershipStatus;
};

/**
 * Looks after this organization: its own administrator, the administrator of its LWIA (or of the LWIA that
 * it is), or the state. State memberships are the state's alone.
 */
export const administers = (
  actor: Actor,
  { organizationId, kind, lwiaId }: OrganizationFacts,
): boolean => {
  if (!isAdministrator(actor)) return false;
  if (actor.role === 'STATE_ADMIN') return true;
  if (kind === 'STATE') return false;
  if (actor.role === 'LWIA_ADMIN') {
    return actor.lwiaId !== null && actor.lwiaId === (kind === 'LWIA' ? organizationId : lwiaId);
  }
  return kind !== 'LWIA' && actor.organizationId === organizationId;
};

/** Who decides a request to join (CORE-002, CORE-003). Nobody decides on their own. */
export const canApprove = (actor: Actor, membership: MembershipFacts): boolean =>
  membership.status === 'PENDING' &&
  membership.userId !== actor.userId &&
  roleFits(membership.role, membership.kind) &&
  administers(actor, membership);

/** Who ends a membership: those who could have approved it, never the member (a colleague has to know). */
export const canEnd = (actor: Actor, membership: MembershipFacts): boolean =>
  membership.status === 'ACTIVE' &&
  membership.userId !== actor.userId &&
  administers(actor, membership);

/** REF-013: the LWIA approves partner organizations, the state any. */
export const canApproveOrganization = (actor: Actor, organization: OrganizationFacts): boolean =>
  actor.role !== 'PARTNER_ADMIN' &&
  organization.kind !== 'STATE' &&
  administers(actor, organization);

/** Roles one may ask for when joining; those who decide may grant any that fits. */
export const canRequest = (role: MembershipRole, kind: OrganizationKind): boolean =>
  roleFits(role, kind) && role !== 'STATE_ADMIN';

/** `validUntil` is excluded, so that an expired grant stops access at once (CORE-003). */
export const isMembershipCurrent = (
  {
    status,
    validFrom,
    validUntil,
  }: { status: MembershipStatus; validFrom: Date | null; validUntil: Date | null },
  now: Date,
): boolean =>
  status === 'ACTIVE' &&
  validFrom !== null &&
  validFrom <= now &&
  (validUntil === null || now < validUntil);

const NEXT: Readonly<Record<MembershipStatus, readonly MembershipStatus[]>> = {
  PENDING: ['ACTIVE', 'REFUSED'],
  ACTIVE: ['ENDED'],
  REFUSED: [],
  ENDED: [],
};

export const nextMembershipStatuses = (status: MembershipStatus): readonly MembershipStatus[] =>
  NEXT[status];
