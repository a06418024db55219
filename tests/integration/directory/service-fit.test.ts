import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { areaId } from '@throughline/prisma/seed/reference/areas';
import { CLAUSE_KINDS, fitOf, overallFit } from '@throughline/schema/domain/directory/eligibility';
import type { EligibilityClause } from '@throughline/schema/domain/directory/eligibility';
import { isOpenAt } from '@throughline/schema/domain/directory/opening-hours';
import type { OpeningRule, Weekday } from '@throughline/schema/domain/directory/opening-hours';
import { addDays, fromLocal } from '@throughline/schema/domain/shared/chicago-time';
import { beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../../support/ask.ts';
import type { Visitor } from '../../support/actors.ts';
import { adminQuery } from '../../support/database.ts';
import { seedReferral } from '../../support/referral-seed.ts';
import { seedService, seedWorld } from '../../support/seed.ts';
import type { World } from '../../support/seed.ts';

let world: World;
const services: Record<string, string> = {};
let personId: string;

const TODAY = 'extract(isodow from now())::int';

beforeAll(async () => {
  world = await seedWorld();
  for (const name of ['Adults', 'Everybody', 'Jackson only', 'Veterans', 'Youth']) {
    services[name] = await seedService(world.receiver, { name });
  }
  await addClause('Adults', { kind: 'AGE', min: 18, max: 64 });
  await addClause('Youth', { kind: 'AGE', min: 16, max: 24 });
  await addClause('Veterans', { kind: 'VETERAN' });
  await adminQuery(`update service set counties = '{17077}' where id = $1`, [
    services['Jackson only'],
  ]);
  const referral = await seedReferral(world);
  [{ id: personId } = { id: '' }] = (await adminQuery(
    'select person_id as id from referral where id = $1',
    [referral.id],
  )) as { id: string }[];
  await adminQuery('update service set active = false where id = $1', [world.serviceId]);
  await adminQuery(`update person set county_fips = '17031', lwia_id = $2 where id = $1`, [
    personId,
    areaId(7),
  ]);
  await adminQuery(
    `insert into person_birth (person_id, date_of_birth) values ($1, now() - interval '31 years 1 month')
     on conflict (person_id) do update set date_of_birth = excluded.date_of_birth`,
    [personId],
  );
});

const addClause = (service: string, clause: Partial<EligibilityClause>) =>
  insertClauses(services[service] ?? '', [
    { kind: 'OTHER', min: null, max: null, values: [], text: null, ...clause },
  ]);

const insertClauses = (serviceId: string, clauses: readonly EligibilityClause[]) =>
  adminQuery(
    `insert into eligibility_clause (id, service_id, position, kind, min, max, "values", text)
     select gen_random_uuid(), $1, row_number() over (), c.* from jsonb_to_recordset($2)
       as c(kind text, min int, max int, "values" text[], text text)`,
    [serviceId, JSON.stringify(clauses)],
  );

const QUERY = `query ($filter: ServiceFilter!) { services(filter: $filter, first: 100) { edges { node {
  outOfArea service { name location { openUntil opensNext } } fit { verdict clauses { verdict words } } } } } }`;

type Hit = {
  outOfArea: boolean;
  service: { name: string; location: { openUntil: string | null; opensNext: string | null } };
  fit: { verdict: string; clauses: { verdict: string; words: string }[] } | null;
};
const search = async (who: Visitor, filter: object): Promise<Hit[]> => {
  const answer = await ask(who, QUERY, {
    filter: { organizationId: world.receiver.id, includeOwn: true, ...filter },
  });
  expect(answer.errors).toBeUndefined();
  return answer.data.services.edges.map(({ node }: { node: Hit }) => node);
};
const names = (hits: readonly Hit[]) => hits.map(({ service }) => service.name);
const wordsOf = (hits: readonly Hit[], name: string) =>
  hits.find(({ service }) => service.name === name)?.fit?.clauses.map(({ words }) => words);

describe('services for a person (REF-012)', () => {
  test('say clause by clause why they fit; what is for others comes last, and is there', async () => {
    const hits = await search(world.sender.staff, { personId });
    expect(hits.map(({ service, fit }) => [service.name, fit?.verdict])).toEqual([
      ['Adults', 'MET'],
      ['Everybody', 'MET'],
      ['Veterans', 'ASK'],
      ['Jackson only', 'NOT_MET'],
      ['Youth', 'NOT_MET'],
    ]);
    expect(wordsOf(hits, 'Adults')).toEqual(['Ages 18 to 64: they are 31']);
    expect(wordsOf(hits, 'Youth')).toEqual(['Ages 16 to 24: they are 31']);
    expect(wordsOf(hits, 'Everybody')).toEqual([]);
    expect(wordsOf(hits, 'Jackson only')).toEqual([
      'Lives in Jackson County: they live in Cook County',
    ]);
    expect(wordsOf(hits, 'Veterans')?.[0]).toMatch(/: ask$/);
  });

  test('a date of birth that is not shared is not used: neither in words nor in the order', async () => {
    const hits = await search(world.receiver.staff, { personId });
    expect(wordsOf(hits, 'Youth')).toEqual(['Ages 16 to 24: ask']);
    expect(names(hits)).toEqual(['Adults', 'Everybody', 'Veterans', 'Youth', 'Jackson only']);
  });

  test('somebody one does not see, and somebody who is not, are one answer: that of no person', async () => {
    const nobody = await search(world.outsider.staff, {});
    for (const id of [personId, randomUUID(), 'x']) {
      expect(await search(world.outsider.staff, { personId: id })).toEqual(nobody);
    }
    expect(nobody.every(({ fit }) => fit === null)).toBe(true);
  });

  test('are a look at the person, which is written down (CORE-014)', async () => {
    const looks = async () =>
      (
        await adminQuery(
          `select count(*)::int as n from access_log
            where person_id = $1 and organization_id = $2 and fields = '{}'`,
          [personId, world.sender.id],
        )
      )[0]?.['n'] as number;
    await search(world.sender.staff, { personId });
    expect(await looks()).toBeGreaterThan(0);
  });

  test('take the county of the ZIP code where no county is recorded', async () => {
    await adminQuery('update person set county_fips = null, lwia_id = null where id = $1', [
      personId,
    ]);
    await adminQuery(`update person_contact set zip = '62901' where person_id = $1`, [personId]);
    const hits = await search(world.sender.staff, { personId });
    expect(wordsOf(hits, 'Jackson only')).toEqual(['Lives in Jackson County']);
    await adminQuery(`update person set county_fips = '17031' where id = $1`, [personId]);
  });
});

describe('services', () => {
  test('for other counties than where one looks are marked and come last', async () => {
    const hits = await search(world.sender.staff, { zip: '60601' });
    expect(hits.at(-1)).toMatchObject({ outOfArea: true, service: { name: 'Jackson only' } });
    expect(hits.filter(({ outOfArea }) => outOfArea)).toHaveLength(1);
    expect((await search(world.sender.staff, { zip: '62901' })).some((hit) => hit.outOfArea)).toBe(
      false,
    );
  });

  test('are found by a county they serve from elsewhere', async () => {
    await adminQuery(`update service set counties = '{17077,17031}' where id = $1`, [
      services['Jackson only'],
    ]);
    expect(names(await search(world.sender.staff, { countyFips: '17031' }))).toEqual([
      'Jackson only',
    ]);
    await adminQuery(`update service set counties = '{17077}' where id = $1`, [
      services['Jackson only'],
    ]);
  });

  test('are found by their program or the organization’s', async () => {
    await adminQuery(`update service set programs = '{TITLE_I_YOUTH}' where id = $1`, [
      services['Youth'],
    ]);
    expect(names(await search(world.sender.staff, { program: 'TITLE_I_YOUTH' }))).toEqual([
      'Youth',
    ]);
    await adminQuery(`update organization set programs = '{SCSEP}' where id = $1`, [
      world.receiver.id,
    ]);
    expect(await search(world.sender.staff, { program: 'SCSEP' })).toHaveLength(5);
  });

  test('with places free: neither closed, nor with a list, nor without a place left', async () => {
    const say = (name: string, rule: string, state: string, places: number) =>
      adminQuery(
        `insert into service_capacity (service_id, rule, state, places) values ($1, $2, $3, $4)`,
        [services[name], rule, state, places],
      );
    await say('Adults', 'RESERVED', 'OPEN', 0);
    await say('Everybody', 'RESERVED', 'OPEN', 2);
    await say('Jackson only', 'NOT_COUNTED', 'CLOSED', 0);
    await say('Veterans', 'SHOWN', 'WAITING_LIST', 3);
    expect(names(await search(world.sender.staff, { placesFree: true }))).toEqual([
      'Everybody',
      'Youth',
    ]);
  });

  test('open now, and until when', async () => {
    expect(await search(world.sender.staff, { openNow: true })).toEqual([]);
    await adminQuery(
      `insert into opening_hours (id, location_id, position, days, opens, closes)
       select gen_random_uuid(), location_id, 0, array[${TODAY}, ${TODAY} % 7 + 1, (${TODAY} + 5) % 7 + 1], '00:00', '23:59'
         from service where id = $1`,
      [services['Adults']],
    );
    const open = await search(world.sender.staff, { openNow: true });
    // In the last minute of a day nothing is open.
    expect(names(open)).toEqual(['Adults']);
    expect(new Date(open[0]?.service.location.openUntil ?? 0).getTime()).toBeGreaterThan(
      Date.now(),
    );
    await adminQuery(
      `insert into closure (id, location_id, "on")
       select gen_random_uuid(), location_id, (now() at time zone 'America/Chicago')::date from service where id = $1`,
      [services['Adults']],
    );
    expect(await search(world.sender.staff, { openNow: true })).toEqual([]);
    const [closed] = (await search(world.sender.staff, { words: 'adults' })) as [Hit];
    expect(closed.service.location).toEqual({ openUntil: null, opensNext: expect.any(String) });
  });

  test('by the stem of a word', async () => {
    await seedService(world.receiver, { name: 'Counselor for debt' });
    expect(names(await search(world.sender.staff, { words: 'counseling debts' }))).toEqual([
      'Counselor for debt',
    ]);
  });
});

describe('the database and the rules say the same', () => {
  const day = fc.integer({ min: 0, max: 400 }).map((ahead) => addDays('2026-01-01', ahead));
  const time = fc
    .integer({ min: 3, max: 22 })
    .chain((hour) =>
      fc.constantFrom('00', '30').map((minute) => `${String(hour).padStart(2, '0')}:${minute}`),
    );
  const rule: fc.Arbitrary<OpeningRule> = fc
    .record({
      days: fc.uniqueArray(fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7), { minLength: 1 }),
      opens: time,
      closes: time,
      every: fc.integer({ min: 1, max: 4 }),
      startsOn: day,
      validFrom: fc.option(day),
      validTo: fc.option(day),
    })
    .filter(({ opens, closes }) => opens < closes);

  test('of opening hours', async () => {
    const locationId = (
      await adminQuery('select location_id as id from service where id = $1', [services['Youth']])
    )[0]?.['id'];
    await fc.assert(
      fc.asyncProperty(
        fc.array(rule, { maxLength: 4 }),
        fc.array(day, { maxLength: 3 }),
        fc.array(fc.tuple(day, time), { minLength: 20, maxLength: 20 }),
        async (rules, closed, times) => {
          await adminQuery('delete from opening_hours where location_id = $1', [locationId]);
          await adminQuery('delete from closure where location_id = $1', [locationId]);
          await adminQuery(
            `insert into opening_hours (id, location_id, position, days, opens, closes, every, starts_on, valid_from, valid_to)
           select gen_random_uuid(), $1, 0, r.days, r.opens, r.closes, r.every, r."startsOn", r."validFrom", r."validTo"
             from jsonb_to_recordset($2) as r(days int[], opens text, closes text, every int, "startsOn" date, "validFrom" date, "validTo" date)`,
            [locationId, JSON.stringify(rules)],
          );
          await adminQuery(
            `insert into closure (id, location_id, "on") select gen_random_uuid(), $1, d from unnest($2::date[]) d on conflict do nothing`,
            [locationId, closed],
          );
          const rows = await adminQuery(
            `select app.is_open($1, t.at) as open from unnest($2::timestamp[]) with ordinality t(at, n) order by n`,
            [locationId, times.map(([on, at]) => `${on} ${at}`)],
          );
          const closures = closed.map((on) => ({ on, note: null }));
          expect(rows.map(({ open }) => open)).toEqual(
            times.map(([on, at]) =>
              isOpenAt(rules, closures, fromLocal(on, Number(at.slice(0, 2)), Number(at.slice(3)))),
            ),
          );
        },
      ),
      { numRuns: 25 },
    );
  });

  test('of conditions', async () => {
    const serviceId = services['Everybody'] ?? '';
    const fips = fc.constantFrom('17031', '17077', '17143');
    const clause: fc.Arbitrary<EligibilityClause> = fc.record({
      kind: fc.constantFrom(...CLAUSE_KINDS),
      min: fc.option(fc.integer({ min: 0, max: 60 })),
      max: fc.option(fc.integer({ min: 0, max: 60 })),
      values: fc.uniqueArray(fips),
      text: fc.constant(null),
    });
    const facts = fc.record({
      age: fc.option(fc.integer({ min: 0, max: 70 })),
      countyFips: fc.option(fips),
      lwiaId: fc.option(fips),
      language: fc.constant(null),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(clause, { maxLength: 3 }), facts, async (clauses, known) => {
        await adminQuery('delete from eligibility_clause where service_id = $1', [serviceId]);
        await insertClauses(serviceId, clauses);
        const [row] = await adminQuery('select app.is_refused($1, $2, $3, $4) as refused', [
          serviceId,
          known.age,
          known.countyFips,
          known.lwiaId,
        ]);
        expect(row?.['refused']).toBe(overallFit(fitOf(clauses, known)) === 'NOT_MET');
      }),
      {
        numRuns: 60,
        examples: [
          [
            [{ kind: 'COUNTY', min: null, max: null, values: [], text: null }],
            { age: null, countyFips: null, lwiaId: null, language: null },
          ],
        ],
      },
    );
  });
});
