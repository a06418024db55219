import { randomUUID } from 'node:crypto';
import type { Actor } from '@throughline/schema/domain/access/actor';
import { ANONYMOUS } from '@throughline/schema/domain/access/actor';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeOrganization, makeStaff } from '../support/actors.ts';
import { seedAccount } from '../support/browser-visit.ts';
import { adminQuery } from '../support/database.ts';
import { tryAs } from '../support/rows.ts';
import type { Deed } from '../support/rows.ts';
import { seedService } from '../support/seed.ts';

const ACTORS = [
  'staff',
  'admin',
  'area',
  'otherArea',
  'state',
  'monitor',
  'outsider',
  'newcomer',
  'nobody',
] as const;
type Who = (typeof ACTORS)[number];
const KEEPERS: readonly Who[] = ['admin', 'area', 'state'];
const STAFF: readonly Who[] = ACTORS.filter((who) => who !== 'newcomer' && who !== 'nobody');

let actors: Record<Who, Actor>;
let ids: Record<
  'organization' | 'location' | 'otherLocation' | 'service' | 'problem' | 'invitation' | 'lwia',
  string
>;

beforeAll(async () => {
  const lwia = await makeOrganization({ kind: 'LWIA' });
  const organization = await makeOrganization({ lwiaId: lwia });
  const other = await makeOrganization({ lwiaId: lwia });
  const state = await makeOrganization({ kind: 'STATE' });
  const { userId } = await seedAccount();
  const service = await seedService({ id: organization, lwiaId: lwia });
  const otherService = await seedService({ id: other, lwiaId: lwia });
  const locationOf = async (id: string) =>
    String(
      (await adminQuery('select location_id as id from service where id = $1', [id]))[0]?.['id'],
    );
  actors = {
    staff: await makeStaff(organization),
    admin: await makeStaff(organization, 'PARTNER_ADMIN'),
    area: await makeStaff(lwia, 'LWIA_ADMIN'),
    otherArea: await makeStaff(await makeOrganization({ kind: 'LWIA' }), 'LWIA_ADMIN'),
    state: await makeStaff(state, 'STATE_ADMIN'),
    monitor: await makeStaff(state, 'MONITOR'),
    outsider: await makeStaff(other, 'PARTNER_ADMIN'),
    newcomer: { ...ANONYMOUS, role: 'PENDING', userId },
    nobody: ANONYMOUS,
  };
  ids = {
    lwia,
    organization,
    service,
    location: await locationOf(service),
    otherLocation: await locationOf(otherService),
    problem: randomUUID(),
    invitation: randomUUID(),
  };
  await adminQuery(
    `insert into record_problem (id, organization_id, text, reporter_id, reporter_organization_id, reported_at)
     values ($1, $2, 'Closed on Mondays.', $3, $4, now())`,
    [ids.problem, organization, actors.outsider.userId, other],
  );
  await adminQuery(
    `insert into organization_invitation (id, lwia_id, name, email, created_at, expires_at)
     values ($1, $2, 'Lantern House', 'hello@example.org', now(), now() + interval '30 days')`,
    [ids.invitation, lwia],
  );
  await adminQuery(
    `insert into opening_hours (id, location_id, position, days, opens, closes)
     values ($1, $2, 0, '{1,2,3}', '09:00', '17:00')`,
    [randomUUID(), ids.location],
  );
  await adminQuery(`insert into closure (id, location_id, "on") values ($1, $2, '2026-12-25')`, [
    randomUUID(),
    ids.location,
  ]);
  await adminQuery(
    `insert into eligibility_clause (id, service_id, position, kind) values ($1, $2, 0, 'VETERAN')`,
    [randomUUID(), service],
  );
});

type Case = readonly [deed: string, sql: string, values: () => unknown[], by: readonly Who[]];

