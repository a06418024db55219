import { randomUUID } from 'node:crypto';
import type { Actor } from '@throughline/schema/domain/access/actor';
import { ANONYMOUS } from '@throughline/schema/domain/access/actor';
import { beforeAll, expect, test } from 'vitest';
import { makeProgram } from '../support/api-clients.ts';
import { adminQuery } from '../support/database.ts';
import { tryAs } from '../support/rows.ts';
import type { Deed } from '../support/rows.ts';
import { seedWorld } from '../support/seed.ts';

const ACTORS = [
  'admin',
  'staff',
  'program',
  'area',
  'outsider',
  'state',
  'monitor',
  'customer',
  'nobody',
] as const;
type Who = (typeof ACTORS)[number];

let actors: Record<Who, Actor>;
let client: string;
let organization: string;
beforeAll(async () => {
  const world = await seedWorld();
  const { admin, staff, id } = world.sender;
  client = (await makeProgram(admin, ['REFERRALS_READ'])).id;
  await adminQuery(`insert into api_client_usage values ($1, current_date, 1, 0, 1)`, [client]);
  organization = id;
  actors = {
    admin,
    staff,
    program: { ...staff, userId: client, membershipId: client },
    area: world.area.admin,
    outsider: world.outsider.admin,
    state: world.state,
    monitor: world.monitor,
    customer: world.customer,
    nobody: ANONYMOUS,
  };
});

const NEW = `insert into api_client (id, organization_id, name, scopes, expires_at, created_at, created_by_id)
  values (gen_random_uuid(), $1, 'X', $3, now() + interval '1 day', now(), $2)`;
const ALL = ['REFERRALS_READ'];

/** Of everybody: what each may do with rows of the organization's client. */
test.each<[string, string, (who: Actor) => unknown[], Deed]>([
  ['reading a client', 'select 1 from api_client where id = $1', () => [client], 0],
  ['reading its log', 'select 1 from api_client_usage where client_id = $1', () => [client], 0],
  ['reading its tokens', 'select 1 from api_token where client_id = $1', () => [client], 0],
  [
    'revoking it',
    'update api_client set revoked_at = now(), revoked_by_id = $2 where id = $1',
    ({ userId }) => [client, userId],
    0,
  ],
  [
    'ending its tokens',
    'update api_token set expires_at = now() where client_id = $1',
    () => [client],
    0,
  ],
  ['making another', NEW, ({ userId }) => [organization, userId, ALL], 'refused'],
  [
    'giving it another token',
    `insert into api_token (id, client_id, token_hash, prefix, created_at, expires_at)
       values (gen_random_uuid(), $1, $2, 'tl_', now(), now() + interval '1 minute')`,
    () => [client, randomUUID()],
    'refused',
  ],
])(
  '%s is for the organization’s administrators alone (CORE-009)',
  async (_, sql, values, otherwise) => {
    for (const who of ACTORS) {
      const deed = await tryAs(actors[who], sql, values(actors[who]));
      expect([who, deed]).toEqual([who, who === 'admin' ? 1 : otherwise]);
    }
  },
);

test.each<[string, () => [sql: string, values: unknown[]], Deed]>([
  ['in another’s name', () => [NEW, [organization, actors.staff.userId, ALL]], 'refused'],
  [
    'with longer life',
    () => [
      "update api_token set expires_at = expires_at + interval '1 year' where client_id = $1",
      [client],
    ],
    'refused',
  ],
  [
    'with other scopes',
    () => ['update api_client set scopes = $2 where id = $1', [client, ['PEOPLE_WRITE']]],
    'refused',
  ],
  [
    'for longer',
    () => ["update api_client set expires_at = now() + interval '9 years' where id = $1", [client]],
    'refused',
  ],
])('nobody has one %s', async (_, statement, deed) => {
  expect(await tryAs(actors.admin, ...statement())).toBe(deed);
});

test('one that was revoked stays so', async () => {
  await adminQuery('update api_client set revoked_at = now() where id = $1', [client]);
  const back = 'update api_client set revoked_at = null, revoked_by_id = $2 where id = $1';
  expect(await tryAs(actors.admin, back, [client, actors.admin.userId])).toBe(0);
});

test('the state’s own sees figures and the directory, whoever makes it (CORE-009)', async () => {
  const own = actors.state.organizationId;
  const make = (scopes: readonly string[]) =>
    tryAs(actors.state, NEW, [own, actors.state.userId, scopes]);
  expect(await make(['FIGURES_READ', 'DIRECTORY_READ'])).toBe(1);
  for (const scope of ['REFERRALS_READ', 'PEOPLE_READ', 'DIRECTORY_WRITE'])
    expect(await make(['FIGURES_READ', scope])).toBe('refused');
  expect(await tryAs(actors.monitor, NEW, [own, actors.monitor.userId, ['FIGURES_READ']])).toBe(
    'refused',
  );
});
