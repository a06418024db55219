-- What reports say of referrals beyond their own row (REF-057).

-- Referrals of which a time to answer that began since then ran out, the last such; `answered in time` counts by what the
-- clocks recorded, never by today's settings. From the indexes of what was missed and of what is running.
create or replace function app.late_since(earliest timestamptz) returns table (id uuid, since timestamptz)
  language sql stable
  as $$
    select d.referral_id, max(d.since)
      from (
        select m.referral_id, m.since from public.due_time m
         where m.rule in ('UNANSWERED', 'ESCALATED', 'UNDECIDED') and (m.fired_at is not null or m.stopped_at > m.due_at)
        union all
        select m.referral_id, m.since from public.due_time m
         where m.rule in ('UNANSWERED', 'ESCALATED', 'UNDECIDED') and m.fired_at is null and m.stopped_at is null
           and m.due_at < (select app.now())
      ) d
     where d.since >= earliest
     group by d.referral_id
  $$;
revoke all on function app.late_since(timestamptz) from public;
grant execute on function app.late_since(timestamptz) to tl_definer;

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
           where r.first_sent_at >= $1 and r.first_sent_at < $2 and r.status <> 'DRAFT' and not app.is_practice(r.id)),
        late as (select t.id from those t join app.late_since($1) l on l.id = t.id and l.since >= t.sent_at),
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

-- Whether another program followed a referral: the same rule as in domain/referral/enrollment.ts. A plain expression,
-- so that the planner joins by its person.
create or replace function app.followed(r public.referral, c public.co_enrollment) returns boolean
  language sql immutable parallel safe
  as $$
    select c.person_id = r.person_id and c.removed_at is null
      and (c.referral_id = r.id or (c.referral_id is null and c.organization_id = r.receiver_organization_id
        and c.started_on >= (r.first_sent_at at time zone 'America/Chicago')::date))
  $$;
-- Catalogues 6.2: withdrawn ones are no completions.
create or replace function app.counts_as_completed(r public.referral) returns boolean
  language sql immutable parallel safe
  as $$ select r.status = 'COMPLETED' and r.outcome not in ('WITHDRAWN_BY_SENDER', 'WITHDRAWN_BY_CUSTOMER') $$;
grant execute on function app.followed(public.referral, public.co_enrollment), app.counts_as_completed(public.referral)
  to tl_app, tl_definer;

-- Of the referrals the viewer may see, first sent since then: when a time to answer began that ran out (the last such),
-- whether the person was reached, and, of the completed, whether the viewer knows of other programs of the person and
-- one followed. By rights of its own because who administers an area counts the first two without reading the attempts;
-- programs are counted for those alone who may see them (43-co-enrollment.sql). Referrals of which nothing of it is true
-- are left out. `answered in time` counts by what the clocks recorded, never by today's settings.
--
-- The state counts all of a time: what there is of each mark, from an index of its own, joined. Whoever else asks has
-- few referrals: they are looked up one by one, from the indexes of their own. No plan fits both, nor a day and a year,
-- so each call is planned for itself.
create or replace function app.referral_marks(since timestamptz)
  returns table (id uuid, late_since timestamptz, reached boolean, known boolean, enrolled boolean)
  language plpgsql stable rows 100000 security definer set search_path = pg_catalog, public
  set plan_cache_mode = force_custom_plan set work_mem = '32MB'
  as $$
    begin
      if app.role() in ('STATE_ADMIN', 'MONITOR') then
        return query
          with reached as (
            select a.referral_id as id from public.contact_attempt a
             where a.target = 'CUSTOMER' and a.result in ('REACHED', 'APPOINTMENT_MADE', 'NOT_INTERESTED')
            union
            select c.referral_id from public.contact_report c where c.contacted),
          enrolled as (
            select distinct r.id
              from public.co_enrollment c join public.referral r on app.followed(r, c)
             where r.first_sent_at >= $1 and app.counts_as_completed(r))
          select coalesce(l.id, c.id, e.id), l.since, c.id is not null, true, e.id is not null
            from app.late_since($1) l full join reached c on c.id = l.id full join enrolled e on e.id = coalesce(l.id, c.id)
           where not app.is_practice(coalesce(l.id, c.id, e.id));
      else
        return query
          select * from (
            select r.id,
                (select max(d.since) from public.due_time d
                  where d.referral_id = r.id and d.rule in ('UNANSWERED', 'ESCALATED', 'UNDECIDED')
                    and (d.fired_at is not null or coalesce(d.stopped_at, app.now()) > d.due_at)) as late_since,
                exists (select from public.contact_attempt a
                   where a.referral_id = r.id and a.target = 'CUSTOMER'
                     and a.result in ('REACHED', 'APPOINTMENT_MADE', 'NOT_INTERESTED'))
                  or exists (select from public.contact_report c where c.referral_id = r.id and c.contacted) as reached,
                app.counts_as_completed(r) and exists (select from public.access_grant g
                   where g.person_id = r.person_id and g.organization_id = (select app.organization_id())
                     and g.reason = 'APPLICATION' and app.runs(g, (select app.now()))) as known,
                app.counts_as_completed(r) and exists (select from public.co_enrollment c where app.followed(r, c)) as enrolled
              from (
                select s.id from public.referral s where s.sender_organization_id = (select app.organization_id())
                union select s.id from public.referral s where s.receiver_organization_id = (select app.organization_id())
                union select s.id from public.referral s where s.sender_lwia_id = (select app.lwia_id())
                union select s.id from public.referral s where s.receiver_lwia_id = (select app.lwia_id())
              ) own join public.referral r on r.id = own.id
             where r.first_sent_at >= $1 and r.status <> 'DRAFT') m
           where m.late_since is not null or m.reached or m.known;
      end if;
    end
  $$;
