-- Accounts: sign-up, links sent by mail, passwords, invitations. A mail comes rendered in every language,
-- because only the row knows which one to send; nothing returned says whether an address has an account.

-- mail: {"en": {"subject", "text"}, "es": {…}}
create or replace function auth.put_mail(address text, mail_kind text, mail jsonb, locale text) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
    declare
      mail_id uuid := gen_random_uuid();
      chosen jsonb := coalesce(mail -> locale, mail -> 'en');
    begin
      insert into public.mail_outbox (id, recipient, kind, subject, body, created_at)
      values (mail_id, address, mail_kind, chosen ->> 'subject', chosen ->> 'text', now());
      perform app.enqueue('send-mail', jsonb_build_object('mailId', mail_id));
    end
  $$;

create or replace function auth.put_token(subject uuid, hash text, token_kind text, seconds int) returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$
    insert into public.email_token (token_hash, user_id, kind, expires_at, created_at)
    values (hash, subject, token_kind, now() + make_interval(secs => seconds), now())
  $$;

-- The account that somebody else's record of the same person has: first and last name agree, and the address that
-- account has proven, or the date of birth and a way to reach them. Administrators who judged the two records to be
-- two persons are believed.
create or replace function auth.account_of_same_person(person uuid) returns public.account
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$
    select a.* from public.person_match m
      join public.account a on a.person_id = case person when m.first_id then m.second_id else m.first_id end
      join public.person p on p.id = person
      join public.person other on other.id = a.person_id
      left join public.person_contact c on c.person_id = person
     where person in (m.first_id, m.second_id) and m.dismissed_at is null and a.status = 'ACTIVE'
       and app.plain(p.first_name) = app.plain(other.first_name)
       and ((a.email_verified_at is not null and a.email::text = lower(c.email))
         or (m.basis @> '{NAME_AND_BIRTH_DATE}' and m.basis && '{PHONE,EMAIL}'))
     order by a.updated_at desc limit 1
  $$;

-- Two records with one account behind them are one person's: that is for administrators to make good.
create or replace function auth.propose_match(one uuid, other uuid) returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$
    insert into public.person_match (id, first_id, second_id, basis, created_at)
    values (gen_random_uuid(), least(one, other), greatest(one, other), '{ACCOUNT}', app.now())
    on conflict (first_id, second_id) do update
      set basis = person_match.basis || excluded.basis, dismissed_at = null
      where not person_match.basis @> excluded.basis
  $$;

-- Binds the account to the person of an open invitation, once, whoever typed the code. Null: forged, used,
-- revoked or expired, or the person has an account already, be it under another record: all one answer. Who has
-- that account learns of it by mail, nobody else does.
create or replace function auth.bind_person(subject uuid, hash text) returns uuid
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
    declare
      invited public.person_invitation;
      own public.account;
    begin
      select * into invited from public.person_invitation i
       where i.code_hash = hash and i.used_at is null and i.revoked_at is null and i.expires_at > app.now()
         for update;
      if not found
        or exists (select 1 from public.membership m where m.user_id = subject and m.status in ('PENDING', 'ACTIVE'))
      then
        return null;
      end if;
      select * into own from public.account a where a.user_id = subject and a.person_id <> invited.person_id;
      if found then
        perform auth.propose_match(own.person_id, invited.person_id);
        return null;
      end if;
      own := auth.account_of_same_person(invited.person_id);
      if own.user_id is not null then
        perform graphile_worker.add_job('tell-account',
          json_build_object('userId', own.user_id, 'kind', 'SECOND_ACCOUNT'));
        return null;
      end if;
      update public.person p set account_bound_at = app.now()
       where p.id = invited.person_id and p.account_bound_at is null;
      if not found then return null; end if;
      update public.account a set person_id = invited.person_id, updated_at = now()
       where a.user_id = subject and a.person_id is null;
      if not found then
        update public.person p set account_bound_at = null where p.id = invited.person_id;
        return null;
      end if;
      update public.person_invitation i set used_at = app.now() where i.id = invited.id;
      update public.app_user u set kind = 'CUSTOMER' where u.id = subject;
      insert into public.activity (id, at, kind, audience, actor_user_id, actor_role, subject_type, subject_id, person_id)
      values (gen_random_uuid(), app.now(), 'ACCOUNT_BOUND', 'PERSON', subject, 'CUSTOMER',
              'PERSON', invited.person_id, invited.person_id);
      return invited.person_id;
    end
  $$;

