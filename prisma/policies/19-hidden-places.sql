-- Places where people hide from violence at home: who knows where they are, and what keeps others from working it out.

-- What a suspended organization has said of itself stays open to its members, whose address is proven.
create or replace function app.belongs_to_suspended(organization uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select exists (select 1 from public.membership m
      join public.organization o on o.id = m.organization_id and o.status = 'SUSPENDED'
      join public.account a on a.user_id = m.user_id and a.email_verified_at is not null
     where m.organization_id = organization and m.user_id = app.user_id() and m.status = 'ACTIVE'
       and (m.valid_from is null or m.valid_from <= app.now())
       and (m.valid_until is null or m.valid_until > app.now()))
  $$;
alter function app.belongs_to_suspended(uuid) owner to tl_definer;
revoke all on function app.belongs_to_suspended(uuid) from public;
grant execute on function app.belongs_to_suspended(uuid) to tl_app;

-- Where people hide from violence at home (location.hidden) is known to staff, to its own organization, and to
-- whoever was referred there. Nobody else learns it, be it by reading it or by asking what is near.
create or replace function app.sees_hidden_place(place uuid, organization uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select app.is_staff() or app.belongs_to_suspended(organization)
      or exists (select 1 from public.referral r join public.service s on s.id = r.service_id
           where r.person_id = app.person_id() and r.status <> 'DRAFT' and s.location_id = place)
  $$;
alter function app.sees_hidden_place(uuid, uuid) owner to tl_definer;
revoke all on function app.sees_hidden_place(uuid, uuid) from public;
grant execute on function app.sees_hidden_place(uuid, uuid) to tl_app;

grant update (hidden, updated_at) on location to tl_definer;

-- A place is hidden as long as one of its services, on offer or not, is for those who flee from violence.
create or replace function app.keep_place_hidden() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    begin
      update public.location l set hidden = not l.hidden, updated_at = app.now()
       where l.id in (old.location_id, new.location_id)
         and l.hidden <> exists (select 1 from public.service s
               where s.location_id = l.id and s.category = 'DOMESTIC_VIOLENCE');
      return null;
    end
  $$;
alter function app.keep_place_hidden() owner to tl_definer;
drop trigger if exists keep_place_hidden on service;
create trigger keep_place_hidden after insert or update of category, location_id or delete on service
  for each row execute function app.keep_place_hidden();

-- An organization's own town is told to everybody: not where that is the town of a hidden place.
grant update (city) on organization to tl_definer;
create policy definer_hides on organization for update to tl_definer using (true) with check (city is null);
create or replace function app.hide_town() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    begin
      update public.organization o set city = null
       where o.id = new.organization_id and app.plain(o.city) = app.plain(new.city);
      return null;
    end
  $$;
alter function app.hide_town() owner to tl_definer;
drop trigger if exists hide_town on location;
create trigger hide_town after update of city, hidden on location
  for each row when (new.hidden) execute function app.hide_town();
