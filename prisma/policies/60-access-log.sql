-- Who looked at a person (CORE-014). Written by app.log_access alone, changed and deleted by nobody.

grant select on access_log to tl_app;
create policy by_whom_it_concerns on access_log for select to tl_app
  using (person_id = (select app.person_id())
    or (select app.role()) = 'STATE_ADMIN'
    or ((select app.role()) in ('PARTNER_ADMIN', 'LWIA_ADMIN') and organization_id = (select app.organization_id()))
    or ((select app.role()) = 'LWIA_ADMIN' and exists (select 1 from person p
         where p.id = access_log.person_id and p.lwia_id = (select app.lwia_id()))));
grant select, insert on access_log to tl_definer;
create policy definer_reads on access_log for select to tl_definer using (true);
create policy definer_writes on access_log for insert to tl_definer with check (true);

-- Which member of staff it was is for those who administer them, not for the person.
grant select on access_log_reader to tl_app;
create policy for_administrators on access_log_reader for select to tl_app
  using ((select app.role()) in ('PARTNER_ADMIN', 'LWIA_ADMIN', 'STATE_ADMIN')
    and exists (select 1 from access_log l where l.id = access_log_reader.entry_id));
grant select, insert on access_log_reader to tl_definer;
create policy definer_reads on access_log_reader for select to tl_definer using (true);
create policy definer_writes on access_log_reader for insert to tl_definer with check (true);

-- Writes one look down, in front of the read it belongs to (src/look.ts). The same user who opens the same
-- thing for the same organization again within 15 minutes is still looking. The read does not wait for the
-- disk: after a crash of the server the looks of its last half second may be missing.
create or replace function app.log_access(person uuid, referral uuid, request text) returns void
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    declare entry uuid := gen_random_uuid();
    begin
      if app.user_id() is null or app.organization_id() is null or exists (
        select 1 from public.access_log l join public.access_log_reader r on r.entry_id = l.id
         where l.person_id = person and l.at > app.now() - interval '15 minutes'
           and l.organization_id = app.organization_id() and r.user_id = app.user_id()
           and l.referral_id is not distinct from referral) then
        return;
      end if;
      perform set_config('synchronous_commit', 'off', true);
      insert into public.access_log (id, at, person_id, organization_id, role, referral_id)
      values (entry, app.now(), person, app.organization_id(), app.role(), referral);
      insert into public.access_log_reader (entry_id, user_id, request_id)
      values (entry, app.user_id(), request);
    end
  $$;
alter function app.log_access(uuid, uuid, text) owner to tl_definer;
revoke all on function app.log_access(uuid, uuid, text) from public;
grant execute on function app.log_access(uuid, uuid, text) to tl_app;
