import { describe, expect, test } from 'vitest';
import { adminQuery } from '../support/database.ts';

// Ours: not the system's, not an extension's, not the job queue's own schema, not Prisma's ledger.
const OUR_SCHEMAS = `n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'graphile_worker')`;
const notOfExtension = (catalog: string) =>
  `not exists (select 1 from pg_depend d where d.classid = '${catalog}'::regclass and d.objid = o.oid and d.deptype = 'e')`;
const TABLES = `
  select o.oid, n.nspname || '.' || o.relname as name, o.relrowsecurity, o.relforcerowsecurity
    from pg_class o join pg_namespace n on n.oid = o.relnamespace
   where o.relkind in ('r', 'p') and o.relname <> '_prisma_migrations'
     and ${OUR_SCHEMAS} and ${notOfExtension('pg_class')}`;

/** Nobody's rows: the hash of the applied policies, and the one offset of the demo's clock. */
const EXEMPT = ['app.policy_state', 'app.clock', 'app.worker_beat'];

describe('tables', () => {
  test('there are some', async () => {
    expect((await adminQuery(TABLES)).length).toBeGreaterThan(15);
  });

  test('each has row-level security enabled and forced, and a policy', async () => {
    const open = await adminQuery(
      `
      select name from (${TABLES}) t
       where name <> all ($1) and (not relrowsecurity or not relforcerowsecurity
          or not exists (select 1 from pg_policy p where p.polrelid = t.oid))`,
      [EXEMPT],
    );
    expect(open).toEqual([]);
  });

  test('the exempt ones can be written by no role that a process signs in with', async () => {
    const writable = await adminQuery(
      `
      select t.name, a.privilege_type, a.grantee::regrole::text as role from (${TABLES}) t
        join pg_class c on c.oid = t.oid, aclexplode(c.relacl) a
       where t.name = any ($1) and a.privilege_type <> 'SELECT'
         and a.grantee in ('tl_app'::regrole, 'tl_worker'::regrole, 'tl_feed'::regrole, 'tl_auth'::regrole)`,
      [EXEMPT],
    );
    expect(writable).toEqual([]);
  });

  test('every policy names the role it is for', async () => {
    const forAll = await adminQuery(`
      select t.name, p.polname from pg_policy p join (${TABLES}) t on t.oid = p.polrelid
       where 0 = any (p.polroles)`);
    expect(forAll).toEqual([]);
  });

  test('nothing is granted to everybody', async () => {
    const granted = await adminQuery(`
      select t.name, a.privilege_type from (${TABLES}) t
        join pg_class c on c.oid = t.oid, aclexplode(c.relacl) a where a.grantee = 0`);
    expect(granted).toEqual([]);
  });
});

describe('foreign keys', () => {
  const KEYS = `
    select c.oid, c.conname as name, c.confdeltype, c.conkey, c.conrelid
      from pg_constraint c join (${TABLES}) t on t.oid = c.conrelid where c.contype = 'f'`;

  test('each says what happens on delete', async () => {
    expect(await adminQuery(`select name from (${KEYS}) k where confdeltype = 'a'`)).toEqual([]);
  });

  test('each has an index that begins with its columns', async () => {
    // A partial index serves when it leaves out only rows without the key.
    const slow = await adminQuery(`
      select name from (${KEYS}) k where not exists (
        select 1 from pg_index i
         where i.indrelid = k.conrelid
           and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey
           and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) ~ '^\\(\\w+ IS NOT NULL\\)$'))`);
    expect(slow).toEqual([]);
  });
});

describe('roles', () => {
  test('none of ours is a superuser or passes by row-level security', async () => {
    const roles = await adminQuery(
      `select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname like 'tl\\_%'`,
    );
    expect(roles.map(({ rolname }) => rolname)).toEqual(
      expect.arrayContaining([
        'tl_app',
        'tl_auth',
        'tl_definer',
        'tl_feed',
        'tl_owner',
        'tl_worker',
      ]),
    );
    const strong = roles.filter(
      (role) => role.rolsuper || role.rolbypassrls || role.rolcreaterole || role.rolcreatedb,
    );
    expect(strong).toEqual([]);
  });

  test('owners of tables and functions cannot sign in', async () => {
    const owners = await adminQuery(
      `select rolname from pg_roles where rolname in ('tl_owner', 'tl_definer') and rolcanlogin`,
    );
    expect(owners).toEqual([]);
  });

  test('the roles of processes are members of no other role', async () => {
    const memberships = await adminQuery(`
      select member::regrole::text as member, roleid::regrole::text as role from pg_auth_members
       where member::regrole::text in ('tl_app', 'tl_worker', 'tl_feed', 'tl_auth')`);
    expect(memberships).toEqual([]);
  });

  test('no superuser owns anything of ours', async () => {
    const owned = await adminQuery(`
      select kind, name from (
        select 'relation' as kind, o.oid::regclass::text as name, o.relowner as owner
          from pg_class o join pg_namespace n on n.oid = o.relnamespace
         where o.relkind in ('r', 'p', 'v', 'm', 'S') and ${OUR_SCHEMAS}
           and o.relname <> '_prisma_migrations' and ${notOfExtension('pg_class')}
        union all
        select 'function', o.oid::regprocedure::text, o.proowner
          from pg_proc o join pg_namespace n on n.oid = o.pronamespace
         where ${OUR_SCHEMAS} and ${notOfExtension('pg_proc')}
        union all
        select 'schema', n.nspname, n.nspowner from pg_namespace n
         where ${OUR_SCHEMAS} and n.nspname <> 'public'
      ) ours join pg_roles r on r.oid = ours.owner where r.rolsuper`);
    expect(owned).toEqual([]);
  });
});

describe('functions that run with their owner’s rights', () => {
  const DEFINERS = `
    select o.oid, o.oid::regprocedure::text as name, o.proowner::regrole::text as owner, o.proconfig, o.proacl
      from pg_proc o join pg_namespace n on n.oid = o.pronamespace
     where o.prosecdef and ${OUR_SCHEMAS} and ${notOfExtension('pg_proc')}`;

  test('belong to tl_definer, which owns no table', async () => {
    expect(
      await adminQuery(`select name, owner from (${DEFINERS}) f where owner <> 'tl_definer'`),
    ).toEqual([]);
    const tables = await adminQuery(
      `select t.name from (${TABLES}) t join pg_class c on c.oid = t.oid where c.relowner = 'tl_definer'::regrole`,
    );
    expect(tables).toEqual([]);
  });

  test('pin search_path', async () => {
    const loose = await adminQuery(`
      select name from (${DEFINERS}) f
       where not exists (select 1 from unnest(coalesce(proconfig, '{}')) s where s like 'search_path=%')`);
    expect(loose).toEqual([]);
  });

  test('may be called only by roles that are named', async () => {
    const open = await adminQuery(`
      select name from (${DEFINERS}) f
       where proacl is null or exists (select 1 from aclexplode(proacl) a where a.grantee = 0)`);
    expect(open).toEqual([]);
  });
});
