-- What waits for administrators beside referrals (REF-005): who joins, records of organizations, likely matches. Each of
-- them hears that something there changed, and what it is they ask for under their own rights.

create or replace function app.tell_of_work(users uuid[]) returns void
  language sql security definer set search_path = pg_catalog, public
  as $$
    insert into public.activity (id, at, kind, audience, actor_role, subject_type, subject_id, user_id)
    select gen_random_uuid(), app.now(), 'WORK_CHANGED', 'USER', 'SYSTEM', 'USER', each, each
      from unnest(users) each
  $$;

create or replace function app.work_of_organization() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    begin
      perform app.tell_of_work(array(
        select m.user_id from public.organization o
          join public.membership m on m.organization_id in (o.id, o.lwia_id) and m.status = 'ACTIVE'
           and m.role in ('PARTNER_ADMIN', 'LWIA_ADMIN')
         where o.id = new.side_organization_id
        union
        select m.user_id from public.membership m where m.role = 'STATE_ADMIN' and m.status = 'ACTIVE'));
      return null;
    end
  $$;

-- Whoever judges them: administrators of areas, nobody else of whom would learn by it that they look alike (CORE-019),
-- and the state's.
create or replace function app.tell_of_match(one uuid, other uuid) returns void
  language sql security definer set search_path = pg_catalog, public
  as $$
    select app.tell_of_work(array(
      select m.user_id from public.access_grant g
        join public.access_grant h on h.organization_id = g.organization_id and h.person_id = other
        join public.membership m on m.organization_id = g.organization_id and m.status = 'ACTIVE'
         and m.role = 'LWIA_ADMIN'
       where g.person_id = one and app.judges(array[one, other], m.organization_id, m.user_id)
      union
      select m.user_id from public.membership m where m.role = 'STATE_ADMIN' and m.status = 'ACTIVE'))
  $$;

create or replace function app.work_of_match() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$ begin perform app.tell_of_match(new.first_id, new.second_id); return null; end $$;
create or replace function app.work_of_merge() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    begin
      perform app.tell_of_match(new.id, coalesce(new.merged_into_id, old.merged_into_id));
      return null;
    end
  $$;

-- Open matches of which an area has to do with both sides, found from its own grants; whether its administrator judges
-- them is row-level security's to say (app.judges), which has no index for it. The state's have them all.
create or replace function app.matches_in_area() returns setof uuid
  language sql stable rows 50 security definer set search_path = pg_catalog, public
  as $$
    select m.id from public.person_match m
     where m.dismissed_at is null and app.role() = 'LWIA_ADMIN'
       and exists (select 1 from public.access_grant g
             where g.person_id = m.first_id and g.organization_id = app.organization_id())
       and exists (select 1 from public.access_grant g
             where g.person_id = m.second_id and g.organization_id = app.organization_id())
  $$;

alter function app.tell_of_work(uuid[]) owner to tl_definer;
alter function app.work_of_organization() owner to tl_definer;
alter function app.tell_of_match(uuid, uuid) owner to tl_definer;
alter function app.work_of_match() owner to tl_definer;
alter function app.work_of_merge() owner to tl_definer;
alter function app.matches_in_area() owner to tl_definer;
revoke all on function app.tell_of_work(uuid[]), app.work_of_organization(), app.tell_of_match(uuid, uuid),
  app.work_of_match(), app.work_of_merge(), app.matches_in_area() from public;
grant execute on function app.matches_in_area() to tl_app;

drop trigger if exists work_of_organization on activity;
create trigger work_of_organization after insert on activity for each row
  when (new.kind in ('MEMBERSHIP_REQUESTED', 'MEMBERSHIP_DECIDED', 'MEMBERSHIP_JOINED', 'MEMBERSHIP_CHANGED',
    'MEMBERSHIP_ENDED', 'PROBLEM_REPORTED', 'PROBLEM_SOLVED', 'RECORD_STALE', 'RECORD_VERIFIED',
    'ORGANIZATION_DECIDED') and not coalesce(app.is_practice(new.side_organization_id), false))
  execute function app.work_of_organization();
drop trigger if exists work_of_match on person_match;
create trigger work_of_match after insert or update of basis, dismissed_at on person_match
  for each row when (not app.is_practice(new.first_id)) execute function app.work_of_match();
drop trigger if exists work_of_merge on person;
create trigger work_of_merge after update of merged_into_id on person for each row
  when (old.merged_into_id is distinct from new.merged_into_id) execute function app.work_of_merge();
