-- The gate (REF-050): who gets what of a person, for which purpose and until when. An access_grant is a purpose with
-- its time; what a purpose opens, and while it does, is said here and nowhere else in SQL, and once more as a pure rule
-- in schema/src/domain/customer/gate.ts, against which tests/integration/customer/gate.test.ts holds it. These are
-- plain expressions, so the planner puts them into the policies that ask them and uses the same indexes.

-- Whose grant it is: an organization's, or one member's of its staff; an area's, its administrators'.
create or replace function app.held_by(g public.access_grant, organization uuid, member uuid, acts_as text)
  returns boolean language sql immutable parallel safe
  as $$
    select g.organization_id = organization and (g.user_id is null or g.user_id = member)
      and (g.reason <> 'LWIA_ADMINISTRATOR' or acts_as = 'LWIA_ADMIN')
  $$;

-- A withdrawn consent has ended what rested on it (app.end_with_consent); an expired one was its end from the start.
create or replace function app.runs(g public.access_grant, at timestamptz) returns boolean
  language sql immutable parallel safe
  as $$ select g.ended_at is null and (g.valid_until is null or g.valid_until > at) $$;

-- IDENTITY, CONTACT, BIRTH_DATE, NEEDS: of the person. REQUEST: what the referral that caused it says, with its
-- messages. FILES: those on it. CONSENTS: those given online. CHANGES: that something about the person changed.
-- REFERRALS: parties, status and dates of all referrals. OWN_RECORD: what its maker and the area of an application
-- keep, as the Social Security number. SERVE: writing down needs and consents, contact details, referring on. KEEP:
-- who the person is.
create or replace function app.covers(g public.access_grant, what text) returns boolean
  language sql immutable parallel safe
  as $$
    select case what
      when 'IDENTITY' then true
      when 'CONTACT' then g.reason in ('CREATED_HERE', 'SENT_REFERRAL', 'RECEIVED_REFERRAL', 'APPLICATION', 'EMERGENCY')
      when 'BIRTH_DATE' then g.reason in ('CREATED_HERE', 'APPLICATION') or 'BIRTH_DATE' = any (g.scopes)
      when 'NEEDS' then g.reason = 'RECEIVED_REFERRAL' and 'NEEDS' = any (g.scopes)
      when 'REQUEST' then g.reason = 'RECEIVED_REFERRAL'
      when 'FILES' then g.reason = 'RECEIVED_REFERRAL' and 'DOCUMENTS' = any (g.scopes)
      when 'CONSENTS' then g.reason in ('CREATED_HERE', 'SENT_REFERRAL', 'APPLICATION')
      when 'CHANGES' then g.reason in ('CREATED_HERE', 'SENT_REFERRAL', 'RECEIVED_REFERRAL', 'APPLICATION')
      when 'REFERRALS' then g.reason in ('APPLICATION', 'EARLIER_RECORD')
      when 'OWN_RECORD' then g.reason in ('CREATED_HERE', 'APPLICATION')
      when 'SERVE' then g.reason in ('CREATED_HERE', 'SENT_REFERRAL', 'RECEIVED_REFERRAL', 'APPLICATION')
      when 'KEEP' then g.reason in ('CREATED_HERE', 'SENT_REFERRAL', 'APPLICATION')
      else false
    end
  $$;

create or replace function app.opens(g public.access_grant, what text, at timestamptz) returns boolean
  language sql immutable parallel safe
  as $$ select app.runs(g, at) and app.covers(g, what) $$;

-- What is said of one that has ended: of itself, what its date was.
create or replace function app.ended_by(g public.access_grant, consent_expires timestamptz) returns text
  language sql immutable parallel safe
  as $$
    select case when g.end_reason is not null then g.end_reason
      when g.reason = 'EMERGENCY' then 'EMERGENCY_OVER'
      when g.valid_until = consent_expires then 'CONSENT_EXPIRED'
      else 'COMPLETED' end
  $$;
grant execute on function app.held_by(public.access_grant, uuid, uuid, text), app.runs(public.access_grant, timestamptz),
  app.covers(public.access_grant, text), app.opens(public.access_grant, text, timestamptz),
  app.ended_by(public.access_grant, timestamptz)
  to tl_app, tl_worker, tl_definer;

-- The gate's word on one question, also where nothing is open: then `why` is what ended last, NOT_SHARED where other
-- things of the person are open, NEVER else. `cause`: of that referral alone.
create or replace function app.verdict(subject uuid, organization uuid, member uuid, acts_as text, what text,
    cause uuid default null)
  returns table (is_open boolean, purpose text, until timestamptz, why text)
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    with mine as materialized (
      select g.reason, g.valid_until, coalesce(g.ended_at, g.valid_until) as ends, app.runs(g, app.now()) as runs,
             app.covers(g, what) as covers,
             app.ended_by(g, c.expires_at) as end_reason
        from public.access_grant g left join public.consent c on c.id = g.consent_id
       where g.person_id = subject and (cause is null or g.cause_id = cause)
         and app.held_by(g, organization, member, acts_as))
    (select true, reason, valid_until, null from mine where runs and covers
      order by valid_until desc nulls first, reason collate "C" limit 1)
    union all
    (select false, null, null, coalesce(
        (select end_reason from mine where covers order by ends desc, end_reason collate "C" limit 1),
        case when exists (select from mine where runs) then 'NOT_SHARED' else 'NEVER' end)
      where not exists (select from mine where runs and covers))
  $$;
alter function app.verdict(uuid, uuid, uuid, text, text, uuid) owner to tl_definer;
revoke all on function app.verdict(uuid, uuid, uuid, text, text, uuid) from public;
grant execute on function app.verdict(uuid, uuid, uuid, text, text, uuid) to tl_worker, tl_definer;

-- The same for whoever asks, of themself; by a link, of its referral alone.
create or replace function app.my_verdict(subject uuid, what text, cause uuid default null)
  returns table (is_open boolean, purpose text, until timestamptz, why text)
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select v.* from app.verdict(subject, app.organization_id(), app.user_id(), app.role(), what, cause) v
     where app.link_id() is null or cause = app.link_referral_id()
  $$;
alter function app.my_verdict(uuid, text, uuid) owner to tl_definer;
revoke all on function app.my_verdict(uuid, text, uuid) from public;
grant execute on function app.my_verdict(uuid, text, uuid) to tl_app;
