import { randomUUID } from 'node:crypto';
import { Rate } from '@throughline/api/http/rate';
import { NEED_CATEGORIES } from '@throughline/schema/domain/shared/need-category';
import { termId } from '@throughline/schema/features/directory/hsds/terms';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeOrganization } from '../../support/actors.ts';
import { adminQuery } from '../../support/database.ts';
import { hsdsErrors } from '../../support/hsds.ts';
import type { HsdsSchema } from '../../support/hsds.ts';
import { httpApp } from '../../support/http-app.ts';
import { fillRecord, locationOf, saveLocation, saveService } from '../../support/record.ts';
import { paid, seedArea, seedParty, seedService } from '../../support/seed.ts';
import type { Area, Party } from '../../support/seed.ts';

let base: string;
let area: Area;
let partner: Party;
let serviceId: string;
beforeAll(async () => {
  base = (await httpApp()).replace('/graphql', '/hsds');
  area = await seedArea();
  partner = await seedParty(area);
  ({ serviceId } = await fillRecord(partner));
});

type Page = { total_items: number; contents: Record<string, unknown>[] } & Record<string, unknown>;
const ask = (path: string, init: RequestInit = {}) => fetch(`${base}${path}`, init);
const page = async (path: string) => (await (await ask(path)).json()) as Page;
const one = async (path: string) => (await (await ask(path)).json()) as Record<string, unknown>;
const own = (more = '') => `?organization_id=${partner.id}${more}`;

describe('HSDS 3.1: every answer is valid by its JSON schema', () => {
  test.each<[HsdsSchema, () => string]>([
    ['service_list', () => `/services${own()}`],
    ['service', () => `/services${own('&full=true')}`],
    ['service_at_location_list', () => `/service_at_locations${own()}`],
    ['service_at_location', () => `/service_at_locations${own('&full=true')}`],
    ['organization_list', () => '/organizations?per_page=100'],
    ['organization', () => '/organizations?full=true&per_page=100'],
    ['organization', () => '/organizations?full_service=true&per_page=100'],
    ['taxonomy', () => '/taxonomies'],
    ['taxonomy_term', () => '/taxonomy_terms?per_page=100'],
  ])('%s in a list: %#', async (schema, path) => {
    const { contents } = await page(path());
    expect(contents.length).toBeGreaterThan(0);
    expect(contents.flatMap((each) => hsdsErrors(schema, each))).toEqual([]);
  });

  test.each<[HsdsSchema, () => string]>([
    ['service', () => `/services/${serviceId}`],
    ['service_at_location', () => `/service_at_locations/${serviceId}`],
    ['organization', () => `/organizations/${partner.id}`],
    ['organization', () => `/organizations/${partner.id}?full_service=true`],
    ['taxonomy_term', () => `/taxonomy_terms/${termId('NEED', 'FOOD')}`],
  ])('%s by its id: %#', async (schema, path) => {
    expect(hsdsErrors(schema, await one(path()))).toEqual([]);
  });

  test('and what is wrong is found', () => {
    expect(hsdsErrors('service', { id: '1', status: 'open' })).toHaveLength(3);
  });
});

