import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeCustomer, makeStaff, signIn } from '../../support/actors.ts';
import type { Visitor } from '../../support/actors.ts';
import { ask } from '../../support/ask.ts';
import { adminQuery } from '../../support/database.ts';
import { locationOf, saveService } from '../../support/record.ts';
import { seedReferral } from '../../support/referral-seed.ts';
import { paid, seedPerson, seedService, seedWorld } from '../../support/seed.ts';
import type { World } from '../../support/seed.ts';

// Where people hide from violence at home is for staff, its own organization and whoever was referred there.

let world: World;
/** The receiver's shelter, and a food pantry at the same place. */
let shelter: string;
let pantry: string;
/** Its open office. */
let office: string;
let referral: string;
let referred: Visitor;
let stranger: Visitor;
let throwaway: { readonly token: string };
let registrar: { readonly token: string };

/** Signed in without a membership. */
async function makeLoner(proven: boolean): Promise<{ token: string; userId: string }> {
  const userId = randomUUID();
  await adminQuery(`insert into app_user (id, kind, name) values ($1, 'STAFF', 'Sam Alone')`, [
    userId,
  ]);
  await adminQuery(
    `insert into account (user_id, email, email_verified_at, updated_at) values ($1, $2, $3, now())`,
    [userId, `${userId}@example.org`, proven ? new Date() : null],
  );
  return { token: await signIn(userId, null), userId };
}

beforeAll(async () => {
  world = await seedWorld();
  const { receiver, sender } = world;
  shelter = await seedService(receiver, { category: 'DOMESTIC_VIOLENCE', name: 'Safety planning' });
  const input = { organizationId: receiver.id, locationId: await locationOf(shelter) };
  const beside = await saveService(receiver.admin, { ...input, name: 'Pantry' });
  pantry = (paid(beside, 'service') as { id: string }).id;
  office = world.serviceId;
  await adminQuery(
    `update location set city = 'Peoria', address_line = '7 Secret Road', zip = '61602', latitude = 40.69,
       longitude = -89.6, name = 'Safe house' where id = $1`,
    [await locationOf(shelter)],
  );
  ({ id: referral } = await seedReferral(world, 'SENT', { serviceId: shelter }));
  referred = world.customer;
  stranger = await makeCustomer(await seedPerson(sender.staff));
  throwaway = await makeLoner(false);
  registrar = await makeLoner(true);
});

const PLACE = 'location { id name addressLine city zip latitude longitude phone hours }';
const SEARCH = `query ($filter: ServiceFilter!) { services(filter: $filter) { totalCount edges { node {
  distanceMiles service { id name ${PLACE} contacts { name email phone } } } } } }`;

type Asker = { readonly token: string };
type Hit = {
  readonly distanceMiles: number | null;
  readonly service: {
    readonly id: string;
    readonly location: { readonly addressLine: string } | null;
    readonly contacts: readonly { readonly name: string }[];
  };
};

async function search(who: Asker, filter: object = {}): Promise<Hit[]> {
  const { data, errors } = await ask(who, SEARCH, {
    filter: { organizationId: world.receiver.id, includeOwn: true, ...filter },
  });
  expect(errors).toBeUndefined();
  expect(data.services.totalCount).toBe(data.services.edges.length);
  return data.services.edges.map(({ node }: { node: Hit }) => node) as Hit[];
}
const found = async (who: Asker, filter: object) =>
  (await search(who, filter)).map(({ service }) => service.id).sort();
const all = () => [shelter, pantry, office].sort();

const SHUT_OUT: Readonly<Record<string, () => Asker>> = {
  'an account whose address is not proven': () => throwaway,
  'an account without a membership': () => registrar,
  'a customer who was not referred there': () => stranger,
};

describe.each(Object.keys(SHUT_OUT))('%s', (name) => {
  const who = (): Asker => SHUT_OUT[name]?.() ?? throwaway;

  test('reads that there is a service, and neither where nor who answers for it', async () => {
    const hits = await search(who(), { zip: '61602' });
    expect(hits.map(({ service }) => service.id).sort()).toEqual(all());
    expect(JSON.stringify(hits)).not.toMatch(
      /Secret|Peoria|61602|40\.69|89\.6|Safe house|Kim Desk/,
    );
    for (const { service, distanceMiles } of hits) {
      const open = service.id === office;
      expect(service.location !== null).toBe(open);
      expect(distanceMiles !== null).toBe(open);
      expect(service.contacts).toEqual([]);
    }
    // Nothing to be read from the order either.
    expect(hits[0]?.service.id).toBe(office);
  });

  test('does not find it by asking what is near, or in a town', async () => {
    for (const withinMiles of [1, 30, 1_000]) {
      expect(await found(who(), { zip: '61602', withinMiles })).toEqual(
        withinMiles === 1_000 ? [office] : [],
      );
    }
    for (const words of ['peoria', 'safety peoria', 'peora', 'secret', 'pantry peoria']) {
      expect([words, await found(who(), { words })]).toEqual([words, []]);
    }
    expect(await found(who(), { words: 'safety' })).toEqual([shelter]);
  });

  test('nor by any other way', async () => {
    const { data, errors } = await ask(
      who(),
      `query ($id: ID!, $service: ID!) {
        organization(id: $id) { city locations { addressLine city } services { id ${PLACE} contacts { name } }
          allServices { id ${PLACE} contacts { name } } }
        service(id: $service) { id ${PLACE} contacts { name } organization { locations { addressLine } } } }`,
      { id: world.receiver.id, service: shelter },
    );
    expect(errors).toBeUndefined();
    expect(data.service).toMatchObject({ id: shelter, location: null, contacts: [] });
    expect(data.organization.locations).toHaveLength(1);
    expect(JSON.stringify(data)).not.toMatch(
      /Secret|Peoria|61602|40\.69|89\.6|Safe house|Kim Desk/,
    );
  });
});

