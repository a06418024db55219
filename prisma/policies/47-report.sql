-- What reports say of referrals beyond their own row (REF-057).

-- The state counts all of a time: three scans that are joined. Whoever else asks has few of them: looked up one by
-- one, from the indexes of their own. No plan fits both, nor a day and a year, so each call is planned for itself.
create or replace function app.state_marks(since timestamptz, before timestamptz)
  returns table (id uuid, late boolean, reached boolean)
  language plpgsql stable rows 30000 security definer set search_path = pg_catalog, public
  set plan_cache_mode = force_custom_plan set work_mem = '32MB'
  as $$
    begin
      return query
        with those as materialized (
          select r.id, r.sent_at from public.referral r
           where r.first_sent_at >= $1 and r.first_sent_at < $2 and r.status <> 'DRAFT'),
        late as (
          select distinct t.id
            from those t join public.due_time d on d.referral_id = t.id
           where d.rule in ('UNANSWERED', 'ESCALATED', 'UNDECIDED') and d.since >= t.sent_at
             and (d.fired_at is not null or coalesce(d.stopped_at, app.now()) > d.due_at)),
        reached as (
          select t.id
            from those t join public.contact_attempt a on a.referral_id = t.id
           where a.target = 'CUSTOMER' and a.result in ('REACHED', 'APPOINTMENT_MADE', 'NOT_INTERESTED')
          union
          select t.id from those t join public.contact_report c on c.referral_id = t.id and c.contacted)
        select t.id, l.id is not null, c.id is not null
          from those t left join late l on l.id = t.id left join reached c on c.id = t.id;
    end
  $$;
alter function app.state_marks(timestamptz, timestamptz) owner to tl_definer;
revoke all on function app.state_marks(timestamptz, timestamptz) from public;

-- Of the referrals the viewer may see, first sent in that time: whether a time to answer ran out, and whether the
-- person was reached. By rights of its own because who administers an area counts these without reading the attempts.
-- `answered in time` counts by what the clocks recorded, never by today's settings.
create or replace function app.referral_marks(since timestamptz, before timestamptz)
  returns table (id uuid, late boolean, reached boolean)
  language plpgsql stable rows 30000 security definer set search_path = pg_catalog, public
  set plan_cache_mode = force_custom_plan set work_mem = '32MB'
  as $$
    begin
      if app.role() in ('STATE_ADMIN', 'MONITOR') then
        return query select m.id, m.late, m.reached from app.state_marks($1, $2) m;
      else
        return query
          select r.id,
              exists (select from public.due_time d
                 where d.referral_id = r.id and d.rule in ('UNANSWERED', 'ESCALATED', 'UNDECIDED') and d.since >= r.sent_at
                   and (d.fired_at is not null or coalesce(d.stopped_at, app.now()) > d.due_at)),
              exists (select from public.contact_attempt a
                 where a.referral_id = r.id and a.target = 'CUSTOMER'
                   and a.result in ('REACHED', 'APPOINTMENT_MADE', 'NOT_INTERESTED'))
                or exists (select from public.contact_report c where c.referral_id = r.id and c.contacted)
            from (
              select s.id, s.sent_at, s.first_sent_at, s.status from public.referral s where s.sender_organization_id = (select app.organization_id())
              union select s.id, s.sent_at, s.first_sent_at, s.status from public.referral s where s.receiver_organization_id = (select app.organization_id())
              union select s.id, s.sent_at, s.first_sent_at, s.status from public.referral s where s.sender_lwia_id = (select app.lwia_id())
              union select s.id, s.sent_at, s.first_sent_at, s.status from public.referral s where s.receiver_lwia_id = (select app.lwia_id())
            ) r
           where r.first_sent_at >= $1 and r.first_sent_at < $2 and r.status <> 'DRAFT';
      end if;
    end
  $$;
alter function app.referral_marks(timestamptz, timestamptz) owner to tl_definer;
revoke all on function app.referral_marks(timestamptz, timestamptz) from public;
grant execute on function app.referral_marks(timestamptz, timestamptz) to tl_app;

-- The same of areas, over the referrals that the viewer may NOT see: with what they do see, nothing can be taken
-- off. Small numbers are withheld by the API (domain/referral/report/suppress.ts), over these numbers of people.
create or replace function app.areas_elsewhere(since timestamptz, before timestamptz)
  returns table (lwia_id uuid, referrals int, persons int, in_time int, late int, persons_in_time int, persons_late int)
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select s.lwia_id, count(*)::int, count(distinct s.person_id)::int,
           (count(*) filter (where s.decided and not s.late))::int, (count(*) filter (where s.late))::int,
           (count(distinct s.person_id) filter (where s.decided and not s.late))::int,
           (count(distinct s.person_id) filter (where s.late))::int
      from (
        select r.receiver_lwia_id as lwia_id, r.person_id, coalesce(r.accepted_at, r.declined_at) is not null as decided,
            exists (select from public.due_time d
               where d.referral_id = r.id and d.rule in ('UNANSWERED', 'ESCALATED', 'UNDECIDED') and d.since >= r.sent_at
                 and (d.fired_at is not null or coalesce(d.stopped_at, app.now()) > d.due_at)) as late
          from public.referral r
         where r.first_sent_at >= since and r.first_sent_at < before and r.status <> 'DRAFT'
           and r.receiver_lwia_id is not null
           and (select app.role()) in ('PARTNER_STAFF', 'PARTNER_ADMIN', 'LWIA_ADMIN')
           and (select app.organization_id()) not in (r.sender_organization_id, r.receiver_organization_id)
           and ((select app.lwia_id()) is null
             or (r.sender_lwia_id is distinct from (select app.lwia_id()) and r.receiver_lwia_id <> (select app.lwia_id())))
      ) s
     group by s.lwia_id
  $$;
alter function app.areas_elsewhere(timestamptz, timestamptz) owner to tl_definer;
revoke all on function app.areas_elsewhere(timestamptz, timestamptz) from public;
grant execute on function app.areas_elsewhere(timestamptz, timestamptz) to tl_app;

grant select on contact_attempt, contact_report to tl_definer;
create policy definer on contact_attempt for select to tl_definer using (true);
create policy definer on contact_report for select to tl_definer using (true);
