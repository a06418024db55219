/** Tables of `public` that no request role ever gets a right on. */
export const UNPROTECTED_TABLES = ['_prisma_migrations'];

export const CREATE_SCHEMAS = `
  create schema if not exists app;
  create schema if not exists auth;
  create table if not exists app.policy_state (hash text not null, applied_at timestamptz not null default now());
`;

/** A function can be handed to tl_definer only while that may create in its schema. */
export const OPEN_SCHEMAS = 'grant usage, create on schema app, auth to tl_definer';
export const CLOSE_SCHEMAS = 'revoke create on schema app, auth from tl_definer';

/**
 * Policies, triggers and rights are dropped; functions too, except those that an index, a default or
 * a constraint of a migration needs: these are replaced in place.
 */
export const CLEAR_RIGHTS = `
do $$
declare
  ours constant text := 'public, tl_app, tl_worker, tl_feed, tl_auth, tl_definer';
  found record;
begin
  for found in select schemaname, tablename, policyname from pg_policies
    where schemaname in ('public', 'app', 'auth')
  loop
    execute format('drop policy %I on %I.%I', found.policyname, found.schemaname, found.tablename);
  end loop;

  for found in select t.tgname, t.tgrelid::regclass as relation from pg_trigger t
    join pg_proc p on p.oid = t.tgfoid
    where not t.tgisinternal and p.pronamespace::regnamespace::text in ('app', 'auth')
  loop
    execute format('drop trigger %I on %s', found.tgname, found.relation);
  end loop;

  for found in select c.oid::regclass as relation, c.relkind from pg_class c
    where c.relnamespace::regnamespace::text in ('public', 'app', 'auth')
      and c.relowner in ('tl_owner'::regrole, 'tl_definer'::regrole) and c.relkind in ('r', 'p', 'v', 'm', 'S')
  loop
    execute format('revoke all on %s %s from %s',
      case found.relkind when 'S' then 'sequence' else 'table' end, found.relation, ours);
  end loop;

  for found in select p.oid::regprocedure as routine from pg_proc p
    where p.pronamespace::regnamespace::text in ('app', 'auth')
  loop
    begin
      execute format('drop routine %s', found.routine);
    exception when dependent_objects_still_exist then
      execute format('revoke all on routine %s from %s', found.routine, ours);
    end;
  end loop;

  execute format('revoke all on schema public, app, auth from %s', ours);
end
$$;
`;

/** For every table, so that no file can forget it: without a policy a table shows nothing. */
export const FORCE_ROW_SECURITY = `
do $$
declare
  found record;
begin
  for found in select c.oid::regclass as relation from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and c.relowner = 'tl_owner'::regrole
      and c.relname not in (${UNPROTECTED_TABLES.map((name) => `'${name}'`).join(', ')})
      and not (c.relrowsecurity and c.relforcerowsecurity)
  loop
    execute format('alter table %s enable row level security', found.relation);
    execute format('alter table %s force row level security', found.relation);
  end loop;
end
$$;
`;
