-- When a worker last went round, so that a process without one can tell whether there is any.
create table if not exists app.worker_beat (
  only_row boolean primary key default true check (only_row),
  at timestamptz not null default clock_timestamp()
);
insert into app.worker_beat (at) values ('-infinity') on conflict do nothing;
grant select on app.worker_beat to tl_app, tl_worker;
grant update (at) on app.worker_beat to tl_worker;

-- A restored dump holds the transaction ids of the cluster it came from. The event tailer would take those
-- ahead of this cluster's for transactions that still run, so the past goes back to before all of them; its
-- order is then that of `seq`. Without a restore no row that is seen can be ahead, and nothing happens.
create or replace function app.settle_restored_activity() returns void
  language sql security definer set search_path = pg_catalog, public
  as $$
    update activity set xid = 0 where exists (
      select 1 from activity where xid >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint)
  $$;
alter function app.settle_restored_activity() owner to tl_definer;
revoke all on function app.settle_restored_activity() from public;
grant update (xid) on activity to tl_definer;

-- The log of jobs is the state's to read; every worker adds to it.
grant select on job_run to tl_app;
create policy state_reads on job_run for select to tl_app using ((select app.role()) = 'STATE_ADMIN');
grant select, insert, update, delete on job_run to tl_worker;
create policy worker on job_run to tl_worker using (true) with check (true);
