-- Applications (REF-019, REF-041): the area's staff work on them, the person and the state see them. Which earlier
-- records belong to one is decided by functions of the database, since nobody may search records they do not reach.

grant select, insert on application to tl_app;
grant update (status, status_since, enroll_by, planner_id, closed_at, close_reason, updated_at) on application to tl_app;
create policy area_and_person on application for select to tl_app
  using (lwia_id = (select app.organization_id())
    or person_id = (select app.person_id())
    or (select app.role()) in ('STATE_ADMIN', 'MONITOR'));
create policy start_here on application for insert to tl_app
  with check (lwia_id = (select app.organization_id()) and started_by_id = (select app.user_id())
    and status = 'STARTED' and closed_at is null
    and (select app.role()) in ('PARTNER_STAFF', 'LWIA_ADMIN')
    and exists (select 1 from organization o where o.id = application.lwia_id and o.kind = 'LWIA')
    and exists (select 1 from access_grant g
         where g.person_id = application.person_id and g.organization_id = (select app.organization_id())
           and app.opens(g, 'SERVE', (select app.now()))));
create policy area_acts on application for update to tl_app
  using (lwia_id = (select app.organization_id()) and closed_at is null)
  with check (lwia_id = (select app.organization_id()));
grant select, update (person_id, updated_at) on application to tl_definer;
create policy definer on application to tl_definer using (true) with check (true);
-- Who plans for a person is told how their referrals go on, and of what comes to the plan (N-25, N-29, N-30).
grant select on application, application_record to tl_worker;
create policy worker on application for select to tl_worker using (true);
create policy worker on application_record for select to tl_worker using (true);

-- Results are judged in the area while the application is active; whoever sees the application reads them.
grant select, insert, delete on referral_result to tl_app;
grant update (result, recorded_at, recorded_by_id) on referral_result to tl_app;
create policy with_application on referral_result for select to tl_app
  using (exists (select 1 from application a where a.id = referral_result.application_id));
create policy judge_here on referral_result for insert to tl_app
  with check (recorded_by_id = (select app.user_id())
    and exists (select 1 from application a where a.id = referral_result.application_id
      and a.lwia_id = (select app.organization_id()) and a.closed_at is null)
    and exists (select 1 from referral r where r.id = referral_result.referral_id and r.status = 'COMPLETED'));
create policy judge_again on referral_result for update to tl_app
  using (exists (select 1 from application a where a.id = referral_result.application_id
    and a.lwia_id = (select app.organization_id()) and a.closed_at is null))
  with check (recorded_by_id = (select app.user_id()));
create policy take_back on referral_result for delete to tl_app
  using (exists (select 1 from application a where a.id = referral_result.application_id
    and a.lwia_id = (select app.organization_id()) and a.closed_at is null));

grant select on application_record to tl_app;
create policy with_application on application_record for select to tl_app
  using (exists (select 1 from application a where a.id = application_record.application_id));
grant select, insert, update on application_record to tl_definer;
create policy definer on application_record to tl_definer using (true) with check (true);

-- One active application a person, area and program. No unique index: two records that are merged may have one each.
create or replace function app.one_active_application() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    begin
      perform 1 from public.person p where p.id = new.person_id for no key update;
      if exists (select 1 from public.application a
           where a.person_id = new.person_id and a.lwia_id = new.lwia_id and a.program = new.program
             and a.closed_at is null) then
        -- the command is tried anew, and finds it
        raise exception 'one application is active already' using errcode = 'serialization_failure';
      end if;
      return new;
    end
  $$;
alter function app.one_active_application() owner to tl_definer;
drop trigger if exists one_active on application;
create trigger one_active before insert on application
  for each row execute function app.one_active_application();

-- Families share phones, and a parent may use the code of a child.
create or replace function app.named_alike(one public.person, other public.person) returns boolean
  language sql stable set search_path = pg_catalog, public
  as $$
    select public.word_similarity(app.plain(one.first_name),
      app.person_words(other.first_name, other.preferred_name, '')) >= 0.4
  $$;
grant execute on function app.named_alike(public.person, public.person) to tl_definer;

