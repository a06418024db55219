-- Who acts, as the tenant pool sends it with every statement (src/claims-statement.ts). A local
-- setting reverts to '' rather than NULL. In policies always inside a sub-select, which is
-- evaluated once a statement: (select app.organization_id()).

create or replace function app.user_id() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;
create or replace function app.person_id() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.person_id', true), '')::uuid $$;
create or replace function app.organization_id() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.organization_id', true), '')::uuid $$;
create or replace function app.lwia_id() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.lwia_id', true), '')::uuid $$;
create or replace function app.role() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('app.role', true), '') $$;
create or replace function app.membership_id() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.membership_id', true), '')::uuid $$;
-- Of whoever answers by a mailed link: the link, and the one referral that exists for it (90-answer-links.sql).
create or replace function app.link_id() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.link_id', true), '')::uuid $$;
create or replace function app.link_referral_id() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.link_referral_id', true), '')::uuid $$;

-- The practice side (REF-065): whatever belongs to it has an id that begins with `ffffffff`, which no other ever does.
-- CHECKs on every table keep the sides apart (migration practice_apart); who acts is of the side of their organization.
-- These are plain comparisons, which the planner puts into conditions as they are.
create or replace function app.is_practice(id uuid) returns boolean language sql immutable parallel safe
  as $$ select id >= 'ffffffff-0000-0000-0000-000000000000'::uuid $$;
create or replace function app.in_practice() returns boolean language sql stable parallel safe
  as $$ select coalesce(app.is_practice(nullif(current_setting('app.organization_id', true), '')::uuid), false) $$;

-- The time that rules go by. The offset is other than zero in the demo and in tests only.
create table if not exists app.clock (
  only_row boolean primary key default true check (only_row),
  "offset" interval not null default '0'
);
insert into app.clock default values on conflict do nothing;

create or replace function app.now() returns timestamptz language sql stable parallel safe
  as $$ select now() + (select "offset" from app.clock) $$;

-- Memberships end by this clock, so whoever keeps them in mind looks again.
create or replace function app.set_clock_offset(new_offset interval) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$
    update app.clock set "offset" = new_offset;
    select pg_notify('auth_changed', '');
  $$;
alter function app.set_clock_offset(interval) owner to tl_definer;

-- Rights on schemas open nothing by themselves: each area's file grants its own tables.
grant usage on schema public, app to tl_app, tl_worker, tl_feed, tl_definer;
grant usage on schema auth to tl_auth, tl_definer;
-- sign-in functions of schema auth are owned by the definer, which reads the clock for them
grant select on app.clock to tl_app, tl_worker, tl_feed, tl_definer;
grant update ("offset") on app.clock to tl_definer;
grant execute on function app.user_id(), app.person_id(), app.organization_id(), app.lwia_id(),
  app.role(), app.membership_id(), app.link_id(), app.link_referral_id(), app.now(), app.is_practice(uuid),
  app.in_practice() to tl_app, tl_worker, tl_feed, tl_definer;
grant execute on function app.set_clock_offset(interval) to tl_worker;
