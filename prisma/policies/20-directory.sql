-- What partners offer is public to whoever is signed in; a suspended organization takes its services with it.

grant select on location, service, service_contact to tl_app;
create policy of_visible_organization on location for select to tl_app
  using (exists (select 1 from organization o where o.id = location.organization_id));
create policy of_visible_organization on service for select to tl_app
  using (exists (select 1 from organization o where o.id = service.organization_id));
create policy of_visible_service on service_contact for select to tl_app
  using (exists (select 1 from service s where s.id = service_contact.service_id));
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
      update public.service s
         set referable = s.active and exists (select 1 from public.service_contact c
               where c.service_id = s.id and c.receives_referrals
                 and (c.email is not null or c.phone is not null))
       where s.id = touched;
      return null;
    end
  $$;
alter function app.keep_service_referable() owner to tl_definer;
drop trigger if exists keep_service_referable on service_contact;
create trigger keep_service_referable after insert or update or delete on service_contact
  for each row execute function app.keep_service_referable();
