-- Reach to a person goes through access_grant alone. Nothing here lets a request role write one.

grant select on access_grant to tl_app;
-- Every policy that asks for grants asks this one too: what is one member of staff's is nobody else's.
create policy reach on access_grant for select to tl_app
  using (app.held_by(access_grant, (select app.organization_id()), (select app.user_id()), (select app.role()))
    or person_id = (select app.person_id())
    or (select app.role()) in ('STATE_ADMIN', 'MONITOR'));
grant select, insert, update, delete on access_grant to tl_definer;
create policy definer on access_grant to tl_definer using (true) with check (true);
grant select on access_grant to tl_worker;
create policy worker on access_grant for select to tl_worker using (true);

grant select, insert on person to tl_app;
grant update (first_name, last_name, preferred_name, language, lwia_id, county_fips, version, updated_at)
  on person to tl_app;
-- A record that was merged into another is shown to nobody; its id leads there (app.survivor_of).
create policy reached on person for select to tl_app
  using (merged_into_id is null and (created_by_organization_id = (select app.organization_id())
    or id = (select app.person_id())
    or (select app.role()) in ('STATE_ADMIN', 'MONITOR')
    or exists (select 1 from access_grant g
         where g.person_id = person.id and g.organization_id = (select app.organization_id())
           and app.opens(g, 'IDENTITY', (select app.now())))));
create policy create_here on person for insert to tl_app
  with check (created_by_organization_id = (select app.organization_id())
    and created_by_id = (select app.user_id()) and account_bound_at is null and merged_into_id is null
    and (select app.role()) in ('PARTNER_STAFF', 'PARTNER_ADMIN', 'LWIA_ADMIN'));
create policy keep on person for update to tl_app
  using (id = (select app.person_id())
    or exists (select 1 from access_grant g
         where g.person_id = person.id and g.organization_id = (select app.organization_id())
           and app.opens(g, 'KEEP', (select app.now()))))
  with check (true);
grant select, update on person to tl_definer;
create policy definer on person to tl_definer using (true) with check (true);
grant select on person to tl_worker;
create policy worker on person for select to tl_worker using (true);

grant select, insert on person_contact to tl_app;
grant update (phone, phone_message_ok, email, address_line, city, zip, preferred_channel, safe_times,
  safe_times_note, version, updated_at) on person_contact to tl_app;
create policy reached on person_contact for select to tl_app
  using (person_id = (select app.person_id())
    or (select app.role()) in ('STATE_ADMIN', 'MONITOR')
    or exists (select 1 from access_grant g
         where g.person_id = person_contact.person_id and g.organization_id = (select app.organization_id())
           and app.opens(g, 'CONTACT', (select app.now()))));
create policy create_here on person_contact for insert to tl_app
  with check (exists (select 1 from access_grant g
    where g.person_id = person_contact.person_id and g.organization_id = (select app.organization_id())
      and g.reason = 'CREATED_HERE' and app.opens(g, 'OWN_RECORD', (select app.now()))));
create policy keep on person_contact for update to tl_app
  using (person_id = (select app.person_id())
    or exists (select 1 from access_grant g
         where g.person_id = person_contact.person_id and g.organization_id = (select app.organization_id())
           and app.opens(g, 'SERVE', (select app.now()))))
  with check (true);
grant select on person_contact to tl_definer, tl_worker;
create policy definer on person_contact for select to tl_definer using (true);
create policy worker on person_contact for select to tl_worker using (true);

grant select, insert, delete on person_birth to tl_app;
grant update (date_of_birth) on person_birth to tl_app;
create policy reached on person_birth for select to tl_app
  using (person_id = (select app.person_id())
    or (select app.role()) in ('STATE_ADMIN', 'MONITOR')
    or exists (select 1 from access_grant g
         where g.person_id = person_birth.person_id and g.organization_id = (select app.organization_id())
           and app.opens(g, 'BIRTH_DATE', (select app.now()))));
create policy create_here on person_birth for insert to tl_app
  with check (person_id = (select app.person_id())
    or exists (select 1 from access_grant g
         where g.person_id = person_birth.person_id and g.organization_id = (select app.organization_id())
           and app.opens(g, 'OWN_RECORD', (select app.now()))));
create policy keep on person_birth for update to tl_app
  using (person_id = (select app.person_id())
    or exists (select 1 from access_grant g
         where g.person_id = person_birth.person_id and g.organization_id = (select app.organization_id())
           and app.opens(g, 'OWN_RECORD', (select app.now()))))
  with check (true);
create policy remove on person_birth for delete to tl_app
  using (person_id = (select app.person_id())
    or exists (select 1 from access_grant g
         where g.person_id = person_birth.person_id and g.organization_id = (select app.organization_id())
           and app.opens(g, 'OWN_RECORD', (select app.now()))));
grant select on person_birth to tl_definer;
create policy definer on person_birth for select to tl_definer using (true);

