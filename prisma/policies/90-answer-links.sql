-- Who sees mailed links (17-auth-answer-links.sql). What exists for whoever came by one: 95-bounds.sql.

-- Administrators of the receiver see where links to its referrals went, and may end them.
grant select on answer_link to tl_app;
grant update (revoked_at, revoked_by_id) on answer_link to tl_app;
create policy administrators on answer_link for select to tl_app
  using (organization_id = (select app.organization_id())
    and (select app.role()) in ('PARTNER_ADMIN', 'LWIA_ADMIN'));
create policy administrators_revoke on answer_link for update to tl_app
  using (organization_id = (select app.organization_id())
    and (select app.role()) in ('PARTNER_ADMIN', 'LWIA_ADMIN'))
  with check (revoked_by_id = (select app.user_id()));
grant select, insert, update on answer_link, answer_link_secret to tl_definer;
create policy definer on answer_link to tl_definer using (true) with check (true);
grant select on mail_declined to tl_worker;
create policy worker on mail_declined for select to tl_worker using (true);
grant select, insert on mail_declined to tl_definer;
create policy definer on mail_declined to tl_definer using (true) with check (true);
create policy definer on answer_link_secret to tl_definer using (true) with check (true);

-- What the link's referral names, asked past policies: those of services and places ask each other in turn.
create or replace function app.link_service_id() returns uuid
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select service_id from public.referral where id = app.link_referral_id() $$;
create or replace function app.link_consent_id() returns uuid
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select consent_id from public.referral where id = app.link_referral_id() $$;
create or replace function app.link_location_id() returns uuid
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select location_id from public.service where id = app.link_service_id() $$;
alter function app.link_service_id() owner to tl_definer;
alter function app.link_location_id() owner to tl_definer;
alter function app.link_consent_id() owner to tl_definer;
revoke all on function app.link_service_id(), app.link_location_id(), app.link_consent_id() from public;
grant execute on function app.link_service_id(), app.link_location_id(), app.link_consent_id() to tl_app;

-- Whom of a service's contacts no mail reaches any more, for those who keep its record.
create or replace function app.contacts_without_mail(service uuid) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$
    select c.id from public.service_contact c
      join public.service s on s.id = c.service_id
      join public.mail_declined d on d.email = c.email::public.citext
     where c.service_id = service and app.keeps_record(s.organization_id)
  $$;
alter function app.contacts_without_mail(uuid) owner to tl_definer;
revoke all on function app.contacts_without_mail(uuid) from public;
grant execute on function app.contacts_without_mail(uuid) to tl_app;
