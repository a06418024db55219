import type { Db } from '@throughline/prisma/client';
import type { Prisma } from '@throughline/prisma/generated/client';
import { parseZip, zip5 } from '../../../domain/shared/zip.ts';
import { isId, NOBODY } from '../../../platform/ids.ts';
import { searchWords } from '../search-words.ts';
import { meaningOf, taxonomyOf } from './terms.ts';
import type { Taxonomy } from './terms.ts';

/** What HSDS lets one ask for, read from the address already. All of it has to be met. */
export type Asked = {
  readonly search?: string | undefined;
  readonly taxonomyTermId?: string | undefined;
  readonly taxonomyId?: string | undefined;
  readonly organizationId?: string | undefined;
  readonly modifiedAfter?: Date | undefined;
  readonly postcode?: string | undefined;
  /** Meters around the postcode's middle. */
  readonly proximity?: number | undefined;
};

const NOTHING = { id: NOBODY };
const METERS_OF_A_MILE = 1609.344;

/** The policy's own predicate again (20-directory.sql): employers offer no services. */
export const PUBLISHED = { status: 'APPROVED', kind: { not: 'EMPLOYER' } } as const;

const ofTerm = (taxonomy: Taxonomy, code: string): Prisma.ServiceWhereInput => {
  if (taxonomy === 'NEED') return { category: code };
  if (taxonomy === 'PROGRAM') return { programs: { has: code } };
  return taxonomy === 'CONDITION' ? { clauses: { some: { kind: code } } } : NOTHING;
};

const ofTaxonomy = (taxonomy: Taxonomy): Prisma.ServiceWhereInput => {
  if (taxonomy === 'NEED') return {};
  if (taxonomy === 'PROGRAM') return { programs: { isEmpty: false } };
  return taxonomy === 'CONDITION' ? { clauses: { some: {} } } : NOTHING;
};

function filed({ taxonomyTermId, taxonomyId }: Asked): Prisma.ServiceWhereInput[] {
  const term = taxonomyTermId && meaningOf(taxonomyTermId);
  const taxonomy = taxonomyId && taxonomyOf(taxonomyId);
  return [
    ...(taxonomyTermId ? [term ? ofTerm(term.taxonomy, term.code) : NOTHING] : []),
    ...(taxonomyId ? [taxonomy ? ofTaxonomy(taxonomy) : NOTHING] : []),
  ];
}

/** Services on offer of organizations that take part. */
export async function servicesWhere(db: Db, asked: Asked): Promise<Prisma.ServiceWhereInput> {
  const { search, organizationId, modifiedAfter, postcode } = asked;
  const changed = modifiedAfter && { updatedAt: { gte: modifiedAfter } };
  return {
    active: true,
    organization: PUBLISHED,
    ...(organizationId && { organizationId: isId(organizationId) ? organizationId : NOBODY }),
    AND: [
      ...searchWords(search ?? '').map((word) => ({ searchWords: { contains: word } })),
      ...filed(asked),
      ...(changed ? [{ OR: [changed, { location: changed }, { organization: changed }] }] : []),
      ...(postcode ? [await around(db, postcode, asked.proximity)] : []),
    ],
  };
}

export const organizationsWhere = (asked: Asked): Prisma.OrganizationWhereInput => ({
  ...PUBLISHED,
  AND: [
    ...searchWords(asked.search ?? '').map((word): Prisma.OrganizationWhereInput => {
      const contains = { contains: word, mode: 'insensitive' } as const;
      return { OR: [{ name: contains }, { description: contains }] };
    }),
    ...filed(asked).map((service) => ({
      services: { some: { AND: [service, { active: true }] } },
    })),
  ],
});

/**
 * Within so many meters of a ZIP code's middle, as far as it is told where a place is; without a distance: for
 * people who live there.
 */
async function around(
  db: Db,
  postcode: string,
  meters: number | undefined,
): Promise<Prisma.ServiceWhereInput> {
  const zip = zip5(parseZip(postcode) ?? '');
  const middle = await db.zipPlace.findFirst({ where: { zip } });
  if (!middle) return NOTHING;
  if (meters === undefined) {
    const county = middle.countyFips ?? '';
    return {
      OR: [{ statewide: true }, { counties: { has: county } }, { counties: { isEmpty: true } }],
    };
  }
  const { latitude, longitude } = middle;
  const near = await db.$queryRaw<{ id: string }[]>`
    select id from location
     where not hidden and app.miles_between(latitude, longitude, ${latitude}, ${longitude}) <= ${meters / METERS_OF_A_MILE}`;
  return { locationId: { in: near.map(({ id }) => id) } };
}