-- A link printed at the console makes the first state administrator, as long as there is none.
create or replace function auth.make_first_administrator(subject uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
    declare
      agency uuid;
    begin
      perform pg_advisory_xact_lock(hashtextextended('throughline:first-administrator', 0));
      if auth.has_administrator() then return false; end if;
      select o.id into agency from public.organization o where o.kind = 'STATE' order by o.created_at limit 1;
      if agency is null then
        agency := gen_random_uuid();
        insert into public.organization (id, kind, status, name, updated_at)
        values (agency, 'STATE', 'APPROVED', 'State workforce agency', now());
      end if;
      insert into public.membership (id, user_id, organization_id, role, status, decided_at, valid_from, requested_at)
      values (gen_random_uuid(), subject, agency, 'STATE_ADMIN', 'ACTIVE', app.now(), app.now(), app.now());
      update public.account a set email_verified_at = now() where a.user_id = subject;
      return true;
    end
  $$;
grant insert on organization to tl_definer;
create policy state_agency on organization for insert to tl_definer with check (kind = 'STATE');

-- One whose grant is yet to begin counts too: of two at once, each may have begun before the other's grant does.
create or replace function auth.has_administrator() returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$
    select exists (select 1 from public.membership m
      where m.role = 'STATE_ADMIN' and m.status = 'ACTIVE' and (m.valid_until is null or m.valid_until > app.now()))
  $$;

create or replace function auth.new_user(
    address public.citext, full_name text, hash text, user_kind text, user_locale text, verified boolean) returns uuid
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
    declare
      subject uuid := gen_random_uuid();
    begin
      insert into public.app_user (id, kind, name, created_at) values (subject, user_kind, full_name, now());
      insert into public.account (user_id, email, email_verified_at, locale, updated_at)
      values (subject, address, case when verified then now() end, user_locale, now());
      insert into public.credential (user_id, password_hash, changed_at) values (subject, hash, now());
      return subject;
    end
  $$;

-- mails: {"VERIFY_EMAIL": mail, "ACCOUNT_EXISTS": mail}. `code_hash`: of an invitation, as a customer or to work
-- somewhere. False: it cannot be used. A known address changes nothing and gets a mail that says so; the caller
-- sees no difference.
create or replace function auth.sign_up(
    address public.citext, full_name text, password_hash text, user_locale text,
    verify_hash text, verify_seconds int, mails jsonb, code_hash text, first_administrator boolean) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
    declare
      subject uuid;
    begin
      if code_hash is not null and not exists (
        select 1 from public.person_invitation i join public.person p on p.id = i.person_id
         where i.code_hash = sign_up.code_hash and i.used_at is null and i.revoked_at is null
           and i.expires_at > app.now() and p.account_bound_at is null)
        and not exists (select 1 from app.open_invitation(sign_up.code_hash))
      then
        return false;
      end if;
      if first_administrator and auth.has_administrator() then return false; end if;
      begin
        -- Private until a membership is approved: names of staff are known to other staff.
        subject := auth.new_user(address, full_name, password_hash, 'CUSTOMER', user_locale, false);
      exception when unique_violation then
        perform auth.put_mail(a.email::text, 'ACCOUNT_EXISTS', mails -> 'ACCOUNT_EXISTS', a.locale)
           from public.account a where a.email = address;
        return true;
      end;
      if first_administrator then
        if auth.make_first_administrator(subject) then return true; end if;
        raise exception 'there is a state administrator already' using errcode = 'serialization_failure';
      end if;
      -- Nothing is left to prove where the invitation came to this very address.
      if code_hash is not null and auth.join_organization(subject, code_hash) is not null then return true; end if;
      perform auth.put_token(subject, verify_hash, 'VERIFY', verify_seconds);
      perform auth.put_mail(address::text, 'VERIFY_EMAIL', mails -> 'VERIFY_EMAIL', user_locale);
      -- Lost to a second use of the code in this very moment: the account stays, as without a code.
      if code_hash is not null then perform auth.bind_person(subject, code_hash); end if;
      return true;
    end
  $$;

create or replace function auth.use_token(hash text, token_kind text) returns uuid
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$
    update public.email_token t set used_at = now()
     where t.token_hash = hash and t.kind = token_kind and t.used_at is null and t.expires_at > now()
    returning t.user_id
  $$;

create or replace function auth.verify_email(hash text) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
    declare
      subject uuid := auth.use_token(hash, 'VERIFY');
    begin
      update public.account a set email_verified_at = coalesce(a.email_verified_at, now()), updated_at = now()
       where a.user_id = subject;
      return subject is not null;
    end
  $$;

create or replace function auth.resend_verification(subject uuid, hash text, seconds int, mail jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
    declare
      found_account public.account;
    begin
      select * into found_account from public.account a
       where a.user_id = subject and a.email_verified_at is null and a.status = 'ACTIVE';
      if not found then return; end if;
      perform auth.put_token(subject, hash, 'VERIFY', seconds);
      perform auth.put_mail(found_account.email::text, 'VERIFY_EMAIL', mail, found_account.locale);
    end
  $$;

create or replace function auth.request_reset(address public.citext, hash text, seconds int, mail jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
    declare
      found_account public.account;
    begin
      select * into found_account from public.account a where a.email = address and a.status = 'ACTIVE';
      if not found then return; end if;
      perform auth.put_token(found_account.user_id, hash, 'RESET', seconds);
      perform auth.put_mail(found_account.email::text, 'RESET_PASSWORD', mail, found_account.locale);
    end
  $$;

-- Whose password a link would set, so that the new one can be checked before the link is used up.
create or replace function auth.email_of_reset(hash text) returns text
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$
    select a.email::text from public.email_token t join public.account a on a.user_id = t.user_id
     where t.token_hash = hash and t.kind = 'RESET' and t.used_at is null and t.expires_at > now()
  $$;

-- Whoever holds the mailbox takes the account back: every session ends and every other link dies. Opening
-- the link also proves the address.
create or replace function auth.reset_password(hash text, new_hash text, mail jsonb) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
    declare
      subject uuid := auth.use_token(hash, 'RESET');
    begin
      if subject is null then return false; end if;
      update public.account a set email_verified_at = coalesce(a.email_verified_at, now()), updated_at = now()
       where a.user_id = subject;
      update public.email_token t set used_at = now() where t.user_id = subject and t.used_at is null;
      perform auth.set_password(subject, new_hash, null, mail);
      return true;
    end
  $$;

create or replace function auth.set_password(subject uuid, new_hash text, kept_session uuid, mail jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
    begin
      update public.credential c set password_hash = new_hash, changed_at = now() where c.user_id = subject;
      perform auth.end_sessions(subject, kept_session);
      perform auth.put_mail(a.email::text, 'PASSWORD_CHANGED', mail, a.locale)
         from public.account a where a.user_id = subject;
    end
  $$;

-- For demo data and tests.
create or replace function auth.seed_user(
    email text, name text, password_hash text, kind text, locale text, verified boolean) returns uuid
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ select auth.new_user(email::public.citext, name, password_hash, kind, locale, verified) $$;

-- The code of an invitation that goes by mail is made when the mail is: it stands in no job and no log.
create or replace function app.issue_invitation_code(invitation uuid, hash text)
  returns table (email text, locale text)
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
    begin
      update public.person_invitation i set code_hash = hash
       where i.id = invitation and i.kind = 'MAIL'
         and i.used_at is null and i.revoked_at is null and i.expires_at > app.now();
      if not found then return; end if;
      return query
        select c.email, p.language from public.person_invitation i
          join public.person p on p.id = i.person_id
          join public.person_contact c on c.person_id = i.person_id
         where i.id = invitation and c.email is not null;
    end
  $$;
alter function app.issue_invitation_code(uuid, text) owner to tl_definer;
revoke all on function app.issue_invitation_code(uuid, text) from public;
grant execute on function app.issue_invitation_code(uuid, text) to tl_worker;

-- Links in mails of notices that end them, without a sign-in. What they may change is how one user is told.
create or replace function auth.notice_choices(subject uuid)
  returns table (user_kind text, choices jsonb)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$
    select u.kind, a.notice_choices from public.account a join public.app_user u on u.id = a.user_id
     where a.user_id = subject
  $$;

create or replace function auth.change_notice_choices(subject uuid, changes jsonb) returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$
    update public.account set notice_choices = notice_choices || changes, updated_at = now()
     where user_id = subject;
    insert into public.activity (id, at, kind, audience, actor_role, subject_type, subject_id, user_id)
    values (gen_random_uuid(), app.now(), 'ACCOUNT_UPDATED', 'USER', 'ANONYMOUS', 'USER', subject, subject);
  $$;
