import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeOrganization, makeStaff } from '../../support/actors.ts';
import type { Visitor } from '../../support/actors.ts';
import { act, ask } from '../../support/ask.ts';
import { adminQuery } from '../../support/database.ts';
import { LOCATION, locationOf, saveLocation, saveService } from '../../support/record.ts';
import { paid, seedArea, seedParty, seedService } from '../../support/seed.ts';
import type { Area, Party } from '../../support/seed.ts';

let area: Area;
let partner: Party;
let outsider: Party;
let serviceId: string;
let locationId: string;
let state: Visitor;
beforeAll(async () => {
  area = await seedArea();
  partner = await seedParty(area);
  outsider = await seedParty(area);
  serviceId = await seedService(partner, { category: 'FOOD' });
  locationId = await locationOf(serviceId);
  state = await makeStaff(await makeOrganization({ kind: 'STATE' }), 'STATE_ADMIN');
});

const organization = (more: object = {}) => ({
  organizationId: partner.id,
  expectedVersion: 0,
  name: `Open Shelf ${partner.id.slice(0, 8)}`,
  programs: ['CSBG'],
  website: 'open-shelf.example.org',
  phone: '618 555 0123',
  ...more,
});
const RECORD = `... on OrganizationPayload { organization { id name website phone programs version completeness
  missing { part of } verifiedAt stale status statusNote viewerActions } }`;

const offered = async (who: Visitor, of = partner.id) => {
  const { data } = await ask(
    who,
    'query ($of: ID!) { services(filter: { organizationId: $of, includeOwn: true }) { edges { node { service { id } } } } }',
    { of },
  );
  return data.services.edges.map(
    (edge: { node: { service: { id: string } } }) => edge.node.service.id,
  );
};

describe('the organization (REF-009, REF-011)', () => {
  test('is changed by its keepers, in the form that is stored', async () => {
    const done = await act(partner.admin, 'updateOrganization', organization(), RECORD);
    expect(paid(done, 'organization')).toMatchObject({
      website: 'https://open-shelf.example.org',
      phone: '+16185550123',
      programs: ['CSBG'],
      version: 1,
      viewerActions: ['EDIT', 'VERIFY'],
    });
  });

  test.each([
    ['staff', () => partner.staff, 'ForbiddenError'],
    ['another partner', () => outsider.admin, 'ForbiddenError'],
    ['the area', () => area.admin, 'OrganizationPayload'],
    ['the state', () => state, 'OrganizationPayload'],
  ])('by %s: %#', async (_who, who, answer) => {
    const [row] = await adminQuery('select version from organization where id = $1', [partner.id]);
    const input = organization({ expectedVersion: row?.['version'] });
    const done = await act(who(), 'updateOrganization', input, RECORD);
    expect(done.__typename).toBe(answer);
  });

  test('nobody overwrites what they have not seen (CORE-024)', async () => {
    const done = await act(partner.admin, 'updateOrganization', organization(), RECORD);
    expect(done).toMatchObject({ __typename: 'ConflictError', changedBy: state.name });
  });

  test('says what is wrong with what was typed', async () => {
    const wrong = organization({ name: ' ', phone: '12', website: 'no address', programs: ['X'] });
    const { errors } = await ask(
      partner.admin,
      'mutation ($input: UpdateOrganizationInput!) { updateOrganization(input: $input) { __typename } }',
      { input: { clientMutationId: randomUUID(), ...wrong } },
    );
    expect(errors?.[0]?.message).toMatch(/Program/);
    const done = await act(
      partner.admin,
      'updateOrganization',
      { ...wrong, programs: ['CSBG', 'CSBG'] },
      RECORD,
    );
    const fields = (done['problems'] as { field: string }[]).map(({ field }) => field);
    expect(fields).toEqual(['name', 'phone', 'website', 'programs']);
  });
});

describe('a place', () => {
  test('lies where its ZIP code says, unless said otherwise', async () => {
    const done = await saveLocation(partner.admin, { organizationId: partner.id });
    expect(paid(done, 'location')).toMatchObject({
      county: { fips: '17077' },
      version: 0,
      hours: 'Mon to Wed 09:00–17:00',
      closures: [{ on: '2026-12-25', note: 'Christmas' }],
    });
    const moved = await saveLocation(partner.admin, {
      organizationId: partner.id,
      countyFips: '17199',
      latitude: 37.73,
      longitude: -88.93,
    });
    expect(paid(moved, 'location')).toMatchObject({ county: { fips: '17199' }, latitude: 37.73 });
  });

  test('takes new hours as a whole', async () => {
    const openingHours = [
      { days: [6], opens: '10:00', closes: '12:00', every: 2, startsOn: '2026-11-21' },
    ];
    const done = await saveLocation(partner.admin, {
      organizationId: partner.id,
      locationId,
      expectedVersion: 0,
      openingHours,
      closures: [],
    });
    expect(paid(done, 'location')).toMatchObject({ openingHours, closures: [], version: 1 });
    const stale = await saveLocation(partner.admin, {
      organizationId: partner.id,
      locationId,
      expectedVersion: 0,
    });
    expect(stale.__typename).toBe('ConflictError');
  });

  test.each([
    ['a ZIP code far away', { zip: '99501' }, 'zip'],
    ['a ZIP code across the border without a county', { zip: '63101' }, 'countyFips'],
    ['coordinates elsewhere', { latitude: 1, longitude: 1 }, 'latitude'],
    [
      'hours that end before they begin',
      { openingHours: [{ days: [1], opens: '17:00', closes: '09:00', every: 1 }] },
      'openingHours.0.closes',
    ],
    [
      'a closure twice',
      { closures: [LOCATION.closures[0], LOCATION.closures[0]] },
      'closures.1.on',
    ],
  ])('not with %s', async (_what, wrong, field) => {
    const done = await saveLocation(partner.admin, { organizationId: partner.id, ...wrong });
    expect(done['problems']).toMatchObject([{ field }]);
  });

  test('is removed once nothing is offered there', async () => {
    const remove = (id: string, who = partner.admin) =>
      act(who, 'removeLocation', { organizationId: partner.id, locationId: id }, RECORD);
    expect((await remove(locationId)).__typename).toBe('InvalidInputError');
    const { id } = paid(
      await saveLocation(partner.admin, { organizationId: partner.id }),
      'location',
    ) as { id: string };
    expect((await remove(id, outsider.admin)).__typename).toBe('ForbiddenError');
    expect((await remove(id)).__typename).toBe('OrganizationPayload');
    expect((await remove(id)).__typename).toBe('NotFoundError');
  });
});