grant select, insert on person_need to tl_app;
grant update (met_at) on person_need to tl_app;
create policy recorded_or_shared on person_need for select to tl_app
  using (recorded_by_organization_id = (select app.organization_id())
    or person_id = (select app.person_id())
    or (select app.role()) in ('STATE_ADMIN', 'MONITOR')
    or exists (select 1 from access_grant g
         where g.person_id = person_need.person_id and g.organization_id = (select app.organization_id())
           and g.source_organization_id = person_need.recorded_by_organization_id
           and app.opens(g, 'NEEDS', (select app.now()))));
create policy record_here on person_need for insert to tl_app
  with check (recorded_by_organization_id = (select app.organization_id())
    and recorded_by_id = (select app.user_id())
    and exists (select 1 from access_grant g
         where g.person_id = person_need.person_id and g.organization_id = (select app.organization_id())
           and app.opens(g, 'SERVE', (select app.now()))));
create policy close_here on person_need for update to tl_app
  using (recorded_by_organization_id = (select app.organization_id()))
  with check (recorded_by_organization_id = (select app.organization_id()));

grant select, insert on consent to tl_app;
grant update (withdrawn_at, withdrawn_by) on consent to tl_app;
create policy recorded_or_named on consent for select to tl_app
  using (recorded_by_organization_id = (select app.organization_id())
    or person_id = (select app.person_id())
    or (select app.role()) in ('STATE_ADMIN', 'MONITOR')
    or exists (select 1 from access_grant g
         where g.person_id = consent.person_id and g.organization_id = (select app.organization_id())
           and ((consent.recorded_by_organization_id is null and app.opens(g, 'CONSENTS', (select app.now())))
             or (g.consent_id = consent.id and app.opens(g, 'REQUEST', (select app.now()))))));
create policy record_here on consent for insert to tl_app
  with check (withdrawn_at is null and (
    (person_id = (select app.person_id()) and recorded_by_organization_id is null
      and recorded_by_id = (select app.user_id()) and method = 'ELECTRONIC')
    or (recorded_by_organization_id = (select app.organization_id())
      and recorded_by_id = (select app.user_id()) and method <> 'ELECTRONIC'
      and exists (select 1 from access_grant g
         where g.person_id = consent.person_id and g.organization_id = (select app.organization_id())
           and app.opens(g, 'SERVE', (select app.now()))))));
create policy withdraw on consent for update to tl_app
  using (recorded_by_organization_id = (select app.organization_id()) or person_id = (select app.person_id()))
  with check (recorded_by_organization_id = (select app.organization_id()) or person_id = (select app.person_id()));
grant select on consent to tl_definer;
create policy definer on consent for select to tl_definer using (true);
grant select on consent to tl_worker;
grant update (expiry_announced_at, ending_announced_at) on consent to tl_worker;
create policy worker on consent to tl_worker using (true) with check (true);

grant select, insert on person_invitation to tl_app;
grant update (revoked_at) on person_invitation to tl_app;
create policy issued_here on person_invitation for select to tl_app
  using (created_by_organization_id = (select app.organization_id())
    or person_id = (select app.person_id())
    or (select app.role()) in ('STATE_ADMIN', 'MONITOR'));
create policy issue_here on person_invitation for insert to tl_app
  with check (created_by_organization_id = (select app.organization_id())
    and created_by_id = (select app.user_id())
    and exists (select 1 from access_grant g
         where g.person_id = person_invitation.person_id and g.organization_id = (select app.organization_id())
           and app.opens(g, 'KEEP', (select app.now()))));
create policy revoke_here on person_invitation for update to tl_app
  using (created_by_organization_id = (select app.organization_id()))
  with check (created_by_organization_id = (select app.organization_id()));
grant select, update on person_invitation to tl_definer;
create policy definer on person_invitation to tl_definer using (true) with check (true);

-- The organization that writes a person down reaches them from then on.
create or replace function app.grant_to_creator() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    begin
      insert into public.access_grant (id, person_id, organization_id, reason, cause_id, scopes, began_at)
      values (gen_random_uuid(), new.id, new.created_by_organization_id, 'CREATED_HERE', new.id, '{}', app.now());
      return null;
    end
  $$;
alter function app.grant_to_creator() owner to tl_definer;
drop trigger if exists grant_to_creator on person;
create trigger grant_to_creator after insert on person
  for each row execute function app.grant_to_creator();

-- Consent withdrawn: what rested on it ends in the same statement.
create or replace function app.end_with_consent() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    begin
      if new.withdrawn_at is not null and old.withdrawn_at is null then
        update public.access_grant
           set ended_at = app.now(), end_reason = 'CONSENT_WITHDRAWN'
         where consent_id = new.id and ended_at is null;
      end if;
      return null;
    end
  $$;
