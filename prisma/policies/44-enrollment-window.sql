-- The enrollment window (PLAN-047): whoever is certified has an alarm for each warning and one for the day on which the
-- application closes by itself. Nobody but the sweeper reads them; an application tells its last day.

grant select, update (fired_at) on application_alarm to tl_worker;
create policy worker on application_alarm to tl_worker using (true) with check (true);
grant select, insert on application_alarm to tl_definer;
grant update (stopped_at) on application_alarm to tl_definer;
create policy definer on application_alarm to tl_definer using (true) with check (true);

grant update (status, status_since, closed_at, close_reason, updated_at) on application to tl_worker;
create policy worker_closes on application for update to tl_worker
  using (closed_at is null) with check (status = 'AUTO_CLOSED' and close_reason = 'WINDOW_PASSED');
-- Whether services have begun.
grant select on co_enrollment to tl_worker;
create policy worker on co_enrollment for select to tl_worker using (true);

-- Each at the beginning of its day in Illinois.
create or replace function app.keep_alarms() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    begin
      update public.application_alarm set stopped_at = app.now()
       where application_id = new.id and fired_at is null and stopped_at is null;
      if new.status = 'CERTIFIED' then
        insert into public.application_alarm (id, application_id, days_left, due_at)
        select gen_random_uuid(), new.id, days, (new.enroll_by - days)::timestamp at time zone 'America/Chicago'
          from unnest(array[30, 14, 3, -1]) days;
      end if;
      return null;
    end
  $$;
alter function app.keep_alarms() owner to tl_definer;
drop trigger if exists keep_alarms on application;
create trigger keep_alarms after update of status on application
  for each row when (old.status <> new.status) execute function app.keep_alarms();
