import { beforeAll, describe, expect, test } from 'vitest';
import { areaId } from '@throughline/prisma/seed/reference/areas';
import { makeOrganization, makeStaff } from '../../support/actors.ts';
import type { Visitor } from '../../support/actors.ts';
import { ask } from '../../support/ask.ts';
import { adminQuery } from '../../support/database.ts';

/** A word no other test's service has, so that the directory is this test's alone. */
const MARK = `q${crypto.randomUUID().replaceAll('-', '')}`;

type Offer = {
  name: string;
  category: string;
  city: string;
  at: [number, number];
  county: string;
  area: number;
  languages?: string[];
  spokenThere?: string[];
  statewide?: boolean;
  active?: boolean;
};

const OFFERS: Offer[] = [
  {
    name: 'Welding certificate',
    category: 'JOB_TRAINING',
    city: 'Carbondale',
    at: [37.73, -89.22],
    county: '17077',
    area: 25,
  },
  {
    name: 'Food pantry',
    category: 'FOOD',
    city: 'Marion',
    at: [37.73, -88.93],
    county: '17199',
    area: 25,
    languages: ['es'],
  },
  {
    name: 'Community kitchen',
    category: 'FOOD',
    city: 'Chicago',
    at: [41.88, -87.63],
    county: '17031',
    area: 7,
    spokenThere: ['pl'],
  },
  {
    name: 'Rent assistance',
    category: 'HOUSING',
    city: 'Springfield',
    at: [39.8, -89.65],
    county: '17167',
    area: 20,
  },
  {
    name: 'Closed program',
    category: 'FOOD',
    city: 'Marion',
    at: [37.73, -88.93],
    county: '17199',
    area: 25,
    active: false,
  },
];

let partner: string;
let staff: Visitor;
let own: Visitor;
beforeAll(async () => {
  partner = await makeOrganization({ name: `Southern Help ${MARK}` });
  own = await makeStaff(partner);
  staff = await makeStaff(await makeOrganization());
  for (const offer of OFFERS) await makeOffer(partner, offer);
  const pending = await makeOrganization({ name: `Not yet ${MARK}`, status: 'PENDING' });
  await makeOffer(pending, { ...(OFFERS[1] as Offer), name: 'Unapproved pantry' });
});

async function makeOffer(organizationId: string, offer: Offer): Promise<void> {
  const [location] = await adminQuery(
    `insert into location (id, organization_id, name, address_line, city, zip, county_fips, lwia_id, latitude,
       longitude, languages, updated_at)
     values (gen_random_uuid(), $1, 'Main', '1 Oak Street', $2, '62901', $3, $4, $5, $6, $7, now()) returning id`,
    [
      organizationId,
      offer.city,
      offer.county,
      areaId(offer.area),
      ...offer.at,
      offer.spokenThere ?? ['en'],
    ],
  );
  await adminQuery(
    `insert into service (id, organization_id, location_id, category, name, description, languages, active, statewide,
       updated_at)
     values (gen_random_uuid(), $1, $2, $3, $4, 'For residents.', $5, $6, $7, now())`,
    [
      organizationId,
      location?.['id'],
      offer.category,
      offer.name,
      offer.languages ?? ['en'],
      offer.active ?? true,
      offer.statewide ?? false,
    ],
  );
}

const placeOf = ({ city, at, county, area }: Offer) => ({ city, at, county, area });

const QUERY = `query ($filter: ServiceFilter!, $first: Int, $after: String) {
  services(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { distanceMiles service { name organization { name } location { city } contacts { name } } } }
  } }`;

type Hit = { distanceMiles: number | null; service: { name: string } };

async function search(filter: object, who: Visitor = staff) {
  const answer = await ask(who, QUERY, { filter: { organizationId: partner, ...filter } });
  expect(answer.errors).toBeUndefined();
  const { totalCount, edges } = answer.data.services;
  const hits = edges.map(({ node }: { node: Hit }) => node) as Hit[];
  expect(totalCount).toBe(hits.length);
  return { hits, names: hits.map(({ service }) => service.name), roundTrips: answer.roundTrips };
}

