import { PUBLIC } from '@throughline/prisma/claims';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeOrganization, makeStaff } from '../support/actors.ts';
import { adminQuery } from '../support/database.ts';
import { tryAs } from '../support/rows.ts';
import { CUSTOMER_ACTORS, customerWorld } from '../support/customer-world.ts';
import type { CustomerWorld } from '../support/customer-world.ts';

let world: CustomerWorld;
beforeAll(async () => {
  world = await customerWorld();
});

const tables = ['location', 'service', 'service_contact'] as const;
const idOf = (table: (typeof tables)[number]) =>
  ({
    location: world.ids.location,
    service: world.ids.service,
    service_contact: world.ids.contact,
  })[table];

describe.each(tables)('%s', (table) => {
  test('is read by everybody who is signed in, people who answer for a service by staff alone', async () => {
    const shut = table === 'service_contact' ? ['customer', 'otherCustomer', 'nobody'] : ['nobody'];
    for (const actor of CUSTOMER_ACTORS) {
      const seen = await tryAs(world.actors[actor], `select from ${table} where id = $1`, [
        idOf(table),
      ]);
      expect([actor, seen]).toEqual([actor, shut.includes(actor) ? 0 : 1]);
    }
  });

  test('is changed by the keepers of its record alone (REF-009)', async () => {
    const sql = `update ${table} set name = 'x' where id = $1`;
    for (const actor of CUSTOMER_ACTORS) {
      const changed = ['receiverArea', 'state'].includes(actor) ? 1 : 0;
      expect([actor, await tryAs(world.actors[actor], sql, [idOf(table)])]).toEqual([
        actor,
        changed,
      ]);
    }
  });
});

test('zip_place is read by everybody who is signed in', async () => {
  const sql = `select from zip_place where zip = '62901'`;
  expect(await tryAs(world.actors.customer, sql)).toBe(1);
  expect(await tryAs(null, sql)).toBe(0);
  expect(await tryAs(world.actors.state, 'delete from zip_place')).toBe('refused');
});

describe('the published directory, which nobody signs in to', () => {
  const count = (table: string, id: string) =>
    tryAs(PUBLIC, `select from ${table} where id = $1`, [id]);

  test('is of organizations that take part', async () => {
    const other = await customerWorld();
    const { receiver } = other.organizations;
    const seen = async () => [
      await count('organization', receiver),
      await count('location', other.ids.location),
      await count('service', other.ids.service),
    ];
    expect(await seen()).toEqual([1, 1, 1]);
    for (const status of ['SUSPENDED', 'PENDING']) {
      await adminQuery('update organization set status = $2 where id = $1', [receiver, status]);
      expect(await seen()).toEqual([0, 0, 0]);
    }
    await adminQuery(
      `update organization set status = 'APPROVED', kind = 'EMPLOYER' where id = $1`,
      [receiver],
    );
    expect(await seen()).toEqual([0, 0, 0]);
  });

  test('names nobody, and changes nothing', async () => {
    expect(await count('service_contact', world.ids.contact)).toBe(0);
    for (const table of [
      'app_user',
      'membership',
      'person',
      'referral',
      'activity',
      'rule_setting',
    ]) {
      expect([table, await tryAs(PUBLIC, `select from ${table}`)]).toEqual([table, 0]);
    }
    for (const table of tables) {
      const sql = `update ${table} set name = 'x' where id = $1`;
      expect(await tryAs(PUBLIC, sql, [idOf(table)])).toBe(0);
    }
  });
});

test('a suspended organization takes its services with it, for itself not', async () => {
  const other = await customerWorld();
  const { receiver } = other.organizations;
  await adminQuery(`update organization set status = 'SUSPENDED' where id = $1`, [receiver]);
  const sql = 'select from service where id = $1';
  expect(await tryAs(other.actors.sender, sql, [other.ids.service])).toBe(0);
  expect(await tryAs(other.actors.state, sql, [other.ids.service])).toBe(1);
  expect(await tryAs(other.actors.receiver, sql, [other.ids.service])).toBe(1);
});

test('a service is referable only while somebody reachable receives referrals', async () => {
  const other = await customerWorld();
  const referable = async () =>
    (await adminQuery('select referable from service where id = $1', [other.ids.service]))[0];
  expect(await referable()).toEqual({ referable: true });
  await adminQuery('update service_contact set receives_referrals = false where id = $1', [
    other.ids.contact,
  ]);
  expect(await referable()).toEqual({ referable: false });
  await adminQuery('update service_contact set receives_referrals = true where id = $1', [
    other.ids.contact,
  ]);
  await adminQuery('update service set active = false where id = $1', [other.ids.service]);
  expect(await referable()).toEqual({ referable: false });
});

test('the search goes by the same rule as the policy', async () => {
  const organization = await makeOrganization({ status: 'PENDING' });
  const staff = await makeStaff(organization);
  const hits = (who: typeof staff | null) =>
    tryAs(
      who,
      `select from app.search_services(jsonb_build_object('of_organization', $1::text), 0, 200)`,
      [world.organizations.receiver],
    );
  expect(await hits(staff)).toBe(1);
  expect(await hits(null)).toBe(0);
});