describe('those who have to know', () => {
  test.each<[string, () => Asker]>([
    ['its own staff', () => world.receiver.staff],
    ['staff of another organization', () => world.outsider.staff],
    ['an area', () => world.elsewhere.admin],
    ['the state', () => world.state],
    ['a monitor', () => world.monitor],
  ])('%s: the place, its distance and its contacts', async (_name, who) => {
    const hits = await search(who(), { zip: '61602', withinMiles: 5 });
    expect(hits.map(({ service }) => service.id).sort()).toEqual([shelter, pantry].sort());
    for (const { service, distanceMiles } of hits) {
      expect(distanceMiles).toBeLessThan(5);
      expect(service.location).toMatchObject({ addressLine: '7 Secret Road', city: 'Peoria' });
      expect(service.contacts).toMatchObject([{ name: 'Kim Desk' }]);
    }
    expect(await found(who(), { words: 'safety peoria' })).toEqual([shelter]);
  });

  test('a customer referred there: where, and nobody by name', async () => {
    const [hit] = await search(referred, { words: 'safety', zip: '61602' });
    expect(hit?.service).toMatchObject({
      id: shelter,
      location: { addressLine: '7 Secret Road' },
      contacts: [],
    });
    expect(hit?.distanceMiles).toBeLessThan(5);
    const { data, errors } = await ask(
      referred,
      `query ($id: ID!) { referral(id: $id) { service { id ${PLACE} } } }`,
      { id: referral },
    );
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).toMatch(/7 Secret Road/);
  });

  test('not by a draft that nobody has sent', async () => {
    const personId = await seedPerson(world.sender.staff);
    const customer = await makeCustomer(personId);
    await seedReferral(world, 'DRAFT', { serviceId: shelter, personId, consentId: null });
    expect((await search(customer, { words: 'safety' }))[0]?.service.location).toBeNull();
  });

  test('the members of an organization that is suspended, as long as they are', async () => {
    const other = await seedWorld();
    const { receiver } = other;
    const id = await seedService(receiver, { category: 'DOMESTIC_VIOLENCE' });
    await adminQuery(`update organization set status = 'SUSPENDED' where id = $1`, [receiver.id]);
    const leaver = await makeStaff(receiver.id);
    await adminQuery(`update membership set valid_until = now() where user_id = $1`, [
      leaver.userId,
    ]);
    const unproven = await makeStaff(receiver.id);
    await adminQuery(`update account set email_verified_at = null where user_id = $1`, [
      unproven.userId,
    ]);
    const read = async (who: Asker) =>
      (
        await ask(
          who,
          `query ($id: ID!) { service(id: $id) { location { id } contacts { name } } }`,
          { id },
        )
      ).data.service;
    expect(await read(receiver.staff)).toMatchObject({
      location: { id: await locationOf(id) },
      contacts: [{ name: 'Kim Desk' }],
    });
    for (const who of [leaver, unproven]) {
      const seen = await read(who);
      expect(seen?.location ?? null).toBeNull();
      expect(seen?.contacts ?? []).toEqual([]);
    }
  });
});

test('the town of an organization is not the town of its hidden place', async () => {
  const { receiver } = await seedWorld();
  await adminQuery(`update organization set city = 'Carbondale' where id = $1`, [receiver.id]);
  const name = `Harbor ${randomUUID().slice(0, 8)}`;
  await adminQuery('update organization set name = $2 where id = $1', [receiver.id, name]);
  const listed = async (words: string) =>
    (
      await ask(
        throwaway,
        `query ($words: String!) { organizations(words: $words) { edges { node { id city } } } }`,
        { words },
      )
    ).data.organizations.edges.map(({ node }: { node: object }) => node);
  expect(await listed(`${name} carbondale`)).toEqual([{ id: receiver.id, city: 'Carbondale' }]);
  await seedService(receiver, { category: 'DOMESTIC_VIOLENCE' });
  expect(await listed(`${name} carbondale`)).toEqual([]);
  expect(await listed(name)).toEqual([{ id: receiver.id, city: null }]);
});