describe('terms of the field', () => {
  let schools: string;
  beforeAll(async () => {
    schools = await makeOrganization({ name: 'School of terms' });
    const [any] = OFFERS as [Offer];
    for (const [name, category] of [
      ['High school equivalency classes', 'ADULT_EDUCATION'],
      ['English as a second language', 'IMMIGRATION_LANGUAGE'],
      ['SNAP application help', 'FOOD'],
      ['Certified nursing assistant program', 'JOB_TRAINING'],
      ['CDL truck driving', 'JOB_TRAINING'],
      ['Child care search', 'CHILD_CARE'],
      ['Emergency rent help', 'HOUSING'],
      ['Unpaid wages', 'LEGAL_REENTRY'],
      ['Groups for parents', 'YOUTH_PROGRAMS'],
    ] as const)
      await makeOffer(schools, { ...any, name, category });
  });

  test.each([
    ['GED', 'High school equivalency classes'],
    ['HSE', 'High school equivalency classes'],
    ['diploma', 'High school equivalency classes'],
    ['ged classes', 'High school equivalency classes'],
    ['ESL', 'English as a second language'],
    ['food stamps', 'SNAP application help'],
    ['link card', 'SNAP application help'],
    ['CNA', 'Certified nursing assistant program'],
    ['commercial driver', 'CDL truck driving'],
    ['daycare', 'Child care search'],
    ['rent', 'Emergency rent help'],
    ['equivalancy', 'High school equivalency classes'],
  ])('"%s" finds what means the same (REF-012)', async (words, name) => {
    const { names } = await search({ organizationId: schools, words });
    expect(names[0]).toBe(name);
    expect(names).not.toContain('Unpaid wages');
    expect(names).not.toContain('Groups for parents');
  });
});

