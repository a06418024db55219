-- API clients (CORE-009) are looked after by their organization's administrators. What a client itself may do
-- is what staff of its organization may: its statements carry the same claims, with its own user.

grant select, insert on api_client, api_token to tl_app;
grant update (revoked_by_id, revoked_at) on api_client to tl_app;
grant update (expires_at) on api_token to tl_app;
create policy administered on api_client for select to tl_app
  using (organization_id = (select app.organization_id())
    and (select app.role()) in ('PARTNER_ADMIN', 'LWIA_ADMIN', 'STATE_ADMIN'));
-- A program of the state sees nobody's record (scopesToGive of schema/src/domain/api-client/scope.ts).
create policy make on api_client for insert to tl_app
  with check (organization_id = (select app.organization_id())
    and ((select app.role()) in ('PARTNER_ADMIN', 'LWIA_ADMIN')
      or ((select app.role()) = 'STATE_ADMIN' and scopes <@ array['FIGURES_READ', 'DIRECTORY_READ']))
    and created_by_id = (select app.user_id()) and revoked_at is null and last_used_at is null);
-- Once revoked it stays so.
create policy revoke on api_client for update to tl_app
  using (organization_id = (select app.organization_id())
    and (select app.role()) in ('PARTNER_ADMIN', 'LWIA_ADMIN', 'STATE_ADMIN') and revoked_at is null)
  with check (revoked_by_id = (select app.user_id()));
create policy of_client on api_token for select to tl_app
  using (exists (select 1 from api_client c where c.id = api_token.client_id));
create policy make on api_token for insert to tl_app
  with check (exists (select 1 from api_client c where c.id = api_token.client_id and c.revoked_at is null
    and api_token.expires_at <= c.expires_at));
create policy shorten on api_token for update to tl_app
  using (exists (select 1 from api_client c where c.id = api_token.client_id))
  with check (exists (select 1 from api_client c where c.id = api_token.client_id
    and api_token.expires_at <= c.expires_at));
grant select, update (last_used_at) on api_client to tl_definer;
grant select on api_token to tl_definer;
create policy definer on api_client to tl_definer using (true) with check (true);
create policy definer on api_token for select to tl_definer using (true);

grant select on api_client_usage to tl_app;
create policy of_client on api_client_usage for select to tl_app
  using (exists (select 1 from api_client c where c.id = api_client_usage.client_id));
grant select, insert, update, delete on api_client_usage to tl_definer;
create policy definer on api_client_usage to tl_definer using (true) with check (true);

-- Adds what one process has counted: [{"client": …, "requests": …, "refused": …, "cost": …}]. Kept for 400 days.
create or replace function auth.add_client_usage(counted jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
    declare today date := (app.now() at time zone 'America/Chicago')::date;
    begin
      insert into public.api_client_usage as u (client_id, day, requests, refused, cost)
        select c.id, today, n.requests, n.refused, n.cost
          from jsonb_to_recordset(counted) as n (client uuid, requests int, refused int, cost int)
          join public.api_client c on c.id = n.client
         order by c.id
        on conflict (client_id, day) do update set requests = u.requests + excluded.requests,
          refused = u.refused + excluded.refused, cost = u.cost + excluded.cost;
      delete from public.api_client_usage u
       using jsonb_to_recordset(counted) as n (client uuid)
       where u.client_id = n.client and u.day < today - 400;
    end
  $$;
alter function auth.add_client_usage(jsonb) owner to tl_definer;
revoke all on function auth.add_client_usage(jsonb) from public;
grant execute on function auth.add_client_usage(jsonb) to tl_auth;

-- The user that history and access log name. Made here, so that nobody makes users of other kinds.
create or replace function app.make_api_user() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    begin
      insert into public.app_user (id, kind, name) values (new.id, 'API_CLIENT', new.name || ' (API)');
      return new;
    end
  $$;
alter function app.make_api_user() owner to tl_definer;
drop trigger if exists make_user on api_client;
create trigger make_user before insert on api_client for each row execute function app.make_api_user();

-- Being used is no news; what ends or shortens a token is, to whoever keeps it in mind.
create or replace function auth.announce_client() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp
  as $$
    begin
      perform pg_notify('auth_changed', json_build_object(
        'userId', case tg_table_name when 'api_token' then to_jsonb(old) ->> 'client_id' else old.id::text end)::text);
      return null;
    end
  $$;
drop trigger if exists announce_changed on api_client;
create trigger announce_changed after update of revoked_at, expires_at, scopes or delete on api_client
  for each row execute function auth.announce_client();
drop trigger if exists announce_changed on api_token;
create trigger announce_changed after update or delete on api_token
  for each row execute function auth.announce_client();

-- A token as sign-in reads it: in the shape of a session, with one membership that is the client itself.
-- Its times go by the clock of the rules, as memberships do; a session's by the server's.
create or replace function auth.read_client(hash text)
  returns table (session_id uuid, user_id uuid, device text, created_at timestamptz, last_seen_at timestamptz,
                 expires_at timestamptz, ends_at timestamptz, default_membership_id uuid,
                 email_verified boolean, locale text, person_id uuid, rule_now timestamptz, memberships jsonb,
                 scopes text[])
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
    begin
      update public.api_client c set last_used_at = app.now()
        from public.api_token t
       where t.token_hash = hash and t.expires_at > app.now() and c.id = t.client_id
         and c.revoked_at is null and c.expires_at > app.now()
         and coalesce(c.last_used_at, '-infinity') < app.now() - interval '1 minute';
      return query
        select t.id, c.id, c.name, t.created_at, c.last_used_at,
               least(t.expires_at, c.expires_at) - (app.now() - now()),
               least(t.expires_at, c.expires_at) - (app.now() - now()), c.id,
               true, 'en'::text, null::uuid, app.now(),
               jsonb_build_array(jsonb_build_object('id', c.id, 'organizationId', c.organization_id,
                 'role', 'PARTNER_STAFF', 'validFrom', c.created_at, 'validUntil', c.expires_at,
                 'suspended', o.status = 'SUSPENDED')),
               c.scopes
          from public.api_token t join public.api_client c on c.id = t.client_id
          join public.organization o on o.id = c.organization_id
         where t.token_hash = hash and t.expires_at > app.now() and c.revoked_at is null and c.expires_at > app.now();
    end
  $$;
