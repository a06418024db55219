import type { Actor } from '../../domain/access/actor.ts';
import { isId } from '../../platform/ids.ts';

/** For whatever has an `organization`: memberships, and invitations to become a member. */
type OfOrganizations = {
  organizationId?: { in: string[] };
  organization?: { lwiaId: { in: string[] } };
};

export const ofActing = ({ organizationId }: Actor) => ({
  organizationId: { in: organizationId ? [organizationId] : [] },
});

/** The policies' own predicate again, so that the planner starts from an index. */
export function administered(actor: Actor): OfOrganizations {
  if (actor.role === 'STATE_ADMIN') return {};
  if (actor.role === 'LWIA_ADMIN') {
    return { organization: { lwiaId: { in: actor.lwiaId ? [actor.lwiaId] : [] } } };
  }
  return ofActing(actor);
}

/** What belongs to one that the actor looks after; unless named, to the one acted for. */
export const ofOrganization = (
  actor: Actor,
  organizationId: string | null | undefined,
): { AND: OfOrganizations[] } => ({
  AND: organizationId
    ? [
        { organizationId: { in: isId(organizationId) ? [organizationId] : [] } },
        administered(actor),
      ]
    : [ofActing(actor)],
});