-- An account that used the invitations of two records says that they are one person (REF-041, "exact").
create or replace function app.attach_same_account(subject uuid) returns void
  language sql security definer set search_path = pg_catalog, public
  as $$
    insert into public.application_record (id, application_id, person_id, basis, attached, decided_at)
    select gen_random_uuid(), a.id, e.id, 'ACCOUNT', true, app.now()
      from public.person_match m
      join public.application a on a.person_id in (m.first_id, m.second_id) and a.closed_at is null
      join public.person p on p.id = a.person_id
      join public.person e on e.id in (m.first_id, m.second_id) and e.id <> p.id and e.merged_into_id is null
     where app.named_alike(p, e) and subject in (m.first_id, m.second_id) and 'ACCOUNT' = any (m.basis) and m.dismissed_at is null
       and not exists (select 1 from public.application_record r
             where r.application_id = a.id and r.person_id = e.id)
  $$;
alter function app.attach_same_account(uuid) owner to tl_definer;
revoke all on function app.attach_same_account(uuid) from public;

create or replace function app.attach_on_match() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$ begin perform app.attach_same_account(new.first_id); return null; end $$;
alter function app.attach_on_match() owner to tl_definer;
drop trigger if exists attach_on_match on person_match;
create trigger attach_on_match after insert or update of basis on person_match
  for each row when ('ACCOUNT' = any (new.basis)) execute function app.attach_on_match();

-- What an application opens: the person, and that referrals are under way for them, wherever they come from.
create or replace function app.grant_by_application() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    begin
      if tg_op = 'INSERT' then
        insert into public.access_grant (id, person_id, organization_id, reason, cause_id, scopes, began_at)
        values (gen_random_uuid(), new.person_id, new.lwia_id, 'APPLICATION', new.id, '{}', app.now());
        perform app.attach_same_account(new.person_id);
      else
        update public.access_grant set ended_at = app.now(), end_reason = 'APPLICATION_CLOSED'
         where ended_at is null and (cause_id = new.id
           or cause_id in (select r.id from public.application_record r where r.application_id = new.id));
      end if;
      return null;
    end
  $$;
alter function app.grant_by_application() owner to tl_definer;
drop trigger if exists grant_by_application on application;
create trigger grant_by_application after insert on application
  for each row execute function app.grant_by_application();
drop trigger if exists end_with_application on application;
create trigger end_with_application after update of closed_at on application
  for each row when (old.closed_at is null and new.closed_at is not null) execute function app.grant_by_application();

-- An earlier record opens less than the person's own: who it is, and its referrals' parties, status and times.
create or replace function app.grant_by_record() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    declare whose public.application;
    begin
      select * into strict whose from public.application a where a.id = new.application_id;
      if new.attached then
        insert into public.access_grant (id, person_id, organization_id, reason, cause_id, scopes, began_at)
        values (gen_random_uuid(), new.person_id, whose.lwia_id, 'EARLIER_RECORD', new.id, '{}', app.now())
        on conflict (person_id, organization_id, reason, cause_id) do update
          set began_at = excluded.began_at, ended_at = null, end_reason = null;
      else
        update public.access_grant set ended_at = app.now(), end_reason = 'SET_APART'
         where cause_id = new.id and ended_at is null;
      end if;
      insert into public.activity (id, at, kind, audience, actor_user_id, actor_organization_id, actor_role,
        subject_type, subject_id, person_id, side_organization_id, data)
      values (gen_random_uuid(), app.now(), case when new.attached then 'EARLIER_ATTACHED' else 'EARLIER_SET_APART' end,
        'SIDE_AND_PERSON', new.decided_by_id, case when new.decided_by_id is not null then whose.lwia_id end,
        case when new.decided_by_id is null then 'SYSTEM' else app.role() end,
        'PERSON', whose.person_id, whose.person_id, whose.lwia_id, jsonb_build_object('recordId', new.id,
          'referrals', (select count(*) from public.referral s where s.person_id = new.person_id and s.status <> 'DRAFT')));
      return null;
    end
  $$;
alter function app.grant_by_record() owner to tl_definer;
drop trigger if exists grant_by_record on application_record;
create trigger grant_by_record after insert or update of attached on application_record
  for each row execute function app.grant_by_record();

