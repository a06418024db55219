-- What partners offer is public to whoever is signed in; a suspended organization takes its services with it.

-- Who may change an organization's record (REF-009, REF-013): its administrator, the administrator of its area,
-- the state. The same rule as domain/directory/policy.ts.
create or replace function app.keeps_record(organization_id uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select coalesce(app.role() = 'STATE_ADMIN'
      or (app.role() = 'PARTNER_ADMIN' and keeps_record.organization_id = app.organization_id())
      or (app.role() = 'LWIA_ADMIN' and exists (select 1 from public.organization o
            where o.id = keeps_record.organization_id and o.lwia_id = app.lwia_id())), false)
  $$;
alter function app.keeps_record(uuid) owner to tl_definer;
revoke all on function app.keeps_record(uuid) from public;
grant execute on function app.keeps_record(uuid) to tl_app;

grant select, insert, update, delete on location to tl_app;
grant select, insert, update on service to tl_app;
grant select, insert, update, delete on service_contact to tl_app;
create policy of_open_organization on location for select to tl_app
  using (exists (select 1 from organization o where o.id = location.organization_id
    and (o.status = 'APPROVED' or o.id = (select app.organization_id()) or (select app.role()) = 'STATE_ADMIN'
      or o.registered_by_id = (select app.user_id())
      or ((select app.role()) = 'LWIA_ADMIN' and o.lwia_id = (select app.lwia_id())))));
create policy of_open_organization on service for select to tl_app
  using (exists (select 1 from organization o where o.id = service.organization_id
    and (o.status = 'APPROVED' or o.id = (select app.organization_id()) or (select app.role()) = 'STATE_ADMIN'
      or ((select app.role()) = 'LWIA_ADMIN' and o.lwia_id = (select app.lwia_id())))));
create policy of_visible_service on service_contact for select to tl_app
  using (exists (select 1 from service s where s.id = service_contact.service_id));

-- Whoever signs an organization up says where it is; after that, and everything else, is its keepers'.
create policy keepers_add on location for insert to tl_app
  with check (app.keeps_record(organization_id)
    or exists (select 1 from organization o where o.id = location.organization_id
         and o.status = 'PENDING' and o.registered_by_id = (select app.user_id())));
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
create policy definer on location for select to tl_definer using (true);
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

-- The words of a service include its organization's name and its town, so that "food peoria" finds it.
create or replace function app.service_words(
    name text, description text, eligibility text, organization_id uuid, location_id uuid) returns text
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select app.plain(concat_ws(' ', service_words.name, o.name, l.city, service_words.eligibility,
        service_words.description))
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
create trigger keep_words_of_services after update of city on location
  for each row when (old.city is distinct from new.city) execute function app.keep_words_of_services();

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

-- One page of the active services of approved organizations: ids, distance and the number of all hits.
-- Text operators are not leakproof, so under row-level security no plan could begin with them. Every word must
-- be found as it is; when nothing has them all, a slip or two is allowed (word similarity 0.5) in the beginning,
-- where name, organization and town stand: in long texts everything resembles something. `words_mean` are the
-- categories that the words name. Best match first, then nearest, then by name.
-- A setting of an extension exists once its library is loaded, which its first call does.
do $$ begin perform public.word_similarity('', ''); end $$;
create or replace function app.search_services(
    words text[], words_mean text[], categories text[], zip text, within_miles double precision,
    county text, area uuid, spoken text, of_organization uuid, except_organization uuid,
    page_offset integer, page_size integer)
  returns table (id uuid, miles double precision, total bigint)
  language sql stable security definer
  set search_path = pg_catalog, public
  set pg_trgm.word_similarity_threshold = 0.5
  as $$
    with offered as (
      select s.id, s.name, s.category, s.search_words,
             case when z.zip is not null
                  then app.miles_between(z.latitude, z.longitude, l.latitude, l.longitude) end as miles
        from public.service s
        join public.location l on l.id = s.location_id
        join public.organization o on o.id = s.organization_id
        left join public.zip_place z on z.zip = search_services.zip
       where app.signed_in() and s.active and o.status = 'APPROVED'
         and (categories is null or s.category = any (categories))
         and (county is null or l.county_fips = county)
         and (area is null or l.lwia_id = area)
         and (spoken is null or spoken = any (s.languages) or spoken = any (l.languages))
         and (of_organization is null or s.organization_id = of_organization)
         and s.organization_id is distinct from except_organization),
    pattern as (select array_agg('%' || word || '%') as every from unnest(words) word),
    exact as materialized (
      select f.id, f.name, f.miles,
             (f.category = any (words_mean))::integer
               + (left(f.search_words, length(f.name)) like all ((select every from pattern)::text[]))::integer
               as rank
        from offered f
       where (within_miles is null or f.miles <= within_miles)
         and (cardinality(words) = 0 or f.category = any (words_mean)
           or f.search_words like all ((select every from pattern)::text[]))),
    hit as (
      select * from exact
       union all
      select f.id, f.name, f.miles,
             (select sum(word_similarity(word, left(f.search_words, 100))) from unnest(words) word)
        from offered f
       where not exists (select 1 from exact)
         and (within_miles is null or f.miles <= within_miles)
         and not exists (select 1 from unnest(words) word
               where not (word <% left(f.search_words, 100) or f.search_words like '%' || word || '%')))
    select hit.id, hit.miles, count(*) over ()
      from hit
     order by hit.rank desc, hit.miles nulls last, hit.name, hit.id
     limit least(greatest(page_size, 0), 200) offset greatest(page_offset, 0)
  $$;
alter function app.search_services(text[], text[], text[], text, double precision, text, uuid, text, uuid, uuid,
  integer, integer) owner to tl_definer;
revoke all on function app.search_services(text[], text[], text[], text, double precision, text, uuid, text, uuid,
  uuid, integer, integer) from public;
grant execute on function app.search_services(text[], text[], text[], text, double precision, text, uuid, text,
  uuid, uuid, integer, integer) to tl_app;
