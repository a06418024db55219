import type { Db } from '@throughline/prisma/client';
import type { Prisma } from '@throughline/prisma/generated/client';

// What HSDS tells of a record, in the order in which it is told.

export const LOCATION_ROWS = {
  county: true,
  openingHours: { orderBy: { position: 'asc' } },
  closures: { orderBy: { on: 'asc' } },
} satisfies Prisma.LocationInclude;

const SERVICE_PARTS = {
  clauses: { orderBy: { position: 'asc' } },
  contacts: { orderBy: { id: 'asc' } },
  capacity: true,
} satisfies Prisma.ServiceInclude;

export const SERVICE_ROWS = {
  ...SERVICE_PARTS,
  organization: true,
  location: { include: LOCATION_ROWS },
} satisfies Prisma.ServiceInclude;

/** What a service was last changed by. */
export const SERVICE_TIMES = {
  id: true,
  updatedAt: true,
  location: { select: { updatedAt: true } },
  organization: { select: { updatedAt: true } },
} satisfies Prisma.ServiceSelect;

export const ORGANIZATION_ROWS = {
  locations: { include: LOCATION_ROWS, orderBy: { id: 'asc' } },
  services: { include: SERVICE_PARTS, orderBy: { id: 'asc' } },
} satisfies Prisma.OrganizationInclude;

export type OrganizationRow = Prisma.OrganizationGetPayload<object>;
export type LocationRow = Prisma.LocationGetPayload<{ include: typeof LOCATION_ROWS }>;
export type ServiceRow = Prisma.ServiceGetPayload<{ include: typeof SERVICE_ROWS }>;
export type ServiceTimes = Prisma.ServiceGetPayload<{ select: typeof SERVICE_TIMES }>;
export type RecordRow = Prisma.OrganizationGetPayload<{ include: typeof ORGANIZATION_ROWS }>;

/** With their place and organization, which a record holds once. */
export function servicesOf(record: RecordRow): ServiceRow[] {
  const places = new Map(record.locations.map((location) => [location.id, location]));
  return record.services.flatMap((service) => {
    const location = places.get(service.locationId);
    return location ? [{ ...service, location, organization: record }] : [];
  });
}

/** Names of counties by FIPS code. */
export async function countyNames(db: Pick<Db, 'county'>): Promise<ReadonlyMap<string, string>> {
  const counties = await db.county.findMany({ select: { fips: true, name: true } });
  return new Map(counties.map(({ fips, name }) => [fips, name]));
}
