import { randomUUID } from 'node:crypto';
import type { Actor } from '@throughline/schema/domain/access/actor';
import { ANONYMOUS } from '@throughline/schema/domain/access/actor';
import type { Database } from '@throughline/prisma/database';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeOrganization, makeStaff } from '../support/actors.ts';
import { newAccount, seedAccount } from '../support/browser-visit.ts';
import { adminQuery, testDatabase } from '../support/database.ts';
import { tryAs } from '../support/rows.ts';
import type { Deed } from '../support/rows.ts';

const ACTORS = [
  'owner',
  'colleague',
  'admin',
  'area',
  'state',
  'monitor',
  'outsider',
  'pending',
  'nobody',
] as const;
type Who = (typeof ACTORS)[number];

let actors: Record<Who, Actor>;
let ids: Record<
  'partner' | 'hidden' | 'membership' | 'request' | 'invitation' | 'pendingUser' | 'own',
  string
>;

beforeAll(async () => {
  const area = await makeOrganization({ kind: 'LWIA' });
  const partner = await makeOrganization({ lwiaId: area });
  const hidden = await makeOrganization({ lwiaId: area, status: 'PENDING' });
  const state = await makeOrganization({ kind: 'STATE' });
  const { userId: pendingUser } = await seedAccount();
  const owner = await makeStaff(partner);
  const request = randomUUID();
  await adminQuery(
    `insert into membership (id, user_id, organization_id, role) values ($1, $2, $3, 'PARTNER_STAFF')`,
    [request, pendingUser, partner],
  );
  const invitation = randomUUID();
  await adminQuery(
    `insert into membership_invitation (id, organization_id, email, role, token_hash, created_at, expires_at)
     values ($1, $2, 'new@example.org', 'PARTNER_STAFF', $3, now(), now() + interval '1 day')`,
    [invitation, partner, randomUUID()],
  );
  actors = {
    owner,
    colleague: await makeStaff(partner),
    admin: await makeStaff(partner, 'PARTNER_ADMIN'),
    area: await makeStaff(area, 'LWIA_ADMIN'),
    state: await makeStaff(state, 'STATE_ADMIN'),
    monitor: await makeStaff(state, 'MONITOR'),
    outsider: await makeStaff(await makeOrganization(), 'PARTNER_ADMIN'),
    pending: { ...ANONYMOUS, role: 'PENDING', userId: pendingUser },
    nobody: ANONYMOUS,
  };
  const membership = owner.membershipId ?? '';
  ids = { partner, hidden, membership, request, invitation, pendingUser, own: owner.userId ?? '' };
});

/** Who reads or changes the row; everybody else finds none, or is refused. */
const expectOnly = async (
  sql: string,
  values: () => unknown[],
  allowed: readonly Who[],
  refusal: Deed | readonly Deed[] = 0,
) => {
  const refusals = [refusal].flat();
  for (const who of ACTORS) {
    const deed = await tryAs(actors[who], sql, values());
    expect([who, deed]).toEqual([
      who,
      allowed.includes(who) ? 1 : refusals.find((each) => each === deed),
    ]);
  }
};
const everybodyBut = (...left: Who[]) => ACTORS.filter((who) => !left.includes(who));

describe('reading', () => {
  test.each<[string, string, () => unknown[], readonly Who[]]>([
    [
      'an approved organization',
      'organization where id = $1',
      () => [ids.partner],
      everybodyBut('nobody'),
    ],
    ['one not approved yet', 'organization where id = $1', () => [ids.hidden], ['area', 'state']],
    [
      'the name of staff',
      'app_user where id = $1',
      () => [ids.own],
      everybodyBut('pending', 'nobody'),
    ],
    [
      'the name of somebody who asks to join',
      'app_user where id = $1',
      () => [ids.pendingUser],
      ['admin', 'area', 'state', 'pending'],
    ],
    ['an account', 'account where user_id = $1', () => [ids.own], ['owner']],
    [
      'an active membership',
      'membership where id = $1',
      () => [ids.membership],
      ['owner', 'colleague', 'admin', 'area', 'state'],
    ],
    [
      'a request to join',
      'membership where id = $1',
      () => [ids.request],
      ['admin', 'area', 'state', 'pending'],
    ],
    [
      'an invitation to work there',
      'membership_invitation where id = $1',
      () => [ids.invitation],
      ['admin', 'area', 'state'],
    ],
  ])('%s', (_name, from, values, allowed) => expectOnly(`select from ${from}`, values, allowed));

  test('addresses of members are for those who decide, and the member', () =>
    expectOnly(
      'select from app.membership_email($1) as email where email is not null',
      () => [ids.membership],
      ['owner', 'admin', 'area', 'state'],
    ));
});

