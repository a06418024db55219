-- The record that an organization keeps of itself: sign-up, approval, upkeep, and problems that others find in it.

-- Signing up takes a proven address, and opens nothing until somebody approves (REF-013).
grant insert on organization to tl_app;
create policy sign_up on organization for insert to tl_app
  with check (status = 'PENDING' and kind = 'PARTNER' and registered_by_id = (select app.user_id())
    and lwia_id is not null and verified_at is null and status_note is null
    and exists (select 1 from account a where a.user_id = (select app.user_id())
      and a.email_verified_at is not null and a.person_id is null));
grant update (name, description, phone, email, website, city, programs, status, status_note, version, verified_at,
  verified_by_id, verify_by, completeness, updated_at) on organization to tl_app;
create policy keepers_change on organization for update to tl_app
  using ((select app.role()) = 'STATE_ADMIN'
    or (id = (select app.organization_id()) and (select app.role()) = 'PARTNER_ADMIN')
    or ((select app.role()) = 'LWIA_ADMIN' and lwia_id = (select app.lwia_id())));

-- Whether an organization takes part is not its own to say, and its keepers do not lift their own areas.
create or replace function app.guard_organization_status() returns trigger
  language plpgsql set search_path = pg_catalog, public
  as $$
    begin
      if app.role() = 'PARTNER_ADMIN' or (app.role() = 'LWIA_ADMIN' and new.kind in ('LWIA', 'STATE')) then
        raise exception 'not for this role' using errcode = 'insufficient_privilege';
      end if;
      return new;
    end
  $$;
drop trigger if exists guard_organization_status on organization;
create trigger guard_organization_status before update of status, status_note on organization
  for each row when (old.status is distinct from new.status or old.status_note is distinct from new.status_note)
  execute function app.guard_organization_status();

-- A problem is read by who found it and by the keepers of the record.
grant select, insert on record_problem to tl_app;
grant update (solved_at, solved_by_id, answer) on record_problem to tl_app;
create policy finder_and_keepers on record_problem for select to tl_app
  using (reporter_id = (select app.user_id()) or app.keeps_record(organization_id));
create policy staff_report on record_problem for insert to tl_app
  with check (reporter_id = (select app.user_id()) and reporter_organization_id = (select app.organization_id())
    and (select app.role()) in ('PARTNER_STAFF', 'PARTNER_ADMIN', 'LWIA_ADMIN', 'STATE_ADMIN', 'MONITOR')
    and solved_at is null and solved_by_id is null and answer is null
    and exists (select 1 from organization o where o.id = record_problem.organization_id)
    and (service_id is null or exists (select 1 from service s
      where s.id = record_problem.service_id and s.organization_id = record_problem.organization_id))
    and (location_id is null or exists (select 1 from location l
      where l.id = record_problem.location_id and l.organization_id = record_problem.organization_id)));
create policy keepers_solve on record_problem for update to tl_app
  using (app.keeps_record(organization_id) and solved_at is null)
  with check (solved_by_id = (select app.user_id()));
grant select on record_problem to tl_worker;
create policy worker on record_problem for select to tl_worker using (true);

-- Invitations are their area's; the token itself is in the mail alone.
grant select, insert on organization_invitation to tl_app;
grant update (revoked_at) on organization_invitation to tl_app;
create policy of_area on organization_invitation for select to tl_app
  using ((select app.role()) = 'STATE_ADMIN'
    or ((select app.role()) = 'LWIA_ADMIN' and lwia_id = (select app.lwia_id())));
create policy area_invites on organization_invitation for insert to tl_app
  with check (invited_by_id = (select app.user_id()) and token_hash is null and revoked_at is null
    and (select app.role()) = 'LWIA_ADMIN' and lwia_id = (select app.lwia_id()));
create policy area_revokes on organization_invitation for update to tl_app
  using ((select app.role()) = 'LWIA_ADMIN' and lwia_id = (select app.lwia_id()))
  with check (lwia_id = (select app.lwia_id()));
grant select, update on organization_invitation to tl_worker;
create policy worker on organization_invitation to tl_worker using (true) with check (true);

-- Whoever has the mail's link learns the name that was invited, and the invitation is used up by signing up.
grant select, update on organization_invitation to tl_definer;
create policy definer on organization_invitation to tl_definer using (true) with check (true);
create or replace function app.organization_invitation(hash text) returns table (name text, email text, area text)
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select i.name, i.email, o.name from public.organization_invitation i
      join public.organization o on o.id = i.lwia_id
     where i.token_hash = hash and app.user_id() is not null and not app.in_practice()
       and i.revoked_at is null and i.organization_id is null and i.expires_at > app.now()
  $$;
create or replace function app.use_organization_invitation(hash text, registered uuid) returns void
  language sql security definer set search_path = pg_catalog, public
  as $$
    update public.organization_invitation i set organization_id = registered
     where i.token_hash = hash and i.revoked_at is null and i.organization_id is null and i.expires_at > app.now()
       and exists (select 1 from public.organization o
             where o.id = registered and o.registered_by_id = app.user_id())
  $$;
alter function app.organization_invitation(text) owner to tl_definer;
alter function app.use_organization_invitation(text, uuid) owner to tl_definer;
revoke all on function app.organization_invitation(text), app.use_organization_invitation(text, uuid) from public;
grant execute on function app.organization_invitation(text), app.use_organization_invitation(text, uuid) to tl_app;