-- Earlier records that are or may be those of an application's person: likely matches (the last name and one thing
-- more, or a similar one and two, 30-customer.sql) whose first name is alike too and who were referred before. Until somebody says that it is
-- the same person, nothing is told of it but what matches and how many referrals there are, since when. A Social
-- Security number alone is for administrators to judge: nobody can try numbers out on others.
create or replace function app.earlier_records(subject uuid)
  returns table (id uuid, person_id uuid, attached boolean, basis text[], referrals int, first_sent_at timestamptz,
    last_sent_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select m.id, e.id, r.attached, array_remove(m.basis, 'SSN'), sent.number, sent.first_at, sent.last_at
      from public.application a
      join public.person p on p.id = a.person_id
      join public.person_match m on a.person_id in (m.first_id, m.second_id)
      join public.person e on e.id in (m.first_id, m.second_id) and e.id <> a.person_id and e.merged_into_id is null
      left join public.application_record r on r.application_id = a.id and r.person_id = e.id
      cross join lateral (
        select count(*)::int as number, min(s.first_sent_at) as first_at, max(s.first_sent_at) as last_at
          from public.referral s where s.person_id = e.id and s.status <> 'DRAFT') sent
     where a.id = subject and a.closed_at is null and app.link_id() is null
       and a.lwia_id = app.organization_id() and app.role() in ('PARTNER_STAFF', 'LWIA_ADMIN')
       and (r.id is not null or (m.dismissed_at is null and sent.number > 0 and m.basis <> '{SSN}'
         and ('ACCOUNT' = any (m.basis) or app.named_alike(p, e))))
     order by sent.last_at desc nulls last, m.id
     limit 20
  $$;
alter function app.earlier_records(uuid) owner to tl_definer;
revoke all on function app.earlier_records(uuid) from public;
grant execute on function app.earlier_records(uuid) to tl_app;

-- Somebody says that an earlier record is the same person's, or is not. False: there is none to decide on.
create or replace function app.decide_earlier_record(subject uuid, match uuid, same boolean) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    declare earlier uuid;
    begin
      -- one at a time
      perform 1 from public.application a where a.id = subject and a.lwia_id = app.organization_id() for update;
      select e.person_id into earlier from app.earlier_records(subject) e where e.id = match;
      if earlier is null then return false; end if;
      update public.application_record r
         set attached = same, decided_at = app.now(), decided_by_id = app.user_id()
       where r.application_id = subject and r.person_id = earlier and r.attached <> same;
      if not found and not exists (select 1 from public.application_record r
           where r.application_id = subject and r.person_id = earlier) then
        insert into public.application_record
          (id, application_id, person_id, basis, attached, decided_at, decided_by_id)
        values (gen_random_uuid(), subject, earlier, 'CONFIRMED', same, app.now(), app.user_id());
      end if;
      return true;
    end
  $$;
alter function app.decide_earlier_record(uuid, uuid, boolean) owner to tl_definer;
revoke all on function app.decide_earlier_record(uuid, uuid, boolean) from public;
grant execute on function app.decide_earlier_record(uuid, uuid, boolean) to tl_app;

-- An area refers people who apply there by the integrated way, all others by the universal one (REF-019, REF-021):
-- nobody chooses, so nobody forgets. Settled when it is sent; a draft says what it would be now.
create or replace function app.choose_pathway() returns trigger
  language plpgsql set search_path = pg_catalog, public
  as $$
    begin
      new.pathway := case when exists (select 1 from public.application a
        where a.person_id = new.person_id and a.lwia_id = new.sender_organization_id and a.closed_at is null)
        then 'INTEGRATED' else 'UNIVERSAL' end;
      return new;
    end
  $$;
drop trigger if exists choose_pathway_first on referral;
create trigger choose_pathway_first before insert on referral
  for each row execute function app.choose_pathway();
drop trigger if exists choose_pathway on referral;
create trigger choose_pathway before update of status on referral
  for each row when (old.status = 'DRAFT' and new.status = 'SENT') execute function app.choose_pathway();
