import type { Role } from './role.ts';

/**
 * Who acts. The same shape as the claims a statement carries; null is absent.
 * `personId` is set for customers only, `lwiaId` for LWIA administrators only.
 */
export type Actor = {
  readonly role: Role;
  readonly userId: string | null;
  readonly personId: string | null;
  readonly organizationId: string | null;
  readonly lwiaId: string | null;
  readonly membershipId: string | null;
  /** The mailed link by which they came, without a sign-in: they act on its one referral. */
  readonly linkId?: string | null;
};

export const ANONYMOUS: Actor = {
  role: 'ANONYMOUS',
  userId: null,
  personId: null,
  organizationId: null,
  lwiaId: null,
  membershipId: null,
};

/** Acts under a membership of any kind. */
export const isStaff = ({ role }: Actor): boolean =>
  role === 'PARTNER_STAFF' ||
  role === 'PARTNER_ADMIN' ||
  role === 'LWIA_ADMIN' ||
  role === 'STATE_ADMIN' ||
  role === 'MONITOR';

/**
 * Serves customers for the organization it acts for: sends and receives referrals, records persons.
 * An LWIA administrator does so for the LWIA's own organization only, never for those it administers.
 */
export const isPartnerStaff = ({ role, organizationId }: Actor): boolean =>
  organizationId !== null &&
  (role === 'PARTNER_STAFF' || role === 'PARTNER_ADMIN' || role === 'LWIA_ADMIN');

/** Sees statewide, changes nothing of a customer's; every read of a person is logged (CORE-014). */
export const isOversight = ({ role }: Actor): boolean =>
  role === 'MONITOR' || role === 'STATE_ADMIN';

/** Asks for the person of customers only: an execution shared by an organization has none to ask for. */
export const isCustomer = (actor: Actor): boolean =>
  actor.role === 'CUSTOMER' && actor.personId !== null;

export const isSystem = ({ role }: Actor): boolean => role === 'SYSTEM';

/** Looks after other people's memberships and the organization's own record. */
export const isAdministrator = ({ role }: Actor): boolean =>
  role === 'PARTNER_ADMIN' || role === 'LWIA_ADMIN' || role === 'STATE_ADMIN';

export const isByLink = ({ linkId }: Actor): boolean => linkId != null;

export const isSignedIn = ({ userId }: Actor): boolean => userId !== null;
