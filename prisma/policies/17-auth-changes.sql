-- Whatever changes who somebody is or what they may do is announced at commit, on a channel of its own:
-- sessions are cached for seconds and sockets live for hours. Payload: {"userId", "sessionId"?}.

create or replace function auth.announce_session() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp
  as $$
    begin
      perform pg_notify('auth_changed', json_build_object('userId', old.user_id, 'sessionId', old.id)::text);
      return null;
    end
  $$;
drop trigger if exists announce_ended on session;
create trigger announce_ended after delete on session
  for each row execute function auth.announce_session();
-- Being kept alive is no news; being cut short is.
drop trigger if exists announce_changed on session;
create trigger announce_changed after update on session
  for each row
  when (new.expires_at < old.expires_at or new.ends_at < old.ends_at
    or new.default_membership_id is distinct from old.default_membership_id)
  execute function auth.announce_session();

create or replace function auth.announce_user() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp
  as $$
    begin
      perform pg_notify('auth_changed', json_build_object('userId', coalesce(new.user_id, old.user_id))::text);
      return null;
    end
  $$;
drop trigger if exists announce_changed on membership;
create trigger announce_changed after insert or update or delete on membership
  for each row execute function auth.announce_user();
drop trigger if exists announce_changed on account;
create trigger announce_changed after update on account
  for each row
  when (new.status <> old.status or new.locale <> old.locale
    or new.person_id is distinct from old.person_id
    or new.email_verified_at is distinct from old.email_verified_at)
  execute function auth.announce_user();

-- Whoever acts for an organization does so only while it takes part (REF-013).
create or replace function auth.announce_organization() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
    begin
      perform pg_notify('auth_changed', json_build_object('userId', who.id)::text)
         from (select m.user_id as id from public.membership m
                where m.organization_id = new.id and m.status = 'ACTIVE'
               union select c.id from public.api_client c
                where c.organization_id = new.id and c.revoked_at is null) who;
      return null;
    end
  $$;
drop trigger if exists announce_changed on organization;
create trigger announce_changed after update of status on organization
  for each row when (new.status <> old.status) execute function auth.announce_organization();

-- Row-level security says who may write which membership; what a membership can become is the same for
-- everybody (schema/src/domain/identity/membership.ts).
create or replace function auth.guard_membership() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp
  as $$
    begin
      if tg_op = 'UPDATE' and new.status <> old.status and (old.status, new.status) not in (
        ('PENDING', 'ACTIVE'), ('PENDING', 'REFUSED'), ('ACTIVE', 'ENDED'))
      then
        raise exception 'a membership cannot go from % to %', old.status, new.status using errcode = 'check_violation';
      end if;
      if tg_op = 'UPDATE' and new.role <> old.role and new.status <> 'ACTIVE' then
        raise exception 'only an active membership gets another role' using errcode = 'check_violation';
      end if;
      if new.status = 'ACTIVE' and new.valid_from is null then
        raise exception 'an active membership has a beginning' using errcode = 'check_violation';
      end if;
      return new;
    end
  $$;
drop trigger if exists guard_membership on membership;
create trigger guard_membership before insert or update on membership
  for each row execute function auth.guard_membership();

-- Only kinds of organization that have the role can give it; and whoever works somewhere is staff, whose
-- name other staff may know. Both look at rows the writer may not see.
create or replace function auth.admit_member() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
    begin
      if not exists (select 1 from public.organization o where o.id = new.organization_id and new.role = any (
        case o.kind when 'STATE' then array['MONITOR', 'STATE_ADMIN']
                    when 'LWIA' then array['PARTNER_STAFF', 'LWIA_ADMIN']
                    else array['PARTNER_STAFF', 'PARTNER_ADMIN'] end))
      then
        raise exception 'this organization has no such role' using errcode = 'check_violation';
      end if;
      if new.status = 'ACTIVE' then
        update public.app_user u set kind = 'STAFF' where u.id = new.user_id and u.kind <> 'STAFF';
      end if;
      return null;
    end
  $$;
drop trigger if exists admit_member on membership;
create trigger admit_member after insert or update of role, status on membership
  for each row execute function auth.admit_member();
