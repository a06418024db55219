-- Sign-in. These functions are all that tl_auth may touch; the loop in 18-auth-grants.sql gives them to
-- tl_definer and takes them from everybody else. Times here are the server's own and never app.now():
-- moving the demo's clock signs nobody out and makes no link live longer.

-- Counts an attempt against each key before its outcome is known, so that parallel guesses count too.
-- Past `allowed` of them each further one has to wait twice as long, up to a quarter of an hour.
-- Returns the seconds to wait, 0 when the attempt may go on.
create or replace function auth.count_attempt(keys text[], allowed int[]) returns int
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
    declare
      wait interval := '0';
      blocked timestamptz;
      each record;
    begin
      -- in one order everywhere: two calls with the same keys must not wait for each other
      for each in select k, a from unnest(keys, allowed) as t (k, a) order by k loop
        insert into public.auth_attempt as t (key, failures, first_at) values (each.k, 0, now())
          on conflict (key) do update set
            failures = case when t.first_at < now() - interval '1 hour'
                             and coalesce(t.blocked_until, '-infinity') < now() then 0 else t.failures end,
            first_at = case when t.first_at < now() - interval '1 hour'
                             and coalesce(t.blocked_until, '-infinity') < now() then now() else t.first_at end
          returning t.blocked_until into blocked;
        wait := greatest(wait, blocked - now());
      end loop;
      if wait > interval '0' then
        return ceil(extract(epoch from wait));
      end if;
      for each in select k, a from unnest(keys, allowed) as t (k, a) order by k loop
        update public.auth_attempt t
           set failures = t.failures + 1,
               blocked_until = case when t.failures + 1 >= each.a then
                 now() + least(interval '15 minutes', interval '30 seconds' * power(2, least(t.failures + 1 - each.a, 6)))
               end
         where t.key = each.k;
      end loop;
      return 0;
    end
  $$;

-- It was no guess: `cleared` is forgotten, `shared` (an address many people share) loses this one attempt.
create or replace function auth.forgive_attempt(cleared text, shared text) returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$
    delete from public.auth_attempt where key = cleared;
    update public.auth_attempt
       set failures = greatest(0, failures - 1), blocked_until = null
     where key = shared;
  $$;

create or replace function auth.credential_by_email(address public.citext)
  returns table (user_id uuid, password_hash text)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$
    select c.user_id, c.password_hash
      from public.account a join public.credential c on c.user_id = a.user_id
     where a.email = address and a.status = 'ACTIVE'
  $$;

create or replace function auth.credential_by_user(subject uuid)
  returns table (email text, locale text, password_hash text)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$
    select a.email::text, a.locale, c.password_hash
      from public.account a join public.credential c on c.user_id = a.user_id
     where a.user_id = subject and a.status = 'ACTIVE'
  $$;

create or replace function auth.create_session(
    hash text, subject uuid, idle_seconds int, total_seconds int, from_device text) returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$
    insert into public.session (id, token_hash, user_id, device, created_at, last_seen_at, expires_at, ends_at)
    values (gen_random_uuid(), hash, subject, from_device, now(), now(),
            now() + make_interval(secs => idle_seconds), now() + make_interval(secs => total_seconds))
  $$;

-- The session, whose it is and what they hold. With `idle_seconds` it is also kept alive, unless that was
-- done within `seen_seconds`: a write a request would cost more than the reading.
create or replace function auth.read_session(hash text, idle_seconds int, seen_seconds int)
  returns table (session_id uuid, user_id uuid, device text, created_at timestamptz, last_seen_at timestamptz,
                 expires_at timestamptz, ends_at timestamptz, default_membership_id uuid,
                 email_verified boolean, locale text, person_id uuid, rule_now timestamptz, memberships jsonb)
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
    begin
      if idle_seconds is not null then
        update public.session s
           set last_seen_at = now(), expires_at = least(now() + make_interval(secs => idle_seconds), s.ends_at)
         where s.token_hash = hash and s.expires_at > now() and s.ends_at > now()
           and s.last_seen_at <= now() - make_interval(secs => seen_seconds);
      end if;
      return query
        select s.id, s.user_id, s.device, s.created_at, s.last_seen_at, s.expires_at, s.ends_at,
               s.default_membership_id, a.email_verified_at is not null, a.locale, a.person_id, app.now(),
               coalesce((
                 select jsonb_agg(jsonb_build_object(
                     'id', m.id, 'organizationId', m.organization_id, 'role', m.role,
                     'validFrom', m.valid_from, 'validUntil', m.valid_until,
                     'suspended', o.status = 'SUSPENDED') order by m.requested_at, m.id)
                   from public.membership m join public.organization o on o.id = m.organization_id
                  where m.user_id = s.user_id and m.status = 'ACTIVE'), '[]')
          from public.session s join public.account a on a.user_id = s.user_id
         where s.token_hash = hash and s.expires_at > now() and s.ends_at > now() and a.status = 'ACTIVE';
    end
  $$;

create or replace function auth.sessions_of(subject uuid)
  returns table (session_id uuid, device text, created_at timestamptz, last_seen_at timestamptz,
                 expires_at timestamptz, ends_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$
    select s.id, s.device, s.created_at, s.last_seen_at, s.expires_at, s.ends_at
      from public.session s
     where s.user_id = subject and s.expires_at > now() and s.ends_at > now()
     order by s.last_seen_at desc, s.id
  $$;

create or replace function auth.end_session(hash text) returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ delete from public.session where token_hash = hash $$;

-- "End this one": only one's own.
create or replace function auth.end_own_session(subject uuid, session_id uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
    begin
      delete from public.session s where s.id = session_id and s.user_id = subject;
      return found;
    end
  $$;

create or replace function auth.end_sessions(subject uuid, but_not uuid) returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ delete from public.session s where s.user_id = subject and s.id is distinct from but_not $$;

create or replace function auth.set_default_membership(subject uuid, session_id uuid, chosen uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
    begin
      update public.session s set default_membership_id = chosen
       where s.id = session_id and s.user_id = subject
         and exists (select 1 from public.membership m
                 join public.organization o on o.id = m.organization_id and o.status <> 'SUSPENDED'
               where m.id = chosen and m.user_id = subject and m.status = 'ACTIVE'
                 and m.valid_from <= app.now() and (m.valid_until is null or m.valid_until > app.now()));
      return found;
    end
  $$;

-- What can never be used again is not kept.
create or replace function auth.purge() returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$
    delete from public.session where expires_at < now() or ends_at < now();
    delete from public.email_token where expires_at < now() - interval '1 day';
    delete from public.auth_attempt
     where first_at < now() - interval '1 day' and coalesce(blocked_until, first_at) < now();
    delete from public.ssn_comparison where compared_at < now() - interval '1 hour';
  $$;