describe('a service', () => {
  const input = (more: object = {}) => ({ organizationId: partner.id, locationId, ...more });

  test('is added with conditions and contacts, and found at once', async () => {
    const done = await saveService(
      partner.admin,
      input({
        statewide: false,
        countyFips: ['17077'],
        clauses: [
          { kind: 'AGE', min: 18 },
          { kind: 'VETERAN' },
          { kind: 'OTHER', text: 'Owns a van' },
        ],
      }),
    );
    const service = paid(done, 'service') as { id: string };
    expect(service).toMatchObject({
      referable: true,
      countyFips: ['17077'],
      clauses: [
        { kind: 'AGE', min: 18, max: null },
        { kind: 'VETERAN', values: [] },
        { kind: 'OTHER', text: 'Owns a van' },
      ],
    });
    expect(await offered(outsider.staff)).toContain(service.id);
  });

  test('leaves searches the moment it is switched off (REF-009)', async () => {
    const { id } = paid(await saveService(partner.admin, input()), 'service') as { id: string };
    const off = await saveService(
      partner.admin,
      input({ serviceId: id, expectedVersion: 0, active: false }),
    );
    expect(paid(off, 'service')).toMatchObject({ active: false, referable: false, version: 1 });
    expect(await offered(outsider.staff)).not.toContain(id);
  });

  test('without anybody to reach it cannot be referred to, and the record says so (REF-011)', async () => {
    const contacts = [{ name: 'Kim Desk', receivesReferrals: true, backup: false }];
    const done = await saveService(partner.admin, input({ contacts }));
    const { id, ...service } = paid(done, 'service') as { id: string; referable: boolean };
    expect(service.referable).toBe(false);
    const query = 'query ($id: ID!) { organization(id: $id) { missing { part of } } }';
    const { data } = await ask(partner.admin, query, { id: partner.id });
    expect(data.organization.missing).toContainEqual({ part: 'REFERRAL_CONTACT', of: id });
    const foreign = await ask(outsider.admin, query, { id: partner.id });
    expect(foreign.data.organization.missing).toEqual([]);
  });

  test('contacts that stay keep their id', async () => {
    const made = paid(await saveService(partner.admin, input()), 'service') as {
      id: string;
      contacts: { id: string }[];
    };
    const [kept] = made.contacts;
    const done = await saveService(
      partner.admin,
      input({
        serviceId: made.id,
        expectedVersion: 0,
        contacts: [
          {
            id: kept?.id,
            name: 'Lee Desk',
            phone: '618 555 0124',
            receivesReferrals: true,
            backup: false,
          },
          { id: randomUUID(), name: 'Pat Desk', receivesReferrals: false, backup: true },
        ],
      }),
    );
    const { contacts } = paid(done, 'service') as { contacts: { id: string; name: string }[] };
    expect(contacts.find(({ id }) => id === kept?.id)?.name).toBe('Lee Desk');
    expect(contacts).toHaveLength(2);
  });

  test('not at a place, nor of a service, of another organization', async () => {
    const elsewhere = await locationOf(await seedService(outsider));
    expect((await saveService(partner.admin, input({ locationId: elsewhere }))).__typename).toBe(
      'NotFoundError',
    );
    const theirs = await saveService(outsider.admin, {
      organizationId: outsider.id,
      locationId: elsewhere,
      serviceId,
      expectedVersion: 0,
    });
    expect(theirs.__typename).toBe('NotFoundError');
  });

  test.each([
    ['an age of nobody', { clauses: [{ kind: 'AGE' }] }, 'clauses.0.min'],
    ['no county', { clauses: [{ kind: 'COUNTY', values: [] }] }, 'clauses.0.values'],
    ['a county elsewhere', { countyFips: ['18001'], statewide: false }, 'countyFips'],
    ['a language nobody listed', { languages: ['xx'] }, 'languages'],
  ])('not with %s', async (_what, wrong, field) => {
    const done = await saveService(partner.admin, input(wrong));
    expect(done['problems']).toMatchObject([{ field }]);
  });
});