describe('what is told', () => {
  test('a service with its place, hours, conditions, documents and places free', async () => {
    expect(await one(`/services/${serviceId}`)).toMatchObject({
      name: 'Weekly groceries',
      status: 'active',
      minimum_age: 18,
      organization: { id: partner.id },
      languages: [{ code: 'en' }, { code: 'es' }],
      required_documents: [{ document: 'A photo ID' }],
      service_areas: [{ extent: '17077', extent_type: 'county', name: 'Jackson County' }],
      capacities: [{ available: 4, unit: { name: 'place' } }],
      attributes: [
        { taxonomy_term: { code: 'FOOD', taxonomy: 'Needs' } },
        { taxonomy_term: { code: 'CSBG' } },
        { taxonomy_term: { code: 'AGE' }, value: '18-' },
        { taxonomy_term: { code: 'LOW_INCOME' } },
      ],
      service_at_locations: [
        {
          location: {
            addresses: [{ city: 'Carbondale', region: 'Jackson County', postal_code: '62901' }],
            schedules: [
              { freq: 'WEEKLY', byday: 'MO,TU,WE', opens_at: '09:00', closes_at: '17:00' },
              { valid_from: '2026-12-25', valid_to: '2026-12-25', description: 'Closed' },
            ],
          },
        },
      ],
    });
  });

  test('the day of the last look is the one it was in Chicago', async () => {
    await adminQuery('update organization set verified_at = $2 where id = $1', [
      partner.id,
      '2026-03-10T03:30:00Z',
    ]);
    expect(await one(`/services/${serviceId}`)).toMatchObject({ assured_date: '2026-03-09' });
  });

  test('nobody by name, and nothing of those who do not take part', async () => {
    const whole = JSON.stringify(await page(`/organizations?full_service=true&per_page=100`));
    expect(whole).not.toMatch(/Kim Desk|desk@example\.org/);
    for (const status of ['PENDING', 'SUSPENDED']) {
      const other = await seedParty(area);
      const hidden = await seedService(other);
      await adminQuery('update organization set status = $2 where id = $1', [other.id, status]);
      expect((await ask(`/organizations/${other.id}`)).status).toBe(404);
      expect((await ask(`/services/${hidden}`)).status).toBe(404);
      expect((await ask(`/service_at_locations/${hidden}`)).status).toBe(404);
      expect(await page(`/services?organization_id=${other.id}`)).toMatchObject({ total_items: 0 });
    }
    const employer = await makeOrganization({ kind: 'EMPLOYER' });
    expect((await ask(`/organizations/${employer}`)).status).toBe(404);
  });

  test('no service that is switched off', async () => {
    const other = await seedParty(area);
    const off = await seedService(other);
    await adminQuery('update service set active = false where id = $1', [off]);
    expect((await ask(`/services/${off}`)).status).toBe(404);
    expect(await one(`/organizations/${other.id}`)).toMatchObject({ services: [] });
  });

  test('not where people hide from violence at home', async () => {
    const shelter = await seedParty(area);
    const id = await seedService(shelter, { category: 'DOMESTIC_VIOLENCE' });
    const told = JSON.stringify([
      await one(`/services/${id}`),
      await one(`/organizations/${shelter.id}?full_service=true`),
      await one(`/service_at_locations/${id}`),
      await page(`/service_at_locations?organization_id=${shelter.id}`),
    ]);
    expect(told).not.toMatch(/Oak Street|37\.73|Main office/);
    expect(told).toMatch(/17077/);
  });

  describe('nor by asking what is there', () => {
    let shelter: Party;
    let safety: string;
    let ids: string[];
    const found = async (list: string, query: string) => {
      const { total_items, contents } = await page(
        `/${list}?organization_id=${shelter.id}${query}`,
      );
      expect(total_items).toBe(contents.length);
      return contents.map(({ id }) => id);
    };
    beforeAll(async () => {
      shelter = await seedParty(area, { name: 'Harbor House' });
      const name = 'Safety planning';
      safety = await seedService(shelter, { category: 'DOMESTIC_VIOLENCE', name });
      const locationId = await locationOf(safety);
      const input = { organizationId: shelter.id, locationId, statewide: true };
      const beside = await saveService(shelter.admin, { ...input, name: 'Childcare' });
      ids = [safety, (paid(beside, 'service') as { id: string }).id].sort();
    });

    const lists = ['services', 'service_at_locations'];
    test.each(lists)('%s: near no postcode, and in no town', async (list) => {
      expect(await found(list, '')).toEqual(ids);
      const term = `&taxonomy_term_id=${termId('NEED', 'DOMESTIC_VIOLENCE')}`;
      const asked = ['', term].flatMap((query) => [
        `${query}&postcode=62901&proximity=1000000`,
        `${query}&search=safety%20carbondale`,
      ]);
      for (const query of [...asked, '&search=carbon', '&search=oak', '&search=62901']) {
        expect([query, await found(list, query)]).toEqual([query, []]);
      }
    });

    test.each(lists)('%s: but by what is told of it', async (list) => {
      for (const words of ['safety', 'harbor%20safety', 'work%20and%20life']) {
        expect(await found(list, `&search=${words}`)).toEqual([safety]);
      }
    });

    test('nor for those who ask for ids and dates alone', async () => {
      expect(await found('services', '&minimal=true')).toEqual(ids);
      expect(await found('services', '&minimal=true&postcode=62901&proximity=1000000')).toEqual([]);
    });

    test('organizations are not found by it', async () => {
      for (const words of ['carbondale', 'oak', '62901']) {
        const { contents } = await page(`/organizations?search=harbor%20${words}`);
        expect(contents).toEqual([]);
      }
    });

    test('a place that is hidden no more, or only now, is found accordingly', async () => {
      const other = await seedParty(area);
      const id = await seedService(other, { category: 'HOUSING' });
      const near = async () => {
        const of = `organization_id=${other.id}`;
        const [byPlace, byTown] = await Promise.all([
          page(`/services?${of}&postcode=62901&proximity=20000`),
          page(`/services?${of}&search=carbondale`),
        ]);
        return [byPlace.total_items, byTown.total_items];
      };
      const file = (category: string) =>
        adminQuery('update service set category = $2 where id = $1', [id, category]);
      expect(await near()).toEqual([1, 1]);
      await file('DOMESTIC_VIOLENCE');
      expect(await near()).toEqual([0, 0]);
      await file('HOUSING');
      expect(await near()).toEqual([1, 1]);
    });
  });
});

