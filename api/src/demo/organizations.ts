import type { Db } from '@throughline/prisma/client';
import { AREAS, areaId } from '@throughline/prisma/seed/reference/areas';
import { COUNTIES } from '@throughline/prisma/seed/reference/counties';
import type { NeedCategory } from '@throughline/schema/domain/shared/need-category';
import { clauseRows, ruleRows } from '@throughline/schema/features/directory/record-rows';
import { keepCompleteness } from '@throughline/schema/features/directory/record-score';
import { KINDS } from './kinds.ts';
import type { Random } from './random.ts';
import type { KindTemplate } from './service-template.ts';
import { TOWNS } from './towns.ts';
import type { Town } from './towns.ts';

export type DemoService = {
  readonly id: string;
  readonly category: NeedCategory;
  readonly name: string;
};

export type DemoOrganization = {
  readonly id: string;
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  readonly town: Town;
  readonly services: readonly DemoService[];
};

/** Kilometres of latitude or longitude are near enough degrees for a pin in the right part of town. */
const SPREAD_DEGREES = 0.02;

const DAY_MS = 86_400_000;
/** As the setting has it until the state sets another (REF-010). */
const VERIFY_DAYS = 90;

type Upkeep = { readonly verifiedDaysAgo?: number; readonly gaps?: boolean };
type Invented = Upkeep & { readonly town: Town; readonly kind: string; readonly name: string };

/** Most keep their record; some let it go, for the administrator of their area to see. */
const UPKEEP: readonly Upkeep[] = [
  { verifiedDaysAgo: 12 },
  { verifiedDaysAgo: 41 },
  { verifiedDaysAgo: 5 },
  { verifiedDaysAgo: 76, gaps: true },
  { verifiedDaysAgo: 30 },
  { verifiedDaysAgo: 19 },
  { verifiedDaysAgo: 132 },
  { verifiedDaysAgo: 55 },
  { verifiedDaysAgo: 101, gaps: true },
];

/** The counties that a service is for. */
function areaOf(reach: KindTemplate['reach'], { countyFips, areaNumber }: Town) {
  if (reach === 'STATE') return { statewide: true };
  if (reach === 'COUNTY') return { counties: [countyFips] };
  const names = AREAS.find(({ number }) => number === areaNumber)?.counties ?? [];
  return {
    counties: COUNTIES.flatMap(({ fips, name }) => (names.includes(name) ? [fips] : [])),
  };
}

/** Partners of the demo with their places, services and contacts, written as reference data is. */
export async function createOrganizations(db: Db, random: Random): Promise<DemoOrganization[]> {
  const made: DemoOrganization[] = [];
  for (const town of TOWNS) {
    for (const [kind, name] of Object.entries(town.organizations)) {
      const upkeep = UPKEEP[made.length % UPKEEP.length];
      made.push(await createOrganization(db, random, { town, kind, name, ...upkeep }));
    }
  }
  return made;
}

async function createOrganization(
  db: Db,
  random: Random,
  { town, kind, name, verifiedDaysAgo = 1, gaps = false }: Invented,
): Promise<DemoOrganization> {
  const template = KINDS[kind];
  if (!template) throw new Error(`The demo has no kind of organization named ${kind}.`);
  const domain = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}.example.org`;
  const phone = () => `+1${town.areaCode}55501${String(random.whole(10, 99))}`;
  const lwiaId = areaId(town.areaNumber);
  const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);
  const organization = await db.organization.create({
    data: {
      kind: 'PARTNER',
      status: 'APPROVED',
      name,
      lwiaId,
      city: town.name,
      description: template.description,
      phone: phone(),
      email: `hello@${domain}`,
      website: gaps ? null : `https://${domain}`,
      programs: [...template.programs],
      verifiedAt: daysAgo(verifiedDaysAgo),
      verifyBy: daysAgo(verifiedDaysAgo - VERIFY_DAYS),
    },
  });
  const location = await db.location.create({
    data: {
      organizationId: organization.id,
      name: `${name}, ${town.name}`,
      addressLine: `${random.whole(100, 2900)} ${random.pick(STREETS)}`,
      city: town.name,
      zip: town.zip,
      countyFips: town.countyFips,
      lwiaId,
      latitude: town.latitude + (random.next() - 0.5) * SPREAD_DEGREES,
      longitude: town.longitude + (random.next() - 0.5) * SPREAD_DEGREES,
      phone: phone(),
      openingHours: { create: ruleRows(template.hours) },
      languages: [...template.languages],
      accessibility: gaps ? null : random.pick(ACCESS),
    },
  });
  const services: DemoService[] = [];
  for (const offered of template.services) {
    const { id } = await db.service.create({
      data: {
        organizationId: organization.id,
        locationId: location.id,
        category: offered.category,
        name: offered.name,
        description: offered.description,
        eligibility: offered.eligibility ?? null,
        cost: offered.cost ?? null,
        documents: offered.documents ?? null,
        howToApply: gaps ? null : 'By referral, by phone or at the door.',
        programs: [...template.programs],
        clauses: { create: clauseRows(offered.clauses ?? []) },
        ...areaOf(template.reach, town),
        languages: [...template.languages],
        contacts: {
          create: [
            { name: 'Referral desk', phone: phone(), email: `referrals@${domain}` },
            { name: 'Front office', phone: phone(), email: `office@${domain}`, backup: true },
          ],
        },
      },
    });
    services.push({ id, category: offered.category, name: offered.name });
  }
  await keepCompleteness(db, organization.id);
  return { id: organization.id, key: `${town.name}/${kind}`, kind, name, town, services };
}

const STREETS = [
  'Main Street',
  'Second Avenue',
  'Oak Street',
  'Jefferson Avenue',
  'River Road',
  'Lincoln Avenue',
];
const ACCESS = [
  'Step-free entrance, accessible restroom.',
  'Elevator, accessible parking in front.',
  'Ramp at the side door; ring the bell.',
];