describe('writing', () => {
  test('counties are written by no request, and no organization is removed', async () => {
    for (const sql of [
      `update county set name = 'x'`,
      `delete from county`,
      `insert into county default values`,
      `delete from organization`,
    ]) {
      await expectOnly(sql, () => [], [], 'refused');
    }
  });

  test('one’s name is one’s own, and nothing else of the user', async () => {
    const name = `update app_user set name = 'x' where id = $1`;
    await expectOnly(name, () => [ids.own], ['owner']);
    await expectOnly(
      `update app_user set kind = 'CUSTOMER' where id = $1`,
      () => [ids.own],
      [],
      'refused',
    );
    await expectOnly('delete from app_user where id = $1', () => [ids.own], [], 'refused');
  });

  test('nobody writes their own proof, person, status or address', async () => {
    await expectOnly(`update account set locale = 'es' where user_id = $1`, () => [ids.own], [
      'owner',
    ]);
    for (const column of ['email', 'email_verified_at', 'status', 'person_id']) {
      await expectOnly(
        `update account set ${column} = null where user_id = $1`,
        () => [ids.own],
        [],
        'refused',
      );
    }
    await expectOnly('delete from account where user_id = $1', () => [ids.own], [], 'refused');
  });

  test('a request is decided by those who administer', () =>
    expectOnly(
      `update membership set status = 'ACTIVE', valid_from = now() where id = $1`,
      () => [ids.request],
      ['admin', 'area', 'state'],
    ));

  test('an invitation is taken back by those who administer, and stays so', async () => {
    const revoke = 'update membership_invitation set revoked_at = now() where id = $1';
    await expectOnly(revoke, () => [ids.invitation], ['admin', 'area', 'state']);
    const back = 'update membership_invitation set revoked_at = null where id = $1';
    expect(await tryAs(actors.admin, back, [ids.invitation])).toBe('refused');
    for (const column of ['token_hash', 'role', 'email', 'used_at'])
      expect(
        await tryAs(
          actors.admin,
          `update membership_invitation set ${column} = null where id = $1`,
          [ids.invitation],
        ),
      ).toBe('refused');
  });

  test('nobody invites to more than they may give, or in another’s name', async () => {
    const invite = (who: Who, role: string, by = actors[who].userId) =>
      tryAs(
        actors[who],
        `insert into membership_invitation (id, organization_id, email, role, invited_by_id, created_at, expires_at)
         values (gen_random_uuid(), $1, 'x@example.org', $2, $3, now(), now() + interval '1 day')`,
        [ids.partner, role, by],
      );
    for (const who of ACTORS) {
      const may = ['admin', 'area', 'state'].includes(who);
      expect([who, await invite(who, 'PARTNER_ADMIN')]).toEqual([who, may ? 1 : 'refused']);
    }
    expect(await invite('admin', 'LWIA_ADMIN')).toBe('refused');
    expect(await invite('area', 'LWIA_ADMIN')).toBe(1);
    expect(await invite('area', 'STATE_ADMIN')).toBe('refused');
    expect(await invite('admin', 'PARTNER_STAFF', ids.own)).toBe('refused');
  });

  test('nobody hands out more than they may', async () => {
    const approve = (role: string) =>
      `update membership set status = 'ACTIVE', valid_from = now(), role = '${role}' where id = $1`;
    const request = [ids.request];
    expect(await tryAs(actors.admin, approve('PARTNER_ADMIN'), request)).toBe(1);
    expect(await tryAs(actors.admin, approve('STATE_ADMIN'), request)).toBe('refused');
    expect(await tryAs(actors.admin, approve('LWIA_ADMIN'), request)).toBe('refused');
    expect(await tryAs(actors.admin, approve('MONITOR'), request)).toBe('refused');
    expect(await tryAs(actors.area, approve('STATE_ADMIN'), request)).toBe('refused');
    // The state may, and the organization has no such role.
    await expect(tryAs(actors.state, approve('STATE_ADMIN'), request)).rejects.toThrow(
      'has no such role',
    );
    await expect(tryAs(actors.area, approve('LWIA_ADMIN'), request)).rejects.toThrow(
      'has no such role',
    );
  });

  test('who administers raises a membership, nobody their own, and nobody revives one', async () => {
    const raise = `update membership set role = 'PARTNER_ADMIN' where id = $1`;
    for (const who of ['owner', 'colleague', 'outsider'] as const) {
      expect(await tryAs(actors[who], raise, [ids.membership])).toBe(0);
    }
    for (const who of ['admin', 'area', 'state'] as const)
      expect(await tryAs(actors[who], raise, [ids.membership])).toBe(1);
    await expect(
      tryAs(
        actors.admin,
        `update membership set role = 'PARTNER_ADMIN', status = 'REFUSED' where id = $1`,
        [ids.request],
      ),
    ).rejects.toThrow('only an active membership');
    const admin = [actors.admin.membershipId];
    expect(
      await tryAs(actors.admin, `update membership set valid_until = null where id = $1`, admin),
    ).toBe(0);
    const ended = randomUUID();
    await adminQuery(
      `insert into membership (id, user_id, organization_id, role, status, valid_from)
       values ($1, $2, $3, 'PARTNER_STAFF', 'ENDED', now())`,
      [ended, ids.pendingUser, ids.partner],
    );
    const revive = `update membership set status = 'ACTIVE' where id = $1`;
    await expect(tryAs(actors.admin, revive, [ended])).rejects.toThrow(
      'cannot go from ENDED to ACTIVE',
    );
  });

  test('asking to join is for oneself, with a proven address, and asks only', async () => {
    const ask = (columns: string, values: string) =>
      `insert into membership (id, user_id, organization_id, role${columns}) values (gen_random_uuid(), $1, $2, $3${values})`;
    const { userId } = await newAccount();
    const { userId: unproven } = await newAccount({ verified: false });
    const asker: Actor = { ...ANONYMOUS, role: 'PENDING', userId };
    const to = await makeOrganization();
    expect(await tryAs(asker, ask('', ''), [userId, to, 'PARTNER_STAFF'])).toBe(1);
    expect(await tryAs(asker, ask('', ''), [ids.pendingUser, to, 'PARTNER_STAFF'])).toBe('refused');
    expect(await tryAs(asker, ask('', ''), [userId, to, 'STATE_ADMIN'])).toBe('refused');
    expect(
      await tryAs(asker, ask(', status, valid_from', ", 'ACTIVE', now()"), [
        userId,
        to,
        'PARTNER_STAFF',
      ]),
    ).toBe('refused');
    expect(
      await tryAs({ ...asker, userId: unproven }, ask('', ''), [unproven, to, 'PARTNER_STAFF']),
    ).toBe('refused');
    expect(await tryAs(ANONYMOUS, ask('', ''), [userId, to, 'PARTNER_STAFF'])).toBe('refused');
    await expect(tryAs(asker, ask('', ''), [userId, to, 'MONITOR'])).rejects.toThrow(
      'has no such role',
    );
  });
});

