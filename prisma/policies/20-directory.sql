-- What partners offer is public to whoever is signed in; a suspended organization takes its services with it.
-- Its members, who act for nobody meanwhile (api/src/auth/claims.ts), still read what it said of itself.

-- Who may change an organization's record (REF-009, REF-013): its administrator, the administrator of its area,
-- the state. The same rule as domain/directory/policy.ts.
create or replace function app.keeps_record(organization_id uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select app.administers(keeps_record.organization_id)
      -- Whoever signs an organization up says where it is, until somebody decides.
      or exists (select 1 from public.organization o where o.id = keeps_record.organization_id
           and o.status = 'PENDING' and o.registered_by_id = app.user_id())
  $$;
alter function app.keeps_record(uuid) owner to tl_definer;
revoke all on function app.keeps_record(uuid) from public;
grant execute on function app.keeps_record(uuid) to tl_app;

grant select, insert, update, delete on location to tl_app;
grant select, insert, update on service to tl_app;
grant select, insert, update, delete on service_contact to tl_app;
-- The published directory needs the rest of a hidden place, and leaves out where it is (hsds/represent.ts).
create policy of_open_organization on location for select to tl_app
  using ((not hidden or (select app.is_staff()) or (select app.role()) = 'PUBLIC'
      or app.sees_hidden_place(id, organization_id))
    and exists (select 1 from organization o where o.id = location.organization_id
    and (o.status = 'APPROVED' or o.id = (select app.organization_id()) or (select app.role()) = 'STATE_ADMIN'
      or o.registered_by_id = (select app.user_id())
      or ((select app.role()) = 'LWIA_ADMIN' and o.lwia_id = (select app.lwia_id()))
      or ((select app.role()) = 'PENDING' and exists (select 1 from membership m
        where m.organization_id = o.id and m.user_id = (select app.user_id()) and m.status = 'ACTIVE')))));
create policy of_open_organization on service for select to tl_app
  using (exists (select 1 from organization o where o.id = service.organization_id
    and (o.status = 'APPROVED' or o.id = (select app.organization_id()) or (select app.role()) = 'STATE_ADMIN'
      or ((select app.role()) = 'LWIA_ADMIN' and o.lwia_id = (select app.lwia_id()))
      or ((select app.role()) = 'PENDING' and exists (select 1 from membership m
        where m.organization_id = o.id and m.user_id = (select app.user_id()) and m.status = 'ACTIVE')))));
-- Those who answer for a service are named to colleagues.
create policy of_visible_service on service_contact for select to tl_app
  using (exists (select 1 from service s where s.id = service_contact.service_id
    and ((select app.is_staff()) or app.belongs_to_suspended(s.organization_id))));

-- The published directory (HSDS): what the role PUBLIC, which nobody signs in with, may read of those who take part.
-- Places, services, hours and conditions follow their organization; people who answer for a service do not.
create policy published on organization for select to tl_app
  using ((select app.role()) = 'PUBLIC' and status = 'APPROVED' and kind <> 'EMPLOYER');
create policy published on county for select to tl_app using ((select app.role()) = 'PUBLIC');
create policy published on zip_place for select to tl_app using ((select app.role()) = 'PUBLIC');

create policy keepers_add on location for insert to tl_app
  with check (app.keeps_record(organization_id));
create policy keepers_change on location for update to tl_app
  using (app.keeps_record(organization_id)) with check (app.keeps_record(organization_id));
create policy keepers_remove on location for delete to tl_app using (app.keeps_record(organization_id));
create policy keepers_add on service for insert to tl_app
  with check (app.keeps_record(organization_id) and exists (
    select 1 from location l where l.id = service.location_id and l.organization_id = service.organization_id));
create policy keepers_change on service for update to tl_app
  using (app.keeps_record(organization_id))
  with check (app.keeps_record(organization_id) and exists (
    select 1 from location l where l.id = service.location_id and l.organization_id = service.organization_id));
create policy keepers_add on service_contact for insert to tl_app
  with check (exists (select 1 from service s
    where s.id = service_contact.service_id and app.keeps_record(s.organization_id)));
create policy keepers_change on service_contact for update to tl_app
  using (exists (select 1 from service s
    where s.id = service_contact.service_id and app.keeps_record(s.organization_id)))
  with check (exists (select 1 from service s
    where s.id = service_contact.service_id and app.keeps_record(s.organization_id)));
create policy keepers_remove on service_contact for delete to tl_app
  using (exists (select 1 from service s
    where s.id = service_contact.service_id and app.keeps_record(s.organization_id)));

-- Hours and conditions are written anew as a whole, and seen with their place or service.
grant select, insert, delete on opening_hours, closure, eligibility_clause to tl_app;
create policy of_visible_location on opening_hours for select to tl_app
  using (exists (select 1 from location l where l.id = opening_hours.location_id));
create policy keepers_add on opening_hours for insert to tl_app
  with check (exists (select 1 from location l
    where l.id = opening_hours.location_id and app.keeps_record(l.organization_id)));
create policy keepers_remove on opening_hours for delete to tl_app
  using (exists (select 1 from location l
    where l.id = opening_hours.location_id and app.keeps_record(l.organization_id)));
create policy of_visible_location on closure for select to tl_app
  using (exists (select 1 from location l where l.id = closure.location_id));
create policy keepers_add on closure for insert to tl_app
  with check (exists (select 1 from location l
    where l.id = closure.location_id and app.keeps_record(l.organization_id)));
create policy keepers_remove on closure for delete to tl_app
  using (exists (select 1 from location l
    where l.id = closure.location_id and app.keeps_record(l.organization_id)));
create policy of_visible_service on eligibility_clause for select to tl_app
  using (exists (select 1 from service s where s.id = eligibility_clause.service_id));
create policy keepers_add on eligibility_clause for insert to tl_app
  with check (exists (select 1 from service s
    where s.id = eligibility_clause.service_id and app.keeps_record(s.organization_id)));
create policy keepers_remove on eligibility_clause for delete to tl_app
  using (exists (select 1 from service s
    where s.id = eligibility_clause.service_id and app.keeps_record(s.organization_id)));
grant select, insert, delete on opening_hours, closure, eligibility_clause to tl_worker;
create policy worker on opening_hours to tl_worker using (true) with check (true);
create policy worker on closure to tl_worker using (true) with check (true);
create policy worker on eligibility_clause to tl_worker using (true) with check (true);
grant select on opening_hours, closure, eligibility_clause to tl_definer;
create policy definer on opening_hours for select to tl_definer using (true);
create policy definer on closure for select to tl_definer using (true);
create policy definer on eligibility_clause for select to tl_definer using (true);

grant select, insert, update, delete on location, service, service_contact to tl_worker;
create policy worker on location to tl_worker using (true) with check (true);
create policy worker on service to tl_worker using (true) with check (true);
create policy worker on service_contact to tl_worker using (true) with check (true);
grant select, update on service to tl_definer;
grant select on location, service_contact to tl_definer;
create policy definer on service to tl_definer using (true) with check (true);
create policy definer on location to tl_definer using (true) with check (true);
create policy definer on service_contact for select to tl_definer using (true);

-- REF-011: a service without a reachable contact that receives referrals cannot be referred to.
create or replace function app.keep_service_referable() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    declare touched uuid := coalesce(new.service_id, old.service_id);
    begin
      -- The service's own trigger decides.
      update public.service set referable = active where id = touched;
      return null;
    end
  $$;
alter function app.keep_service_referable() owner to tl_definer;
drop trigger if exists keep_service_referable on service_contact;
create trigger keep_service_referable after insert or update or delete on service_contact
  for each row execute function app.keep_service_referable();

-- Neither a service that is no longer offered, nor one that a form says is referable without anybody to receive.
create or replace function app.decide_service_referable() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    begin
      new.referable := new.active and exists (select 1 from public.service_contact c
        where c.service_id = new.id and c.receives_referrals
          and (c.email is not null or c.phone is not null));
      return new;
    end
  $$;
alter function app.decide_service_referable() owner to tl_definer;
drop trigger if exists decide_service_referable on service;
create trigger decide_service_referable before insert or update of active, referable on service
  for each row execute function app.decide_service_referable();

-- Where distances are measured from.
grant select on zip_place to tl_app, tl_definer;
create policy signed_in_read on zip_place for select to tl_app using ((select app.signed_in()));
create policy definer on zip_place for select to tl_definer using (true);
grant select, insert, update on zip_place to tl_worker;
create policy worker on zip_place to tl_worker using (true) with check (true);

-- The words of a service include its organization's name and its town, so that "food peoria" finds it; not the town
-- of a hidden place, since words that are found tell what they are found in.
create or replace function app.service_words(
    name text, description text, eligibility text, organization_id uuid, location_id uuid) returns text
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select app.plain(concat_ws(' ', service_words.name, o.name, case when not l.hidden then l.city end,
        service_words.eligibility, service_words.description))
      from (select 1) one
      left join public.organization o on o.id = service_words.organization_id
      left join public.location l on l.id = service_words.location_id
  $$;
alter function app.service_words(text, text, text, uuid, uuid) owner to tl_definer;
revoke all on function app.service_words(text, text, text, uuid, uuid) from public;

create or replace function app.keep_service_words() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    begin
      new.search_words := app.service_words(
        new.name, new.description, new.eligibility, new.organization_id, new.location_id);
      return new;
    end
  $$;
alter function app.keep_service_words() owner to tl_definer;
drop trigger if exists keep_service_words on service;
create trigger keep_service_words
  before insert or update of name, description, eligibility, organization_id, location_id on service
  for each row execute function app.keep_service_words();

create or replace function app.keep_words_of_services() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    begin
      update public.service s
         set search_words = app.service_words(s.name, s.description, s.eligibility, s.organization_id, s.location_id)
       where case tg_table_name when 'organization' then s.organization_id else s.location_id end = new.id;
      return null;
    end
  $$;
alter function app.keep_words_of_services() owner to tl_definer;
drop trigger if exists keep_words_of_services on organization;
create trigger keep_words_of_services after update of name on organization
  for each row when (old.name is distinct from new.name) execute function app.keep_words_of_services();
drop trigger if exists keep_words_of_services on location;
create trigger keep_words_of_services after update of city, hidden on location
  for each row when (old.city is distinct from new.city or old.hidden <> new.hidden)
  execute function app.keep_words_of_services();

-- Great-circle distance; within half a percent, which is nearer than a ZIP code's middle is to anybody's door.
-- Neither strict nor with settings of its own: PostgreSQL would no longer put it in line, ten times slower.
create or replace function app.miles_between(
    latitude_a double precision, longitude_a double precision,
    latitude_b double precision, longitude_b double precision) returns double precision
  language sql immutable parallel safe
  as $$
    select 7917.6 * asin(least(1, sqrt(
      power(sin(radians(latitude_b - latitude_a) / 2), 2)
      + cos(radians(latitude_a)) * cos(radians(latitude_b))
        * power(sin(radians(longitude_b - longitude_a) / 2), 2))))
  $$;
grant execute on function app.miles_between(double precision, double precision, double precision, double precision)
  to tl_app, tl_worker, tl_definer;

-- Whether a place is open at this local time, as domain/directory/opening-hours.ts says it.
create or replace function app.is_open(location_id uuid, at timestamp) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select exists (
      select 1 from public.opening_hours h
       where h.location_id = is_open.location_id
         and extract(isodow from at) = any (h.days)
         and to_char(at, 'HH24:MI') >= h.opens and to_char(at, 'HH24:MI') < h.closes
         and (h.valid_from is null or h.valid_from <= at::date)
         and (h.valid_to is null or at::date <= h.valid_to)
         and (h.starts_on is null or (h.starts_on <= at::date
           and (date_trunc('week', at)::date - date_trunc('week', h.starts_on)::date) / 7 % h.every = 0)))
      and not exists (select 1 from public.closure c where c.location_id = is_open.location_id and c."on" = at::date)
  $$;
alter function app.is_open(uuid, timestamp) owner to tl_definer;
revoke all on function app.is_open(uuid, timestamp) from public;

-- Whether a service refuses somebody of whom this much is known, as domain/directory/eligibility.ts says it:
-- what is not known (null) refuses nobody.
create or replace function app.is_refused(service_id uuid, age integer, county text, area text) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select exists (
      select 1 from public.eligibility_clause c
       where c.service_id = is_refused.service_id
         and case c.kind
               when 'AGE' then age < c.min or age > c.max
               -- What is not known is never a no, also where nothing is named: <> all of nothing is true.
               when 'COUNTY' then county is not null and county <> all (c."values")
               when 'LWIA' then area is not null and area <> all (c."values")
             end)
  $$;
alter function app.is_refused(uuid, integer, text, text) owner to tl_definer;
revoke all on function app.is_refused(uuid, integer, text, text) from public;

-- One page of the active services of approved organizations: ids, distance and the number of all hits (REF-012).
-- Text operators are not leakproof, so under row-level security no plan could begin with them. Every word or its
-- stem must be found as it is; when nothing has them all, a slip or two is allowed (word similarity 0.5) in the
-- beginning, where name, organization and town stand: in long texts everything resembles something. A term
-- of the field comes with the forms of all that means the same (domain/directory/search-terms.ts) and allows no slip;
-- a short word has to begin one: "rent" is in "parents". Forms are cheap, so a pattern reads only what has one.
-- `words_mean` are the categories that the words name. What is known of the person (`age`, `home_county`,
-- `home_area`) was read under the asker's own policies; nothing of a person is read here.
-- What is for all of Illinois is found in every county and area, after what is there.
-- A hidden place that the asker may not know has neither town nor distance, and is near nothing.
-- Last comes what is for other people or other counties; before, the best match, then the nearest, then by name.
-- A setting of an extension exists once its library is loaded, which its first call does.
do $$ begin perform public.word_similarity('', ''); end $$;
drop function if exists app.search_services(text[], text[], text[], text, double precision, text, uuid, text, uuid,
  uuid, integer, integer);
create or replace function app.search_services(asked jsonb, page_offset integer, page_size integer)
  returns table (id uuid, miles double precision, out_of_area boolean, total bigint)
  language sql stable security definer
  set search_path = pg_catalog, public
  set pg_trgm.word_similarity_threshold = 0.5
  -- All services are looked through: their places and organizations are hashed, not looked up one by one.
  set enable_nestloop = off
  set plan_cache_mode = force_generic_plan
  as $$
    with a as materialized (
      select a.*, z.latitude, z.longitude, app.now() at time zone 'America/Chicago' as local_now,
             coalesce(a.home_county, a.county, z.county_fips) as place
        from jsonb_to_record(asked) as a(wanted jsonb, words_mean text[], categories text[], zip text,
               within_miles double precision, county text, area uuid, spoken text, program text, open_now boolean,
               places_free boolean, of_organization uuid, except_organization uuid,
               age integer, home_county text, home_area text)
        left join public.zip_place z on z.zip = a.zip),
    wanted as materialized (
      select w.word, w.pattern is not null as is_term,
             coalesce(w.pattern, case when length(w.word) <= 4 then '\m' || w.word end) as pattern,
             coalesce(w.forms, array['%' || w.word || '%', '%' || case
               when length(stem) > 3 and starts_with(w.word, stem) then stem else w.word end || '%']) as forms
        from a, jsonb_to_recordset(a.wanted) as w(word text, forms text[], pattern text),
             lateral (select (ts_lexize('english_stem', w.word))[1]) as s(stem)),
    place as (
      select l.id, l.county_fips, l.lwia_id, l.languages, case when seen then l.latitude end as latitude,
             case when seen then l.longitude end as longitude,
             case when l.hidden and seen then ' ' || app.plain(l.city) else '' end as town
        from public.location l, lateral (select not l.hidden or (select app.is_staff())
               or app.sees_hidden_place(l.id, l.organization_id)) known(seen)),
    offered as (
      select s.id, s.name, s.search_words || l.town as search_words,
             coalesce(s.category = any (a.words_mean), false) as meant, l.latitude, l.longitude,
             not s.statewide and cardinality(s.counties) > 0 and coalesce(a.place <> all (s.counties), false)
               as out_of_area,
             s.statewide and coalesce(l.county_fips <> a.county, l.lwia_id <> a.area, false) as from_afar
        from a
        join public.service s on s.active
        join place l on l.id = s.location_id
        join public.organization o on o.id = s.organization_id
       where app.signed_in() and o.status = 'APPROVED' and app.is_practice(s.id) = app.in_practice()
         and (a.categories is null or s.category = any (a.categories))
         and (a.county is null or s.statewide or l.county_fips = a.county or a.county = any (s.counties))
         and (a.area is null or s.statewide or l.lwia_id = a.area)
         and (a.spoken is null or a.spoken = any (s.languages) or a.spoken = any (l.languages))
         and (a.program is null or a.program = any (s.programs) or a.program = any (o.programs))
         and (a.of_organization is null or s.organization_id = a.of_organization)
         and s.organization_id is distinct from a.except_organization
         and (a.within_miles is null or (l.latitude is not null
           and app.miles_between(a.latitude, a.longitude, l.latitude, l.longitude) <= a.within_miles))
         and (a.open_now is not true or app.is_open(l.id, a.local_now))
         and (a.places_free is not true or not exists (select 1 from public.service_capacity c
               where c.service_id = s.id and (c.state <> 'OPEN' or (c.rule <> 'NOT_COUNTED' and c.places = 0))))),
    exact as materialized (
      select f.*, f.meant::integer + (not exists (select 1 from wanted w
               where left(f.search_words, length(f.name)) not like all (w.forms)
                  or left(f.search_words, length(f.name)) !~ w.pattern))::integer as rank
        from offered f
       where f.meant or not exists (select 1 from wanted w
               where f.search_words not like all (w.forms) or f.search_words !~ w.pattern)),
    hit as (
      select * from exact
       union all
      select f.*, (select sum(word_similarity(w.word, left(f.search_words, 100))) from wanted w)
        from offered f
       where not exists (select 1 from exact)
         and not exists (select 1 from wanted w
               where not (not w.is_term and w.word <% left(f.search_words, 100)
                 or (f.search_words like any (w.forms) and coalesce(f.search_words ~ w.pattern, true)))))
    select found.id, found.miles, found.out_of_area, count(*) over ()
      from (select hit.id, hit.name, hit.rank, hit.out_of_area, hit.from_afar,
                   case when a.latitude is not null and hit.latitude is not null
                        then app.miles_between(a.latitude, a.longitude, hit.latitude, hit.longitude) end as miles,
                   app.is_refused(hit.id, a.age, a.home_county, a.home_area) as refused
              from hit cross join a) found
     order by found.refused or found.out_of_area, found.rank desc, found.from_afar, found.miles nulls last, found.name,
              found.id
     limit least(greatest(page_size, 0), 200) offset greatest(page_offset, 0)
  $$;
alter function app.search_services(jsonb, integer, integer) owner to tl_definer;
revoke all on function app.search_services(jsonb, integer, integer) from public;
grant execute on function app.search_services(jsonb, integer, integer) to tl_app;
