import type { Db } from '@throughline/prisma/client';
import { areaId } from '@throughline/prisma/seed/reference/areas';
import type { NeedCategory } from '@throughline/schema/domain/shared/need-category';
import { KINDS } from './kinds.ts';
import type { Random } from './random.ts';
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

/** Partners of the demo with their places, services and contacts, written as reference data is. */
export async function createOrganizations(db: Db, random: Random): Promise<DemoOrganization[]> {
  const made: DemoOrganization[] = [];
  for (const town of TOWNS) {
    for (const [kind, name] of Object.entries(town.organizations)) {
      made.push(await createOrganization(db, random, { town, kind, name }));
    }
  }
  return made;
}

async function createOrganization(
  db: Db,
  random: Random,
  { town, kind, name }: { town: Town; kind: string; name: string },
): Promise<DemoOrganization> {
  const template = KINDS[kind];
  if (!template) throw new Error(`The demo has no kind of organization named ${kind}.`);
  const domain = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}.example.org`;
  const phone = () => `+1${town.areaCode}55501${String(random.whole(10, 99))}`;
  const lwiaId = areaId(town.areaNumber);
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
      website: `https://${domain}`,
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
      hours: template.hours,
      languages: [...template.languages],
      accessibility: random.pick(ACCESS),
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
        howToApply: 'By referral, by phone or at the door.',
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