describe('services', () => {
  test.each<[string, object, string[]]>([
    [
      'everything on offer, by name',
      {},
      ['Community kitchen', 'Food pantry', 'Rent assistance', 'Welding certificate'],
    ],
    ['words', { words: 'pantry' }, ['Food pantry']],
    ['a slip of the pen', { words: 'weldng' }, ['Welding certificate']],
    ['no accents, any case', { words: 'PANTRÝ' }, ['Food pantry']],
    ['a town', { words: 'springfield' }, ['Rent assistance']],
    ['all the words', { words: 'rent springfield' }, ['Rent assistance']],
    ['not some of them', { words: 'rent chicago' }, []],
    ['words that say nothing', { words: 'help with the rent' }, ['Rent assistance']],
    [
      'a category by its name, the better match first',
      { words: 'food' },
      ['Food pantry', 'Community kitchen'],
    ],
    [
      'a category by its Spanish name',
      { words: 'alimentos' },
      ['Community kitchen', 'Food pantry'],
    ],
    [
      'categories',
      { categories: ['HOUSING', 'JOB_TRAINING'] },
      ['Rent assistance', 'Welding certificate'],
    ],
    ['a county', { countyFips: '17031' }, ['Community kitchen']],
    ['an area', { lwiaId: areaId(25) }, ['Food pantry', 'Welding certificate']],
    ['a language it is given in', { language: 'es' }, ['Food pantry']],
    ['a language spoken there', { language: 'pl' }, ['Community kitchen']],
    [
      'all at once',
      { words: 'pantry', categories: ['FOOD'], language: 'es', countyFips: '17199' },
      ['Food pantry'],
    ],
    ['letters with a meaning elsewhere', { words: `%_'"; drop table` }, []],
    ['an area that is none', { lwiaId: 'x' }, []],
  ])('%s', async (_name, filter, names) => {
    expect((await search(filter)).names).toEqual(names);
  });

  test('what is for all of Illinois is found in every county and area, after what is there (REF-012)', async () => {
    const [, pantry, kitchen] = OFFERS as [Offer, Offer, Offer];
    const organizationId = await makeOrganization();
    const offers = [
      { ...pantry, name: 'Anywhere line', statewide: true, ...placeOf(kitchen) },
      { ...pantry, name: 'Here line', statewide: true },
      { ...pantry, name: 'Local pantry' },
      { ...pantry, name: 'Pantry elsewhere', ...placeOf(kitchen) },
    ];
    for (const offer of offers) await makeOffer(organizationId, offer);
    for (const asked of [{ countyFips: pantry.county }, { lwiaId: areaId(pantry.area) }]) {
      const { names } = await search({ organizationId, ...asked });
      expect(names).toEqual(['Here line', 'Local pantry', 'Anywhere line']);
    }
  });

  test('from a ZIP code: nearest first, with miles', async () => {
    const { hits } = await search({ zip: '62901' });
    expect(
      hits.map(({ service, distanceMiles }) => [service.name, Math.round(distanceMiles ?? -1)]),
    ).toEqual([
      ['Welding certificate', 1],
      ['Food pantry', 16],
      ['Rent assistance', 146],
      ['Community kitchen', 299],
    ]);
    expect((await search({ zip: '62901-1234', withinMiles: 20 })).names).toEqual([
      'Welding certificate',
      'Food pantry',
    ]);
  });

  test('without a ZIP code there is no distance', async () => {
    const { hits } = await search({ withinMiles: 20 });
    expect(hits).toHaveLength(4);
    expect(hits.every(({ distanceMiles }) => distanceMiles === null)).toBe(true);
  });

  test.each(['90210', 'abc', '6290'])('ZIP code %s is asked for again', async (zip) => {
    const { errors } = await ask(staff, QUERY, { filter: { zip } });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('one does not refer to oneself, unless one looks oneself up', async () => {
    expect((await search({}, own)).names).toEqual([]);
    expect((await search({ includeOwn: true }, own)).names).toHaveLength(4);
  });

  test('of organizations that are approved', async () => {
    const { data } = await ask(staff, QUERY, { filter: { words: MARK } });
    expect(data.services.totalCount).toBe(4);
    expect(JSON.stringify(data)).not.toContain('Unapproved');
  });

  test('pages neither lose nor double any', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await ask(staff, QUERY, {
        filter: { organizationId: partner },
        first: 3,
        after,
      });
      const { totalCount, pageInfo, edges } = data.services;
      expect(totalCount).toBe(4);
      seen.push(...edges.map(({ node }: { node: Hit }) => node.service.name));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual([
      'Community kitchen',
      'Food pantry',
      'Rent assistance',
      'Welding certificate',
    ]);
  });

  test('two round trips, three with a ZIP code', async () => {
    expect((await search({})).roundTrips).toBe(2);
    expect((await search({ zip: '62901' })).roundTrips).toBe(3);
  });

  test('a new name of the organization or the town is found at once', async () => {
    const name = `Renamed${MARK.slice(0, 12)}`;
    const town = `Newtown${MARK.slice(12, 24)}`;
    const organization = await makeOrganization();
    await makeOffer(organization, { ...(OFFERS[0] as Offer), name: 'Bicycle repair' });
    await adminQuery('update organization set name = $2 where id = $1', [organization, name]);
    await adminQuery('update location set city = $2 where organization_id = $1', [
      organization,
      town,
    ]);
    for (const words of [name, town]) {
      const { data } = await ask(staff, QUERY, { filter: { words } });
      expect(data.services.edges[0].node.service.name).toBe('Bicycle repair');
    }
  });
});

describe('service', () => {
  test('also one no longer offered; nothing for what is no id', async () => {
    const [closed] = await adminQuery(
      `select id from service where organization_id = $1 and not active`,
      [partner],
    );
    const query = 'query ($id: ID!) { service(id: $id) { name active referable } }';
    expect((await ask(staff, query, { id: closed?.['id'] })).data.service).toEqual({
      name: 'Closed program',
      active: false,
      referable: false,
    });
    for (const id of ['x', crypto.randomUUID()]) {
      expect((await ask(staff, query, { id })).data.service).toBeNull();
    }
  });

  test('not for visitors', async () => {
    const { errors } = await ask(null, QUERY, { filter: {} });
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});
