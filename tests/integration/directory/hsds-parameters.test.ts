import { termId } from '@throughline/schema/features/directory/hsds/terms';
import { beforeAll, expect, test, vi } from 'vitest';
import { adminQuery } from '../../support/database.ts';
import { httpApp } from '../../support/http-app.ts';
import { seedArea, seedParty, seedService } from '../../support/seed.ts';

// What cannot be meant is refused: passed over, it would give more than was asked for as if it fitted.

let base: string;
beforeAll(async () => {
  base = (await httpApp()).replace('/graphql', '/hsds');
});
const ask = (path: string, init: RequestInit = {}) => fetch(`${base}${path}`, init);

test.each([
  ['/services?modified_after=2026-02-30', 400],
  ['/services?modified_after=2026-02-30T08:00:00Z', 400],
  ['/services?modified_after=2026-13-01', 400],
  ['/services?modified_after=2026-02-28T25:00', 400],
  ['/services?modified_after=2028-02-29', 200],
  ['/services?modified_after=2026-02-28T08:00:00.5-0600', 200],
  ['/services?proximity=1000', 400],
  ['/taxonomy_terms?top_only=true&parent_id=x', 200],
  ['/taxonomy_terms?top_only=yes', 400],
])('%s: %i', async (path, status) => {
  expect((await ask(path)).status).toBe(status);
});

test.each([
  ['services', 'full_service'],
  ['services', 'parent_id'],
  ['services', 'taxonomy_term'],
  ['service_at_locations', 'minimal'],
  ['organizations', 'parent_id'],
  ['organizations', 'organization_id'],
  ['organizations', 'modified_after'],
  ['organizations', 'postcode'],
  ['taxonomies', 'taxonomy_id'],
  ['taxonomy_terms', 'full'],
])('%s have no %s, and say so', async (list, name) => {
  const answer = await ask(`/${list}?${name}=x`);
  expect(answer.status).toBe(400);
  expect((await answer.json()) as object).toMatchObject({
    error: expect.stringMatching(`^${name}:`),
  });
  const posted = await ask(`/${list}?${name}=x`, { method: 'POST' });
  expect(posted.status).toBe(400);
});

test('one entity takes no parameter but an organization full_service', async () => {
  const party = await seedParty(await seedArea());
  const id = await seedService(party);
  const status = async (path: string) => (await ask(path)).status;
  expect(await status(`/organizations/${party.id}?full_service=true`)).toBe(200);
  expect(await status(`/organizations/${party.id}?full_service=yes`)).toBe(400);
  expect(await status(`/organizations/${party.id}?full=true`)).toBe(400);
  expect(await status(`/services/${id}`)).toBe(200);
  expect(await status(`/services/${id}?full_service=true`)).toBe(400);
});

test('each list takes what HSDS names for it', async () => {
  const values: Readonly<Record<string, string>> = {
    search: 'x',
    page: '1',
    per_page: '1',
    format: 'json',
    taxonomy_term_id: termId('NEED', 'FOOD'),
    taxonomy_id: 'x',
    organization_id: 'x',
    modified_after: '2026-01-01',
    minimal: 'true',
    full: 'true',
    full_service: 'true',
    top_only: 'true',
    parent_id: 'x',
    postcode: '62901',
    proximity: '1',
  };
  const every = ['search', 'page', 'per_page', 'format'];
  const ofServices = [...every, 'taxonomy_term_id', 'taxonomy_id', 'organization_id'].concat(
    'modified_after',
    'full',
  );
  const named: Readonly<Record<string, readonly string[]>> = {
    services: [...ofServices, 'minimal'],
    service_at_locations: [...ofServices, 'postcode', 'proximity'],
    organizations: [...every, 'full_service', 'full', 'taxonomy_term_id', 'taxonomy_id'],
    taxonomies: every,
    taxonomy_terms: [...every, 'taxonomy_id', 'top_only', 'parent_id'],
  };
  for (const [list, names] of Object.entries(named)) {
    const query = new URLSearchParams(names.map((name) => [name, values[name] ?? '']));
    expect([list, (await ask(`/${list}?${query}`)).status]).toEqual([list, 200]);
  }
});

test('a time without a zone is of UTC, wherever the server is', async () => {
  const other = await seedParty(await seedArea());
  const id = await seedService(other);
  const at = new Date('2026-01-15T12:00:00Z');
  for (const [table, of] of [
    ['service', 'organization_id'],
    ['location', 'organization_id'],
    ['organization', 'id'],
  ]) {
    await adminQuery(`update ${table} set updated_at = $2 where ${of} = $1`, [other.id, at]);
  }
  const since = async (moment: string) =>
    (await (
      await ask(`/services?organization_id=${other.id}&modified_after=${moment}`)
    ).json()) as object;
  vi.stubEnv('TZ', 'America/Chicago');
  expect(await since('2026-01-15T11:59:59')).toMatchObject({ contents: [{ id }] });
  expect(await since('2026-01-15T12:00:01')).toMatchObject({ total_items: 0 });
  vi.stubEnv('TZ', 'Asia/Tokyo');
  expect(await since('2026-01-15T12:00:01')).toMatchObject({ total_items: 0 });
  vi.unstubAllEnvs();
});
