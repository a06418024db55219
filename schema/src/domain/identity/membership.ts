import { isAdministrator } from '../access/actor.ts';
import type { Actor } from '../access/actor.ts';
import { ADMINISTRATOR_OF_KIND, roleFits } from '../access/role.ts';
import type { MembershipRole, MembershipStatus, OrganizationKind } from '../access/role.ts';
import { isPractice } from '../shared/practice.ts';

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
 * it is), or the state. State memberships are the state's alone, and the practice side is nobody's (REF-065).
 */
export const administers = (
  actor: Actor,
  { organizationId, kind, lwiaId }: OrganizationFacts,
): boolean => {
  if (!isAdministrator(actor)) return false;
  if (actor.role === 'STATE_ADMIN') return !isPractice(organizationId);
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

/** Who gives a member another role or end: those who could have approved that, never the member. */
export const canChange = (
  actor: Actor,
  membership: MembershipFacts,
  role: MembershipRole,
): boolean => canEnd(actor, membership) && roleFits(role, membership.kind);

/** Who invites a colleague: those who could approve them. */
export const canInvite = (
  actor: Actor,
  organization: OrganizationFacts,
  role: MembershipRole,
): boolean => roleFits(role, organization.kind) && administers(actor, organization);

/** For how long a link works that invites somebody to work for an organization. */
export const COLLEAGUE_INVITATION_DAYS = 14;

/** What somebody holds, and until when; null: without end. */
export type Standing = { readonly role: MembershipRole; readonly validUntil: Date | null };

const lastsAsLong = (one: Date | null, other: Date | null): boolean =>
  one === null || (other !== null && one >= other);

/**
 * CORE-003: an organization is never left without an administrator. Whoever is one goes, or is one for a shorter
 * time, only while another stays at least as long as they would have.
 *
 * @param after null: the membership ends
 * @param others of the other members, those whose membership holds now
 */
export const leavesAdministrator = (
  kind: OrganizationKind,
  before: Standing,
  after: Standing | null,
  others: readonly Standing[],
): boolean => {
  const goesOn = (standing: Standing) =>
    standing.role === ADMINISTRATOR_OF_KIND[kind] &&
    lastsAsLong(standing.validUntil, before.validUntil);
  return !goesOn(before) || (after !== null && goesOn(after)) || others.some(goesOn);
};

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
