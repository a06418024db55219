-- Other programs somebody takes part in (PLAN-043, REF-055): kept by every area where they have an active application,
-- seen by the person and the state. Partners see none, their own included.

grant select, insert on co_enrollment to tl_app;
grant update (program, dol_funded, organization_id, organization_name, started_on, ended_on, source, verified_at,
  verified_by_id, removed_at, version) on co_enrollment to tl_app;
create policy planners_and_person on co_enrollment for select to tl_app
  using ((person_id = (select app.person_id()) and removed_at is null)
    or (select app.role()) in ('STATE_ADMIN', 'MONITOR')
    or exists (select 1 from access_grant g
         where g.person_id = co_enrollment.person_id and g.organization_id = (select app.organization_id())
           and g.reason = 'APPLICATION' and app.runs(g, (select app.now()))));
create policy planners_record on co_enrollment for insert to tl_app
  with check (recorded_by_organization_id = (select app.organization_id())
    and recorded_by_id = (select app.user_id()) and removed_at is null
    and (select app.role()) in ('PARTNER_STAFF', 'PARTNER_ADMIN', 'LWIA_ADMIN')
    and (referral_id is null or exists (select 1 from referral r
         where r.id = co_enrollment.referral_id and r.person_id = co_enrollment.person_id))
    and exists (select 1 from access_grant g
         where g.person_id = co_enrollment.person_id and g.organization_id = (select app.organization_id())
           and g.reason = 'APPLICATION' and app.runs(g, (select app.now()))));
create policy planners_keep on co_enrollment for update to tl_app
  using ((select app.role()) in ('PARTNER_STAFF', 'PARTNER_ADMIN', 'LWIA_ADMIN')
    and exists (select 1 from access_grant g
         where g.person_id = co_enrollment.person_id and g.organization_id = (select app.organization_id())
           and g.reason = 'APPLICATION' and app.runs(g, (select app.now()))))
  with check (true);
grant select, update (person_id) on co_enrollment to tl_definer;
create policy definer on co_enrollment to tl_definer using (true) with check (true);

-- History for the area that did it and for the person; the other areas where they apply follow it live (REF-054). Only
-- the database knows which these are.
create or replace function app.tell_co_enrollment() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    begin
      insert into public.activity (id, at, kind, audience, actor_user_id, actor_organization_id, actor_role,
        subject_type, subject_id, person_id, side_organization_id, data)
      select gen_random_uuid(), app.now(),
          case when tg_op = 'INSERT' then 'CO_ENROLLMENT_RECORDED'
            when new.removed_at is not null and old.removed_at is null then 'CO_ENROLLMENT_REMOVED'
            else 'CO_ENROLLMENT_CHANGED' end,
          case when area.id = app.organization_id() then 'SIDE_AND_PERSON' else 'SIDE' end,
          app.user_id(), app.organization_id(), coalesce(app.role(), 'SYSTEM'), 'PERSON', new.person_id,
          new.person_id, area.id,
          jsonb_build_object('coEnrollmentId', new.id, 'program', new.program)
        from (select distinct g.organization_id as id from public.access_grant g
               where g.person_id = new.person_id and g.reason = 'APPLICATION' and app.runs(g, (select app.now()))) area;
      return null;
    end
  $$;
alter function app.tell_co_enrollment() owner to tl_definer;
drop trigger if exists tell_co_enrollment on co_enrollment;
create trigger tell_co_enrollment after insert or update of version on co_enrollment
  for each row execute function app.tell_co_enrollment();
