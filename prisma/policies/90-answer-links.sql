-- Who sees mailed links, and what exists for whoever came by one (17-auth-answer-links.sql). The last file: it
-- bounds the tables of all others.

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

-- What exists for somebody who came by a link, beside what their side may see anyway: the referral, what hangs
-- on it, and the person as far as this referral's grant reaches (access_grant is bounded, and whatever goes by
-- it with it). A table that is not named here does not exist for them. `case`, because the planner takes `is null or`
-- for something that hardly a row fulfills, and gives up the indexes that lists are read by.
do $$
  declare
    found record;
    scope text;
  begin
    for found in select c.relname as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and c.relowner = 'tl_owner'::regrole and c.relname <> '_prisma_migrations'
    loop
      scope := case found.name
        when 'referral' then 'id = (select app.link_referral_id())'
        when 'referral_detail' then 'referral_id = (select app.link_referral_id())'
        when 'referral_read' then 'referral_id = (select app.link_referral_id())'
        when 'referral_message' then 'referral_id = (select app.link_referral_id())'
        when 'contact_attempt' then 'referral_id = (select app.link_referral_id())'
        when 'contact_attempt_note' then
          'exists (select 1 from contact_attempt a where a.id = contact_attempt_note.attempt_id)'
        when 'contact_report' then 'referral_id = (select app.link_referral_id())'
        when 'due_time' then 'referral_id = (select app.link_referral_id())'
        when 'activity' then 'referral_id = (select app.link_referral_id())'
        when 'access_grant' then 'cause_id = (select app.link_referral_id())'
        when 'person' then 'id = (select app.person_id()) or exists (select 1 from access_grant g
          where g.person_id = person.id and app.opens(g, ''IDENTITY'', (select app.now())))'
        when 'person_contact' then 'true'
        when 'person_birth' then '(select app.person_id()) is null'
        when 'person_need' then 'exists (select 1 from access_grant g where g.person_id = person_need.person_id
          and app.opens(g, ''NEEDS'', (select app.now())) and g.source_organization_id = person_need.recorded_by_organization_id)'
        when 'consent' then 'id = (select app.link_consent_id())'
        when 'capacity_reservation' then 'referral_id = (select app.link_referral_id())'
        when 'service' then 'id = (select app.link_service_id())'
        when 'location' then 'id = (select app.link_location_id())'
        when 'service_contact' then 'true'
        when 'organization' then 'true'
        when 'app_user' then 'id = (select app.user_id()) or exists (select 1 from referral r
          where app_user.id in (r.author_id, r.sender_assignee_id, r.receiver_assignee_id))
          or exists (select 1 from activity a where a.actor_user_id = app_user.id)'
        when 'rule_setting' then 'true'
        when 'command_result' then 'true'
        else 'false'
      end;
      execute format('create policy within_link on %I as restrictive to tl_app
        using (case when (select app.link_id()) is null then true else (%s) end)', found.name, scope);
    end loop;
  end
$$;
-- What is done by a link says so, and nothing else can. The person's new times to call are no part of a referral.
drop policy within_link on activity;
create policy within_link on activity as restrictive to tl_app
  using (case when (select app.link_id()) is null then true
    else referral_id = (select app.link_referral_id()) end)
  with check (data ->> 'linkId' is not distinct from (select app.link_id())::text
    and ((select app.link_id()) is null or referral_id = (select app.link_referral_id())
      or (subject_type = 'PERSON' and person_id = (select app.person_id()))));