describe('what sign-in keeps', () => {
  let database: Database;
  const pools = new Map<string, pg.Pool>();
  beforeAll(async () => {
    database = await testDatabase();
    for (const role of ['app', 'feed', 'worker', 'auth'] as const) {
      pools.set(role, new pg.Pool({ connectionString: database.roles[role], max: 1 }));
    }
  });
  afterAll(() => Promise.all([...pools.values()].map((pool) => pool.end())));

  const codeOf = (role: string, sql: string) =>
    pools
      .get(role)
      ?.query(sql)
      .then(
        () => 'done',
        (error: pg.DatabaseError) => error.code,
      );

  test.each(['credential', 'session', 'email_token', 'auth_attempt'])(
    '%s is out of every role’s reach',
    async (table) => {
      for (const role of pools.keys()) {
        for (const sql of [
          `select from public.${table}`,
          `delete from public.${table}`,
          `insert into public.${table} default values`,
          `truncate public.${table}`,
        ]) {
          expect([role, sql, await codeOf(role, sql)]).toEqual([role, sql, '42501']);
        }
      }
    },
  );

  test('tl_auth reaches no table at all', async () => {
    const tables = await adminQuery(
      `select c.relnamespace::regnamespace || '.' || c.relname as name from pg_class c
        where c.relnamespace in ('public'::regnamespace, 'app'::regnamespace) and c.relkind in ('r', 'v')
          and c.relowner = 'tl_owner'::regrole`,
    );
    expect(tables.length).toBeGreaterThan(20);
    for (const { name } of tables) {
      expect([name, await codeOf('auth', `select from ${String(name)}`)]).toEqual([name, '42501']);
    }
  });

  test('its functions are tl_auth’s alone, and their parts nobody’s', async () => {
    const functions = await adminQuery(`
      select p.proname as name,
             array(select r.rolname::text from pg_roles r
               where r.rolname in ('tl_app', 'tl_feed', 'tl_worker', 'tl_auth')
                 and has_schema_privilege(r.oid, 'auth', 'usage')
                 and has_function_privilege(r.oid, p.oid, 'execute') order by 1) as callers
        from pg_proc p where p.pronamespace = 'auth'::regnamespace and p.prorettype <> 'trigger'::regtype`);
    const parts = [
      'put_mail',
      'put_token',
      'use_token',
      'new_user',
      'make_first_administrator',
      'account_of_same_person',
      'propose_match',
    ];
    const callersOf = (name: string) => {
      if (name === 'seed_user') return ['tl_worker'];
      return parts.includes(name) ? [] : ['tl_auth'];
    };
    expect(functions.length).toBeGreaterThan(20);
    for (const { name, callers } of functions) {
      expect({ name, callers }).toEqual({ name, callers: callersOf(String(name)) });
    }
  });
});
