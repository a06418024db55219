-- Words compared without accents and case. The wrapper is immutable so that indexes may use it.
create or replace function app.plain(words text) returns text
  language sql immutable parallel safe set search_path = pg_catalog, public
  as $$ select lower(public.unaccent('public.unaccent', trim(words))) $$;
create or replace function app.person_words(first_name text, preferred_name text, last_name text) returns text
  language sql immutable parallel safe set search_path = pg_catalog, public
  as $$ select app.plain(concat_ws(' ', first_name, preferred_name, last_name)) $$;
-- Without accents, case, dashes, apostrophes and dots: nameKey of schema/src/domain/shared/name.ts.
create or replace function app.name_key(name text) returns text
  language sql immutable parallel safe set search_path = pg_catalog, public
  as $$
    select trim(regexp_replace(translate(app.plain(name), '''’.`', ''), '[[:space:][:punct:]]+', ' ', 'g'))
  $$;
grant execute on function app.plain(text), app.person_words(text, text, text), app.name_key(text)
  to tl_app, tl_worker, tl_definer;

-- Somebody signed in, also in an execution shared by an organization, which has no user (architecture, Live).
create or replace function app.signed_in() returns boolean
  language sql stable parallel safe set search_path = pg_catalog, public
  as $$ select coalesce(app.role(), 'ANONYMOUS') not in ('ANONYMOUS', 'PUBLIC') $$;
grant execute on function app.signed_in() to tl_app, tl_worker, tl_definer;

-- Somebody who acts under a membership, also in an execution shared by an organization.
create or replace function app.is_staff() returns boolean
  language sql stable parallel safe set search_path = pg_catalog, public
  as $$ select coalesce(app.role() in ('PARTNER_STAFF', 'PARTNER_ADMIN', 'LWIA_ADMIN', 'STATE_ADMIN', 'MONITOR'), false) $$;
grant execute on function app.is_staff() to tl_app, tl_definer;

-- Behind an update whose count nobody waits for (src/ride.ts): no row means that it is gone or hidden.
create or replace function app.must_change(rows bigint) returns void
  language plpgsql immutable parallel safe set search_path = pg_catalog
  as $$ begin if rows = 0 then raise exception 'nothing to change' using errcode = 'no_data_found'; end if; end $$;
grant execute on function app.must_change(bigint) to tl_app, tl_worker;