alter function app.referral_marks(timestamptz) owner to tl_definer;
revoke all on function app.referral_marks(timestamptz) from public;
grant execute on function app.referral_marks(timestamptz) to tl_app;

-- The same of areas, over the referrals that the viewer may NOT see: with what they do see, nothing can be taken
-- off. Small numbers are withheld by the API (domain/referral/report/suppress.ts), over these numbers of people.
create or replace function app.areas_elsewhere(since timestamptz, before timestamptz)
  returns table (lwia_id uuid, referrals int, persons int, in_time int, late int, persons_in_time int, persons_late int,
    completed int, co_enrolled int, persons_co_enrolled int, persons_not_co_enrolled int)
  language sql stable security definer set search_path = pg_catalog, public
  set plan_cache_mode = force_custom_plan set work_mem = '32MB'
  as $$
    with enrolled as (
      select distinct r.id from public.co_enrollment c join public.referral r on app.followed(r, c)
       where r.first_sent_at >= $1 and r.first_sent_at < $2 and app.counts_as_completed(r)),
    those as materialized (
      select r.receiver_lwia_id as lwia_id, r.person_id, coalesce(r.accepted_at, r.declined_at) is not null as decided,
             coalesce(l.since >= r.sent_at, false) as late, app.counts_as_completed(r) as completed,
             e.id is not null as enrolled
        from public.referral r
        left join app.late_since($1) l on l.id = r.id
        left join enrolled e on e.id = r.id
       where r.first_sent_at >= $1 and r.first_sent_at < $2 and r.status <> 'DRAFT' and r.receiver_lwia_id is not null
         and app.is_practice(r.id) = app.in_practice()
         and (select app.role()) in ('PARTNER_STAFF', 'PARTNER_ADMIN', 'LWIA_ADMIN')
         and (select app.organization_id()) not in (r.sender_organization_id, r.receiver_organization_id)
         and ((select app.lwia_id()) is null
           or (r.sender_lwia_id is distinct from (select app.lwia_id()) and r.receiver_lwia_id <> (select app.lwia_id())))),
    people as (
      select t.lwia_id, count(*) as referrals, count(*) filter (where t.decided and not t.late) as in_time,
             count(*) filter (where t.late) as late, count(*) filter (where t.completed) as completed,
             count(*) filter (where t.enrolled) as enrolled, bool_or(t.completed and not t.enrolled) as unfollowed
        from those t group by t.lwia_id, t.person_id)
    select p.lwia_id, sum(p.referrals)::int, count(*)::int, sum(p.in_time)::int, sum(p.late)::int,
           (count(*) filter (where p.in_time > 0))::int, (count(*) filter (where p.late > 0))::int,
           sum(p.completed)::int, sum(p.enrolled)::int, (count(*) filter (where p.enrolled > 0))::int,
           (count(*) filter (where p.unfollowed))::int
      from people p group by p.lwia_id
  $$;
alter function app.areas_elsewhere(timestamptz, timestamptz) owner to tl_definer;
revoke all on function app.areas_elsewhere(timestamptz, timestamptz) from public;
grant execute on function app.areas_elsewhere(timestamptz, timestamptz) to tl_app;

grant select on contact_attempt, contact_report to tl_definer;
create policy definer on contact_attempt for select to tl_definer using (true);
create policy definer on contact_report for select to tl_definer using (true);
