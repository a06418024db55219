-- The Training Hub: its sessions are for everybody who works here and kept by the state; who comes, and what
-- somebody answered, is their own.

-- Somebody who acts under a membership, also in an execution shared by an organization.
create or replace function app.is_staff() returns boolean
  language sql stable parallel safe set search_path = pg_catalog, public
  as $$ select coalesce(app.role() in ('PARTNER_STAFF', 'PARTNER_ADMIN', 'LWIA_ADMIN', 'STATE_ADMIN', 'MONITOR'), false) $$;
grant execute on function app.is_staff() to tl_app, tl_definer;

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