const CASES: readonly Case[] = [
  [
    'changes the organization',
    `update organization set description = 'x' where id = $1`,
    () => [ids.organization],
    KEEPERS,
  ],
  [
    'suspends it',
    `update organization set status = 'SUSPENDED' where id = $1`,
    () => [ids.organization],
    ['area', 'state'],
  ],
  [
    'adds a place',
    `insert into location (id, organization_id, name, address_line, city, zip, county_fips, lwia_id, latitude, longitude, updated_at)
     values (gen_random_uuid(), $1, 'x', 'x', 'x', '62901', '17077', $2, 37, -89, now())`,
    () => [ids.organization, ids.lwia],
    KEEPERS,
  ],
  ['removes a place', `delete from location where id = $1`, () => [ids.location], KEEPERS],
  [
    'adds a service',
    `insert into service (id, organization_id, location_id, category, name, description, updated_at)
     values (gen_random_uuid(), $1, $2, 'FOOD', 'x', 'x', now())`,
    () => [ids.organization, ids.location],
    KEEPERS,
  ],
  [
    'adds a service at a place of another organization',
    `insert into service (id, organization_id, location_id, category, name, description, updated_at)
     values (gen_random_uuid(), $1, $2, 'FOOD', 'x', 'x', now())`,
    () => [ids.organization, ids.otherLocation],
    [],
  ],
  [
    'moves a service to a place of another organization',
    `update service set location_id = $2 where id = $1`,
    () => [ids.service, ids.otherLocation],
    [],
  ],
  [
    'adds a contact',
    `insert into service_contact (id, service_id, name) values (gen_random_uuid(), $1, 'x')`,
    () => [ids.service],
    KEEPERS,
  ],
  [
    'removes contacts',
    `delete from service_contact where service_id = $1`,
    () => [ids.service],
    KEEPERS,
  ],
  [
    'adds hours',
    `insert into opening_hours (id, location_id, position, days, opens, closes) values (gen_random_uuid(), $1, 1, '{5}', '09:00', '12:00')`,
    () => [ids.location],
    KEEPERS,
  ],
  [
    'removes hours',
    `delete from opening_hours where location_id = $1`,
    () => [ids.location],
    KEEPERS,
  ],
  [
    'adds a closure',
    `insert into closure (id, location_id, "on") values (gen_random_uuid(), $1, '2027-01-01')`,
    () => [ids.location],
    KEEPERS,
  ],
  ['removes closures', `delete from closure where location_id = $1`, () => [ids.location], KEEPERS],
  [
    'adds a condition',
    `insert into eligibility_clause (id, service_id, position, kind) values (gen_random_uuid(), $1, 1, 'PARENT')`,
    () => [ids.service],
    KEEPERS,
  ],
  [
    'removes conditions',
    `delete from eligibility_clause where service_id = $1`,
    () => [ids.service],
    KEEPERS,
  ],
  [
    'reads hours',
    `select from opening_hours where location_id = $1`,
    () => [ids.location],
    ACTORS.filter((who) => who !== 'nobody'),
  ],
  [
    'reads closures',
    `select from closure where location_id = $1`,
    () => [ids.location],
    ACTORS.filter((who) => who !== 'nobody'),
  ],
  [
    'reads conditions',
    `select from eligibility_clause where service_id = $1`,
    () => [ids.service],
    ACTORS.filter((who) => who !== 'nobody'),
  ],
  [
    'reads a problem',
    `select from record_problem where id = $1`,
    () => [ids.problem],
    [...KEEPERS, 'outsider'],
  ],
  [
    'reads an invitation',
    `select from organization_invitation where id = $1`,
    () => [ids.invitation],
    ['area', 'state'],
  ],
  [
    'revokes an invitation',
    `update organization_invitation set revoked_at = now() where id = $1`,
    () => [ids.invitation],
    ['area'],
  ],
];

describe('who', () => {
  test.each(CASES)('%s', async (_deed, sql, values, by) => {
    for (const who of ACTORS) {
      const done = await tryAs(actors[who], sql, values());
      expect([who, did(done)]).toEqual([who, by.includes(who)]);
    }
  });

  test('reports a problem: any staff, under their own name', async () => {
    const sql = `insert into record_problem (id, organization_id, text, reporter_id, reporter_organization_id, reported_at)
      values (gen_random_uuid(), $1, 'x', $2, $3, now())`;
    for (const who of ACTORS) {
      const { userId, organizationId } = actors[who];
      const done = await tryAs(actors[who], sql, [ids.organization, userId, organizationId]).catch(
        () => 'refused' as const,
      );
      expect([who, did(done)]).toEqual([who, STAFF.includes(who)]);
    }
    const { userId } = actors.staff;
    const { organizationId } = actors.outsider;
    expect(await tryAs(actors.outsider, sql, [ids.organization, userId, organizationId])).toBe(
      'refused',
    );
  });

  test('answers a problem: the keepers, in their own name', async () => {
    const sql = `update record_problem set solved_at = now(), solved_by_id = $2 where id = $1`;
    for (const who of ACTORS) {
      const done = await tryAs(actors[who], sql, [ids.problem, actors[who].userId]);
      expect([who, did(done)]).toEqual([who, KEEPERS.includes(who)]);
    }
    expect(await tryAs(actors.admin, sql, [ids.problem, actors.staff.userId])).toBe('refused');
  });
});

describe('signing an organization up (REF-013)', () => {
  const sql = `insert into organization (id, kind, status, name, lwia_id, registered_by_id, updated_at)
    values (gen_random_uuid(), $1, $2, 'Lantern House', $3, $4, now())`;
  const values = (more: { kind?: string; status?: string; by?: string | null } = {}) => [
    more.kind ?? 'PARTNER',
    more.status ?? 'PENDING',
    ids.lwia,
    more.by === undefined ? actors.newcomer.userId : more.by,
  ];

  test('takes an account with a proven address, and is not approved by it', async () => {
    expect(await tryAs(actors.newcomer, sql, values())).toBe(1);
    expect(await tryAs(actors.newcomer, sql, values({ status: 'APPROVED' }))).toBe('refused');
    expect(await tryAs(actors.newcomer, sql, values({ kind: 'STATE' }))).toBe('refused');
    expect(await tryAs(actors.newcomer, sql, values({ by: actors.staff.userId }))).toBe('refused');
    expect(await tryAs(ANONYMOUS, sql, values({ by: null }))).toBe('refused');
  });

  test('an invitation is made by the area it names', async () => {
    const invite = `insert into organization_invitation (id, lwia_id, name, email, invited_by_id, created_at, expires_at)
      values (gen_random_uuid(), $1, 'x', 'x@example.org', $2, now(), now())`;
    for (const who of ACTORS) {
      const done = await tryAs(actors[who], invite, [ids.lwia, actors[who].userId]);
      expect([who, did(done)]).toEqual([who, who === 'area']);
    }
  });
});

const did = (deed: Deed): boolean => deed !== 'refused' && deed > 0;