alter function app.end_with_consent() owner to tl_definer;
drop trigger if exists end_with_consent on consent;
create trigger end_with_consent after update of withdrawn_at on consent
  for each row execute function app.end_with_consent();

-- "Who can see this person": complete for the customer, the administrator of the person's area and the
-- state; others get their own reasons and the counterparts of referrals they see.
create or replace function app.sees_all_reach(subject uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select coalesce(app.person_id() = subject
      or (app.role() in ('STATE_ADMIN', 'MONITOR') and not app.is_practice(subject))
      or (app.role() = 'LWIA_ADMIN'
          and exists (select 1 from public.person p where p.id = subject and p.lwia_id = app.lwia_id())), false)
  $$;
alter function app.sees_all_reach(uuid) owner to tl_definer;
revoke all on function app.sees_all_reach(uuid) from public;
grant execute on function app.sees_all_reach(uuid) to tl_app;

create or replace function app.who_can_see(subject uuid)
  returns table (grant_id uuid, organization_id uuid, reason text, referral_id uuid, scopes text[],
                 began_at timestamptz, valid_until timestamptz, ended_at timestamptz, end_reason text)
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select g.id, g.organization_id, g.reason,
           case when g.reason not in ('CREATED_HERE', 'APPLICATION', 'EARLIER_RECORD', 'EMERGENCY') then g.cause_id end,
           g.scopes, g.began_at, g.valid_until, g.ended_at,
           case when not app.runs(g, app.now()) then app.ended_by(g, c.expires_at) end
      from public.access_grant g
      left join public.consent c on c.id = g.consent_id
      -- A suspended organization is invisible, and its members cannot act for it.
      join public.organization o on o.id = g.organization_id
       and (o.status = 'APPROVED' or o.id = app.organization_id())
     where g.person_id = subject and app.link_id() is null
       and (app.sees_all_reach(subject)
         or app.held_by(g, app.organization_id(), g.user_id, app.role())
         or (g.reason in ('SENT_REFERRAL', 'RECEIVED_REFERRAL')
             and exists (select 1 from public.referral r
                   where r.id = g.cause_id and r.status <> 'DRAFT'
                     and app.organization_id() in (r.sender_organization_id, r.receiver_organization_id))))
     order by g.began_at desc
     limit 200
  $$;
alter function app.who_can_see(uuid) owner to tl_definer;
revoke all on function app.who_can_see(uuid) from public;
grant execute on function app.who_can_see(uuid) to tl_app;

-- Persons one may already see whose name sounds like the words. Text operators are not leakproof, so they run
-- here. Partners and customers reach few people, whose names stand in their grants: all are compared. For
-- administrators and the state, who reach many, the index on names knows the beginnings of words and what has three
-- letters; names that only sound alike are looked for where few are written so. Of thousands of equals it does not
-- matter which are shown. At most 200 ids leave.
-- A setting of an extension exists once its library is loaded, which its first call does.
do $$ begin perform public.word_similarity('', ''); end $$;
create or replace function app.search_people(words text) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, public
  set pg_trgm.word_similarity_threshold = 0.5
  set plan_cache_mode = force_generic_plan
  as $$
    with sought as materialized (
      select s.plain, replace(replace(replace(s.plain, '\', '\\'), '%', '\%'), '_', '\_') as literal
        from (select app.plain(words) as plain) s),
    few as (
      select distinct g.person_id as id, g.person_words as name from public.access_grant g
       where app.role() <> 'LWIA_ADMIN' and app.held_by(g, app.organization_id(), app.user_id(), app.role())
         and app.opens(g, 'IDENTITY', (select app.now()))
       union
      select p.id, p.search_words from public.person p where p.id = app.person_id()),
    many as not materialized (
      select p.id, p.search_words as name
        from public.person p
       where app.role() in ('STATE_ADMIN', 'MONITOR', 'LWIA_ADMIN') and p.merged_into_id is null
         and not app.is_practice(p.id)
         and (app.role() <> 'LWIA_ADMIN' or exists (select 1 from public.access_grant g
               where g.person_id = p.id and app.held_by(g, app.organization_id(), app.user_id(), app.role())
                 and app.opens(g, 'IDENTITY', (select app.now()))))),
    written as materialized (
      select id, name from many
       where name like (select case when length(plain) > 2 then '%' else '' end || literal || '%' from sought)
          or name like (select '% ' || literal || '%' from sought where length(plain) <= 2)
       limit 1000),
    alike as (
      select id, name from many
       where (select count(*) from written) < 10 and (select plain from sought) <% name
       limit 1000)
    select named.id
      from (select * from few union select * from written union select * from alike) named, sought
     where strpos(named.name, sought.plain) > 0 or sought.plain <% named.name
     order by sought.plain <<-> named.name, named.id
     limit 200
  $$;
alter function app.search_people(text) owner to tl_definer;
revoke all on function app.search_people(text) from public;
grant execute on function app.search_people(text) to tl_app;
