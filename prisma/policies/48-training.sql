-- The Training Hub: its sessions are for everybody who works here and kept by the state; who comes, and what
-- somebody answered, is their own.

grant select, insert on training_session to tl_app;
grant update (pathway, number, title, description, objectives, prompts, polls, starts_at, ends_at, recording_url,
  version) on training_session to tl_app;
create policy staff_read on training_session for select to tl_app using ((select app.is_staff()));
create policy state_adds on training_session for insert to tl_app
  with check ((select app.role()) = 'STATE_ADMIN');
create policy state_changes on training_session for update to tl_app
  using ((select app.role()) = 'STATE_ADMIN') with check ((select app.role()) = 'STATE_ADMIN');
-- The series that every installation starts with (prisma/seed).
grant select, insert on training_session to tl_worker;
create policy worker on training_session to tl_worker using (true) with check (true);

grant select, insert, update, delete on training_live_link to tl_app;
-- Nobody goes where a recording runs without having been told so (REF-068).
create policy told_of_recording on training_live_link for select to tl_app
  using ((select app.role()) = 'STATE_ADMIN'
    or exists (select 1 from training_registration r
        where r.session_id = training_live_link.session_id and r.user_id = (select app.user_id())
          and r.withdrawn_at is null and r.notice_read_at is not null));
create policy state_adds on training_live_link for insert to tl_app
  with check ((select app.role()) = 'STATE_ADMIN');
create policy state_changes on training_live_link for update to tl_app
  using ((select app.role()) = 'STATE_ADMIN') with check ((select app.role()) = 'STATE_ADMIN');
create policy state_removes on training_live_link for delete to tl_app
  using ((select app.role()) = 'STATE_ADMIN');

grant select, insert on training_registration to tl_app;
grant update (organization_id, registered_at, withdrawn_at, notice_read_at) on training_registration to tl_app;
create policy own_and_state on training_registration for select to tl_app
  using (user_id = (select app.user_id()) or (select app.role()) = 'STATE_ADMIN');
create policy own_arrival on training_registration for insert to tl_app
  with check (user_id = (select app.user_id()) and (select app.is_staff())
    and organization_id = (select app.organization_id()));
create policy own_change on training_registration for update to tl_app
  using (user_id = (select app.user_id()) and (select app.is_staff()))
  with check (user_id = (select app.user_id()) and organization_id = (select app.organization_id()));

grant select, insert on training_answer to tl_app;
grant update (choice, answered_at) on training_answer to tl_app;
create policy own on training_answer for select to tl_app using (user_id = (select app.user_id()));
create policy own_answer on training_answer for insert to tl_app
  with check (user_id = (select app.user_id()) and (select app.is_staff()));
create policy own_change on training_answer for update to tl_app
  using (user_id = (select app.user_id()) and (select app.is_staff()))
  with check (user_id = (select app.user_id()));

-- How many gave each answer, and nobody's name (REF-066).
grant select on training_answer to tl_definer;
create policy definer on training_answer for select to tl_definer using (true);
create or replace function app.poll_counts(session uuid) returns table (poll text, choice text, count int)
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select a.poll, a.choice, count(*)::int from public.training_answer a
     where a.session_id = session and app.is_staff()
     group by a.poll, a.choice
  $$;
alter function app.poll_counts(uuid) owner to tl_definer;
revoke all on function app.poll_counts(uuid) from public;
grant execute on function app.poll_counts(uuid) to tl_app;

-- REF-065: whoever registers for the session on access before it begins may act for the practice organizations from
-- its end; who registers later, or comes no more, may not. A role on the real side is granted as ever.
grant select on training_session, training_registration to tl_definer;
create policy definer on training_session for select to tl_definer using (true);
create policy definer on training_registration for select to tl_definer using (true);
create or replace function app.opens_practice(session public.training_session) returns boolean
  language sql immutable parallel safe
  as $$ select session.pathway = 'INTEGRATED' and session.number is not distinct from 6 $$;
grant execute on function app.opens_practice(public.training_session) to tl_app, tl_worker, tl_definer;
-- Also those who registered before there was a practice side: the reference data ask for it (seed/reference.ts).
create or replace function app.admit_trainees(only_user uuid default null) returns void
  language sql security definer set search_path = pg_catalog, public
  as $$
    insert into public.membership (id, user_id, organization_id, role, status, requested_at, decided_at, valid_from)
    select gen_random_uuid(), r.user_id, o.id, 'PARTNER_STAFF', 'ACTIVE', r.registered_at, r.registered_at, s.ends_at
      from public.training_session s
      join public.training_registration r on r.session_id = s.id
      join public.organization o on app.is_practice(o.id)
     where app.opens_practice(s) and r.withdrawn_at is null and r.registered_at < s.starts_at
       and (only_user is null or r.user_id = only_user)
       and not exists (select 1 from public.membership m
             where m.user_id = r.user_id and m.organization_id = o.id and m.status = 'ACTIVE')
  $$;
alter function app.admit_trainees(uuid) owner to tl_definer;
revoke all on function app.admit_trainees(uuid) from public;
grant execute on function app.admit_trainees(uuid) to tl_worker;
create or replace function app.let_practice() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    begin
      if new.withdrawn_at is null then
        perform app.admit_trainees(new.user_id);
      elsif exists (select 1 from public.training_session s where s.id = new.session_id and app.opens_practice(s)) then
        update public.membership m set status = 'ENDED', valid_until = greatest(m.valid_from, app.now())
         where m.user_id = new.user_id and m.status = 'ACTIVE' and app.is_practice(m.organization_id);
      end if;
      return null;
    end
  $$;
alter function app.let_practice() owner to tl_definer;
drop trigger if exists let_practice on training_registration;
create trigger let_practice after insert or update of withdrawn_at on training_registration
  for each row execute function app.let_practice();

-- A session that is held at another time opens them then, also to those who were late for the first time.
create or replace function app.move_practice() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    begin
      update public.membership m set valid_from = new.ends_at
        from public.training_registration r
       where r.session_id = new.id and r.withdrawn_at is null and m.user_id = r.user_id and m.status = 'ACTIVE'
         and app.is_practice(m.organization_id) and m.valid_from > app.now();
      perform app.admit_trainees();
      return null;
    end
  $$;
alter function app.move_practice() owner to tl_definer;
drop trigger if exists move_practice on training_session;
create trigger move_practice after update of starts_at, ends_at on training_session
  for each row when ((new.starts_at, new.ends_at) <> (old.starts_at, old.ends_at) and app.opens_practice(new))
  execute function app.move_practice();
