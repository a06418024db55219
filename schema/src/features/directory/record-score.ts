import type { Db, Tx } from '@throughline/prisma/client';
import { completenessOf } from '../../domain/directory/completeness.ts';
import type { Completeness } from '../../domain/directory/completeness.ts';

/** How complete an organization's record is now, and what is missing (REF-010). */
export async function completenessNow(db: Db | Tx, organizationId: string): Promise<Completeness> {
  const { locations, services, ...organization } = await db.organization.findFirstOrThrow({
    where: { id: organizationId },
    select: {
      description: true,
      phone: true,
      website: true,
      programs: true,
      locations: {
        select: {
          id: true,
          accessibility: true,
          languages: true,
          openingHours: { select: { id: true }, take: 1 },
        },
        orderBy: { id: 'asc' },
      },
      services: {
        where: { active: true },
        select: {
          id: true,
          cost: true,
          howToApply: true,
          languages: true,
          statewide: true,
          counties: true,
          contacts: true,
        },
        orderBy: { id: 'asc' },
      },
    },
  });
  return completenessOf({
    ...organization,
    services,
    locations: locations.map(({ openingHours, ...location }) => ({
      ...location,
      hasHours: openingHours.length > 0,
    })),
  });
}

/** Kept with the organization, so that lists can be sorted by it: after every change of its record. */
export async function keepCompleteness(db: Db | Tx, organizationId: string): Promise<void> {
  const { score } = await completenessNow(db, organizationId);
  await db.organization.updateMany({
    where: { id: organizationId },
    data: { completeness: score },
  });
}
