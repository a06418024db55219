-- Figures of the whole state for a program of the state's own organization (CORE-009), which sees no referral; its
-- people are administrators and monitors, who see all anyway. Added up here and never row by row; small numbers are
-- withheld by the API (domain/referral/report/suppress.ts), over these numbers of people.
create or replace function app.statewide_figures(since timestamptz, before timestamptz, by text)
  returns table (key text, is_total boolean, referrals int, persons int, in_time int, late int, persons_in_time int,
    persons_late int, persons_reached int)
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select s.key, grouping(s.key) = 1, count(*)::int, count(distinct s.person_id)::int,
           (count(*) filter (where s.decided and not s.late))::int, (count(*) filter (where s.late))::int,
           (count(distinct s.person_id) filter (where s.decided and not s.late))::int,
           (count(distinct s.person_id) filter (where s.late))::int,
           (count(distinct s.person_id) filter (where s.reached))::int
      from (
        select case by when 'AREA' then r.receiver_lwia_id::text when 'SENDING_AREA' then r.sender_lwia_id::text
                 when 'PATHWAY' then r.pathway else r.category end as key,
            r.person_id, coalesce(r.accepted_at, r.declined_at) is not null as decided, mark.late, mark.reached
          from app.state_marks(since, before) mark join public.referral r on r.id = mark.id
         where exists (select 1 from public.organization o where o.id = app.organization_id() and o.kind = 'STATE')
      ) s
     group by grouping sets ((), (s.key))
  $$;
alter function app.statewide_figures(timestamptz, timestamptz, text) owner to tl_definer;
revoke all on function app.statewide_figures(timestamptz, timestamptz, text) from public;
grant execute on function app.statewide_figures(timestamptz, timestamptz, text) to tl_app;
