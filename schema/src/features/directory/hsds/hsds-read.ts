import type { Db } from '@throughline/prisma/client';
import type { Prisma } from '@throughline/prisma/generated/client';
import { isId } from '../../../platform/ids.ts';
import { organizationsWhere, PUBLISHED, servicesWhere } from './listing.ts';
import type { Asked } from './listing.ts';
import {
  modifiedAt,
  organizationLine,
  organizationOf,
  serviceAtLocationLine,
  serviceAtLocationOf,
  serviceLine,
  serviceOf,
} from './represent.ts';
import type { Entity, Telling } from './represent.ts';
import { countyNames, ORGANIZATION_ROWS, SERVICE_ROWS, SERVICE_TIMES } from './rows.ts';
import type { RecordRow, ServiceRow } from './rows.ts';
import { HSDS_TAXONOMIES, HSDS_TERMS } from './terms.ts';

export const HSDS_LISTS = [
  'services',
  'organizations',
  'service_at_locations',
  'taxonomies',
  'taxonomy_terms',
] as const;
export type HsdsList = (typeof HSDS_LISTS)[number];

export type AskedList = Asked & {
  /** Only ids and dates; of services. */
  readonly minimal?: boolean;
  /** Everything that belongs to it. */
  readonly full?: boolean;
  /** Of organizations: their services whole. */
  readonly fullService?: boolean;
  /** Of terms: those that stand under this one, of which there are none. */
  readonly parentId?: string | undefined;
};

type Span = { readonly skip: number; readonly take: number };
export type Found = { readonly total: number; readonly contents: readonly object[] };

const telling = async (db: Db): Promise<Telling> => ({
  audience: 'PUBLIC',
  counties: await countyNames(db),
});

/** A page of what HSDS publishes, under claims that see nothing else (`publicClaims`). */
export async function listHsds(
  db: Db,
  list: HsdsList,
  asked: AskedList,
  span: Span,
): Promise<Found> {
  switch (list) {
    case 'organizations':
      return listOrganizations(db, asked, span);
    case 'services':
    case 'service_at_locations':
      return listServices(db, list, asked, span);
    case 'taxonomies':
      return ofList(HSDS_TAXONOMIES, asked.search, span);
    case 'taxonomy_terms': {
      const terms = HSDS_TERMS.filter(
        ({ taxonomy_id }) =>
          !asked.parentId && (!asked.taxonomyId || taxonomy_id === asked.taxonomyId.toLowerCase()),
      );
      return ofList(terms, asked.search, span);
    }
  }
}

/** Null for what is not there or not published. */
export async function findHsds(
  db: Db,
  list: HsdsList,
  id: string,
  fullService: boolean,
): Promise<object | null> {
  if (!isId(id)) return null;
  switch (list) {
    case 'organizations': {
      const record = await db.organization.findFirst({
        where: { id, ...PUBLISHED },
        include: ORGANIZATION_ROWS,
      });
      const services = fullService ? 'WHOLE' : 'NAMES';
      return record && organizationOf(record, await telling(db), services);
    }
    case 'services':
    case 'service_at_locations': {
      const where = { id, active: true, organization: PUBLISHED };
      const row = await db.service.findFirst({ where, include: SERVICE_ROWS });
      if (!row) return null;
      const told = await telling(db);
      return list === 'services' ? serviceOf(row, told) : serviceAtLocationOf(row, told);
    }
    case 'taxonomies':
      return HSDS_TAXONOMIES.find((each) => each.id === id.toLowerCase()) ?? null;
    case 'taxonomy_terms':
      return HSDS_TERMS.find((each) => each.id === id.toLowerCase()) ?? null;
  }
}

async function listServices(
  db: Db,
  list: 'services' | 'service_at_locations',
  asked: AskedList,
  span: Span,
): Promise<Found> {
  const where = await servicesWhere(db, asked);
  const page = { where, orderBy: { id: 'asc' }, ...span } satisfies Prisma.ServiceFindManyArgs;
  if (list === 'services' && asked.minimal) return listTimes(db, page);
  const [total, rows, told] = await Promise.all([
    db.service.count({ where }),
    db.service.findMany({ ...page, include: SERVICE_ROWS }),
    telling(db),
  ]);
  return { total, contents: rows.map((row) => inList(list, row, asked, told)) };
}

/** Ids and times only: a list of thousands, by which a copy is kept up to date. */
async function listTimes(
  db: Db,
  page: Span & { where: Prisma.ServiceWhereInput; orderBy: Prisma.ServiceOrderByWithRelationInput },
): Promise<Found> {
  const [total, rows] = await Promise.all([
    db.service.count({ where: page.where }),
    db.service.findMany({ ...page, select: SERVICE_TIMES }),
  ]);
  const contents = rows.map((row) => ({
    id: row.id,
    modified_date: modifiedAt(row).toISOString(),
  }));
  return { total, contents };
}

function inList(list: HsdsList, row: ServiceRow, asked: AskedList, told: Telling): object {
  if (list === 'service_at_locations') {
    return asked.full ? serviceAtLocationOf(row, told) : serviceAtLocationLine(row, told);
  }
  return asked.full ? serviceOf(row, told) : serviceLine(row);
}

async function listOrganizations(db: Db, asked: AskedList, span: Span): Promise<Found> {
  const where = organizationsWhere(asked);
  const page = { where, orderBy: { id: 'asc' }, ...span } satisfies Prisma.OrganizationFindManyArgs;
  const total = db.organization.count({ where });
  if (!asked.full && !asked.fullService) {
    const rows = await db.organization.findMany(page);
    return { total: await total, contents: rows.map(organizationLine) };
  }
  const rows: RecordRow[] = await db.organization.findMany({ ...page, include: ORGANIZATION_ROWS });
  const told = await telling(db);
  const services = asked.fullService ? 'WHOLE' : 'NAMES';
  const contents: Entity[] = rows.map((row) => organizationOf(row, told, services));
  return { total: await total, contents };
}

function ofList(
  list: readonly { readonly name: string; readonly description: string }[],
  search: string | undefined,
  { skip, take }: Span,
): Found {
  const typed = search?.trim().toLowerCase() ?? '';
  const found = list.filter(({ name, description }) =>
    `${name} ${description}`.toLowerCase().includes(typed),
  );
  return { total: found.length, contents: found.slice(skip, skip + take) };
}
