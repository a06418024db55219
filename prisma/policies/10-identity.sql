-- Organizations are public to whoever is signed in; accounts, sessions and credentials belong to one user.

grant select on organization, county to tl_app;
-- One that is suspended leaves the directory, and keeps its name in all it has done: in referrals, but in
-- needs and consents too, for people who see no referral of it.
create policy signed_in_read on organization for select to tl_app
  using ((select app.signed_in())
    and (status <> 'PENDING' or id = (select app.organization_id()) or (select app.role()) = 'STATE_ADMIN'
      or registered_by_id = (select app.user_id())
      or ((select app.role()) = 'LWIA_ADMIN' and lwia_id = (select app.lwia_id()))));
create policy signed_in_read on county for select to tl_app
  using ((select app.signed_in()));
grant select, insert, update on organization, county to tl_worker;
create policy worker on organization to tl_worker using (true) with check (true);
create policy worker on county to tl_worker using (true) with check (true);
grant select on organization, county to tl_definer;
create policy definer on organization for select to tl_definer using (true);
create policy definer on county for select to tl_definer using (true);

-- Names of staff and of programs are known to everyone who works or is served here; names of customers only to themselves,
-- and of whoever asks to join, to those who see the request (CORE-002).
grant select on app_user to tl_app;
grant update (name) on app_user to tl_app;
create policy read_names on app_user for select to tl_app
  using (id = (select app.user_id())
    or (kind in ('STAFF', 'API_CLIENT') and (select app.signed_in()) and (select app.role()) <> 'PENDING')
    or exists (select 1 from membership m where m.user_id = app_user.id));
create policy own_name on app_user for update to tl_app
  using (id = (select app.user_id())) with check (id = (select app.user_id()));
grant select on app_user to tl_worker;
create policy worker on app_user for select to tl_worker using (true);
grant select, insert, update on app_user to tl_definer;
create policy definer on app_user to tl_definer using (true) with check (true);

grant select on account to tl_app;
grant update (phone, locale, last_visit_at, notice_choices, quiet_from, quiet_until, updated_at)
  on account to tl_app;
create policy own on account to tl_app
  using (user_id = (select app.user_id())) with check (user_id = (select app.user_id()));
grant select on account to tl_worker;
create policy worker on account for select to tl_worker using (true);
grant select, insert, update on account to tl_definer;
create policy definer on account to tl_definer using (true) with check (true);

-- What the sign-in functions keep; no request role ever reads it.
grant select, insert, update, delete on credential, email_token, session, auth_attempt to tl_definer;
create policy definer on credential to tl_definer using (true) with check (true);
create policy definer on email_token to tl_definer using (true) with check (true);
create policy definer on session to tl_definer using (true) with check (true);
create policy definer on auth_attempt to tl_definer using (true) with check (true);

grant select, insert on membership to tl_app;
grant update (role, status, decided_at, decided_by_id, valid_from, valid_until) on membership to tl_app;
create policy own_and_colleagues on membership for select to tl_app
  using (user_id = (select app.user_id())
    or (organization_id = (select app.organization_id())
      and (status = 'ACTIVE' or (select app.role()) in ('PARTNER_ADMIN', 'LWIA_ADMIN', 'STATE_ADMIN')))
    or (select app.role()) = 'STATE_ADMIN'
    or ((select app.role()) = 'LWIA_ADMIN'
      and exists (select 1 from organization o
        where o.id = membership.organization_id and o.lwia_id = (select app.lwia_id()))));
-- Asking takes a proven address, and an account is a customer's or staff's, never both.
create policy ask on membership for insert to tl_app
  with check (user_id = (select app.user_id()) and status = 'PENDING' and role <> 'STATE_ADMIN'
    -- Who practices is let in by their registration (48-training.sql).
    and not app.is_practice(organization_id)
    and decided_at is null and decided_by_id is null and valid_from is null and valid_until is null
    and exists (select 1 from account a where a.user_id = (select app.user_id())
      and a.email_verified_at is not null and a.person_id is null));
-- Nobody hands out more than they may: a partner's administrator its own two roles, an area's
-- administrator the roles of the area and of its partners, the state any.
create policy decide on membership for update to tl_app
  using (user_id <> (select app.user_id()) and (
      (select app.role()) = 'STATE_ADMIN'
      or (organization_id = (select app.organization_id()) and (select app.role()) = 'PARTNER_ADMIN')
      or ((select app.role()) = 'LWIA_ADMIN'
        and exists (select 1 from organization o
          where o.id = membership.organization_id and o.lwia_id = (select app.lwia_id())))))
  with check (user_id <> (select app.user_id()) and (
      (select app.role()) = 'STATE_ADMIN'
      or (organization_id = (select app.organization_id()) and (select app.role()) = 'PARTNER_ADMIN'
        and role in ('PARTNER_STAFF', 'PARTNER_ADMIN'))
      or ((select app.role()) = 'LWIA_ADMIN' and role in ('PARTNER_STAFF', 'PARTNER_ADMIN', 'LWIA_ADMIN')
        and exists (select 1 from organization o
          where o.id = membership.organization_id and o.lwia_id = (select app.lwia_id())))));
grant select, insert, update on membership to tl_worker;
create policy worker on membership to tl_worker using (true) with check (true);
grant select, insert, update on membership to tl_definer;
create policy definer on membership to tl_definer using (true) with check (true);

-- The address of somebody who asks to join, for those who decide about it (row visible = may decide or self).
create or replace function app.membership_email(membership_id uuid) returns text
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select a.email::text from public.membership m join public.account a on a.user_id = m.user_id
    where m.id = membership_id and app.is_practice(m.organization_id) = app.in_practice() and (
      m.user_id = app.user_id() or app.role() = 'STATE_ADMIN'
      or (m.organization_id = app.organization_id() and app.role() in ('PARTNER_ADMIN', 'LWIA_ADMIN'))
      or (app.role() = 'LWIA_ADMIN' and exists (select 1 from public.organization o
            where o.id = m.organization_id and o.lwia_id = app.lwia_id())))
  $$;
alter function app.membership_email(uuid) owner to tl_definer;
revoke all on function app.membership_email(uuid) from public;
grant execute on function app.membership_email(uuid) to tl_app;