describe('paging and filters', () => {
  const ids = async (query: string) =>
    (await page(`/services${own(query)}`)).contents.map(({ id }) => id as string);

  test('pages meet without gap or double', async () => {
    const other = await seedParty(area);
    for (let n = 0; n < 5; n += 1) await seedService(other);
    const pages = await Promise.all(
      [1, 2, 3, 4].map((n) => page(`/services?organization_id=${other.id}&per_page=2&page=${n}`)),
    );
    expect(pages.map(({ contents }) => contents.length)).toEqual([2, 2, 1, 0]);
    expect(new Set(pages.flatMap(({ contents }) => contents.map(({ id }) => id))).size).toBe(5);
    expect(pages[0]).toMatchObject({ total_items: 5, total_pages: 3, first_page: true });
    expect(pages[2]).toMatchObject({ last_page: true, page_number: 3, size: 1 });
    expect(pages[3]).toMatchObject({ empty: true });
  });

  test.each<[string, boolean]>([
    ['&search=plumbing', false],
    ['&search=weekly%20groceries', true],
    [`&taxonomy_term_id=${termId('NEED', 'FOOD')}`, true],
    [`&taxonomy_term_id=${termId('NEED', 'HOUSING')}`, false],
    [`&taxonomy_term_id=${termId('PROGRAM', 'CSBG')}`, true],
    [`&taxonomy_term_id=${termId('CONDITION', 'VETERAN')}`, false],
    [`&taxonomy_term_id=${randomUUID()}`, false],
    ['&modified_after=2020-01-01', true],
    ['&modified_after=2999-01-01T00:00:00Z', false],
  ])('%s: %s', async (query, there) => {
    expect((await ids(query)).includes(serviceId)).toBe(there);
  });

  test.each<[string, boolean]>([
    ['&postcode=62901&proximity=20000', true],
    ['&postcode=60601&proximity=20000', false],
    ['&postcode=62901', true],
    ['&postcode=60601', false],
    ['&postcode=99999', false],
  ])('near a postcode %s: %s', async (query, there) => {
    const { contents } = await page(`/service_at_locations${own(query)}`);
    expect(contents.some(({ id }) => id === serviceId)).toBe(there);
  });

  test('only ids and dates in one page; a line each; by POST as by GET', async () => {
    const { contents } = await page(`/services${own('&minimal=true')}`);
    expect(contents.find(({ id }) => id === serviceId)).toEqual({
      id: serviceId,
      modified_date: expect.stringMatching(/^20/),
    });
    const text = await (await ask(`/services${own('&format=ndjson')}`)).text();
    const rows = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string });
    expect(rows.map(({ id }) => id)).toEqual(await ids(''));
    const posted = await ask(`/services${own()}`, { method: 'POST' });
    expect(await posted.json()).toEqual(await page(`/services${own()}`));
  });

  test('terms of one taxonomy', async () => {
    const { contents } = await page('/taxonomies?search=need');
    const needs = await page(`/taxonomy_terms?taxonomy_id=${contents[0]?.['id']}&per_page=100`);
    expect(needs.total_items).toBe(NEED_CATEGORIES.length);
  });
});

describe('at the door', () => {
  test('says what it is', async () => {
    expect(await one('')).toMatchObject({ version: '3.1' });
  });

  test('an answer that is known already is not sent again, until it changes', async () => {
    const first = await ask(`/services/${serviceId}`);
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toMatch(/public/);
    const again = await ask(`/services/${serviceId}`, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    const listed = async () => (await ask(`/services${own()}`)).headers.get('etag');
    const before = await listed();
    const input = { organizationId: partner.id, locationId: await locationOf(serviceId) };
    await saveService(partner.admin, input);
    expect(await listed()).not.toBe(before);
  });

  test.each([
    ['/nothing', 404],
    ['/services/nothing', 404],
    [`/services/${randomUUID()}`, 404],
    ['/services?page=0', 400],
    ['/services?per_page=101', 400],
    ['/services?modified_after=yesterday', 400],
    ['/services?format=xml', 400],
    ['/services?full=1', 400],
    [`/services?search=${'a'.repeat(201)}`, 400],
  ])('%s: %i', async (path, status) => {
    expect((await ask(path)).status).toBe(status);
  });

  test('is read only, and not without end', async () => {
    expect((await ask('/services', { method: 'DELETE' })).status).toBe(405);
    const slow = (await httpApp({ rate: new Rate(0.01, 2) })).replace('/graphql', '/hsds');
    const answers = [];
    for (let n = 0; n < 3; n += 1) answers.push(await fetch(`${slow}/taxonomies`));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(Number(answers[2]?.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('a cookie or token changes nothing', async () => {
    const waiting = await seedParty(area);
    await adminQuery(`update organization set status = 'PENDING' where id = $1`, [waiting.id]);
    const headers = { authorization: `Bearer ${waiting.admin.token}` };
    expect((await ask(`/organizations/${waiting.id}`, { headers })).status).toBe(404);
  });
});

test('a change of the record is told at once (REF-009)', async () => {
  const other = await seedParty(area);
  const place = await saveLocation(other.admin, { organizationId: other.id });
  const { id: locationId } = paid(place, 'location') as { id: string };
  const done = await saveService(other.admin, { organizationId: other.id, locationId });
  const { id } = paid(done, 'service') as { id: string };
  expect(await one(`/services/${id}`)).toMatchObject({ name: 'Weekly groceries' });
  const named = { organizationId: other.id, locationId, serviceId: id, expectedVersion: 0 };
  await saveService(other.admin, { ...named, name: 'Bread and soup' });
  expect(await one(`/services/${id}`)).toMatchObject({ name: 'Bread and soup' });
});
