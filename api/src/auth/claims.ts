import type { Claims } from '@throughline/prisma/claims';
import { ANONYMOUS } from '@throughline/schema/domain/access/actor';
import type { Actor } from '@throughline/schema/domain/access/actor';
import { isMembershipCurrent } from '@throughline/schema/domain/identity/membership';
import { isPractice } from '@throughline/schema/domain/shared/practice';
import { Forbidden } from '@throughline/schema/platform/errors';
import type { HeldMembership, SessionRow } from './auth-database.ts';

/** Somebody signed in. `clockOffset` is how far the clock of the rules is ahead of this process's, in ms. */
export type Authenticated = SessionRow & { readonly clockOffset: number };

/**
 * CORE-003: an expired membership stops access at once, cached or not. REF-013: nobody acts for an organization
 * that is suspended, whatever the command; its members see why, and what it said of itself, as PENDING.
 */
export function currentMemberships(
  who: Authenticated,
  now = Date.now(),
): readonly HeldMembership[] {
  const ruleNow = new Date(now + who.clockOffset);
  return who.memberships.filter(
    (held) => !held.suspended && isMembershipCurrent({ ...held, status: 'ACTIVE' }, ruleNow),
  );
}

/** When the first of the current memberships ends; sockets ask again then. */
export function nextMembershipEnd(who: Authenticated, now = Date.now()): Date | null {
  const ends = currentMemberships(who, now).flatMap(({ validUntil }) => validUntil ?? []);
  if (ends.length === 0) return null;
  return new Date(Math.min(...ends.map((end) => end.getTime())) - who.clockOffset);
}

/**
 * What statements run under. `membershipId` is the acting membership that the request names; null takes the
 * session's default, else the first that holds now; to practice (REF-065) one has to say so. With an unproven
 * address one may sign in, to ask for another link, and is PENDING whatever else one holds: a mistyped address
 * would open it to a stranger.
 *
 * @throws Forbidden when the named membership is not, or no longer, this user's: acting as another one
 *   instead would write in the wrong organization's name.
 */
export function claimsFor(who: Authenticated | null, membershipId: string | null): Actor & Claims {
  if (!who) return ANONYMOUS;
  const { userId, personId } = who;
  if (!who.emailVerified) return { ...ANONYMOUS, role: 'PENDING', userId };
  const current = currentMemberships(who);
  const acting = membershipId
    ? current.find(({ id }) => id === membershipId)
    : (current.find(({ id }) => id === who.defaultMembershipId) ??
      current.find(({ organizationId }) => !isPractice(organizationId)));
  if (membershipId && !acting) {
    const held = who.memberships.find(({ id }) => id === membershipId);
    throw new Forbidden(
      held?.suspended
        ? 'Your organization is suspended, so nobody acts for it. Reload the page to read why.'
        : 'You no longer act for this organization. Choose another or reload the page.',
    );
  }
  if (acting) {
    const { id, organizationId, role } = acting;
    const lwiaId = role === 'LWIA_ADMIN' ? organizationId : null;
    return { role, userId, personId: null, organizationId, lwiaId, membershipId: id };
  }
  if (personId) return { ...ANONYMOUS, role: 'CUSTOMER', userId, personId };
  return { ...ANONYMOUS, role: 'PENDING', userId };
}
