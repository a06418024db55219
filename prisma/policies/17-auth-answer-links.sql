-- Answering without a sign-in. A mailed link is exchanged once for a session of one browser, which acts as the
-- contact it was sent to, or as the person, on one referral. Its times are the server's own, never app.now().

-- Where the person can be written to: their account's proven address, and the one staff wrote down.
create or replace function app.customer_addresses(person uuid) returns setof public.citext
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$
    select a.email from public.account a
     where a.person_id = person and a.status = 'ACTIVE' and a.email_verified_at is not null
     union all
    select c.email::public.citext from public.person_contact c where c.person_id = person and c.email is not null
  $$;

-- Why a link, or the session it became, is over; null: it is not. Nothing has to be told to end one.
create or replace function app.answer_link_end(link public.answer_link) returns text
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$
    select case
        when link.revoked_at is not null then 'REVOKED'
        when link.opened_at is null and link.expires_at <= now() then 'EXPIRED'
        when link.opened_at is not null and link.session_ends_at <= now() then 'USED'
        when r.sent_at is distinct from link.sent_at
          or r.status not in ('SENT', 'ATTEMPTING_CONTACT', 'RECEIVED', 'ACCEPTED', 'IN_PROGRESS')
          or (link.opened_at is null and link.stage <> 'CUSTOMER'
            and (link.stage = 'ANSWER') <> (r.status in ('SENT', 'ATTEMPTING_CONTACT', 'RECEIVED'))) then 'OVER'
        when not exists (select 1 from public.consent c
          where c.id = r.consent_id and c.withdrawn_at is null and c.expires_at > app.now()) then 'CONSENT_ENDED'
        when link.stage = 'CUSTOMER' and not exists (select 1 from app.customer_addresses(r.person_id) a
          where a = link.email::public.citext) then 'CONTACT_CHANGED'
        when link.stage <> 'CUSTOMER' and not exists (select 1
          from public.service_contact c join public.organization o on o.id = r.receiver_organization_id
          where c.id = link.contact_id and c.service_id = r.service_id and c.email = link.email
            and (c.receives_referrals or c.backup) and o.status = 'APPROVED') then 'CONTACT_CHANGED'
      end
      from public.referral r where r.id = link.referral_id
  $$;
-- Makes the link of one mail: for a contact of the referral's service, or for the person when `contact` is null.
-- Returns where it goes; nothing when there is nothing to answer any more, or this mail was written before.
-- No days: the mail only tells that there is nothing to open any more. Its row is no link then, but what keeps it
-- from being written twice, and by which its reader ends such mail.
drop function if exists app.issue_answer_link(uuid, uuid, text, uuid, text, int);
create or replace function app.issue_answer_link(
    referral uuid, contact uuid, recipient text, cause uuid, hash text, days int)
  returns table (link_id uuid, email text, locale text)
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
    declare
      r record;
      link public.answer_link;
      who text;
    begin
      select x.*, p.language, p.first_name || ' ' || p.last_name as person_name into r
        from public.referral x join public.person p on p.id = x.person_id where x.id = referral for share of x;
      link.id := gen_random_uuid();
      link.referral_id := r.id;
      link.contact_id := contact;
      link.cause_id := cause;
      link.sent_at := coalesce(r.sent_at, r.first_sent_at);
      link.email := recipient;
      link.created_at := now();
      link.expires_at := now() + make_interval(days => days);
      if contact is null then
        link.stage := 'CUSTOMER';
        who := r.person_name;
        select coalesce(
            (select a.user_id from public.account a where a.person_id = r.person_id),
            (select l.user_id from public.answer_link l join public.referral x on x.id = l.referral_id
              where l.stage = 'CUSTOMER' and x.person_id = r.person_id limit 1))
          into link.user_id;
      else
        link.stage := case when r.status in ('ACCEPTED', 'IN_PROGRESS') then 'SERVE' else 'ANSWER' end;
        link.organization_id := r.receiver_organization_id;
        select c.name into who from public.service_contact c where c.id = contact;
        -- Somebody who works there acts in their own name, with and without a sign-in.
        select coalesce(
            (select a.user_id from public.account a join public.membership m on m.user_id = a.user_id
              where a.email = recipient::public.citext and a.status = 'ACTIVE' and a.email_verified_at is not null
                and m.organization_id = r.receiver_organization_id and m.status = 'ACTIVE'
                and (m.valid_from is null or m.valid_from <= app.now())
                and (m.valid_until is null or m.valid_until > app.now()) limit 1),
            (select l.user_id from public.answer_link l join public.app_user u on u.id = l.user_id
              where l.contact_id = contact and l.email = recipient and u.name = who limit 1))
          into link.user_id;
      end if;
      if (days > 0 and app.answer_link_end(link) is not null) or exists (select 1 from public.answer_link l
        where l.cause_id = cause and l.referral_id = r.id and l.email = recipient) then return; end if;
      if link.user_id is null then
        insert into public.app_user (id, kind, name, created_at)
          values (gen_random_uuid(), case when contact is null then 'CUSTOMER' else 'STAFF' end, who, now())
          returning id into link.user_id;
      end if;
      insert into public.answer_link select link.*;
      if days > 0 then
        insert into public.answer_link_secret (link_id, token_hash) values (link.id, hash);
      end if;
      return query select link.id, recipient, case when contact is null then r.language else 'en' end;
    end
  $$;

-- Which contacts were mailed links to a referral since it was last sent, and who of them has one of these minutes
-- that nobody has opened, so that it will show what is new.
create or replace function app.contacts_written_to(referral uuid, minutes int)
  returns table (contact_id uuid, about_to_look boolean)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$
    select l.contact_id, bool_or(l.created_at > now() - make_interval(mins => minutes) and app.answer_link_end(l) is null
             and l.opened_at is null)
      from public.answer_link l
     where l.referral_id = referral and l.contact_id is not null
       and l.sent_at = (select max(x.sent_at) from public.answer_link x where x.referral_id = referral)
     group by l.contact_id
  $$;

-- The one exchange: of two at the same time one finds it done.
create or replace function auth.open_answer_link(hash text, new_session text, seconds int) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
    declare opened uuid;
    begin
      select l.id into opened from public.answer_link_secret s join public.answer_link l on l.id = s.link_id
       where s.token_hash = hash for update of s;
      update public.answer_link l set opened_at = now(), session_ends_at = now() + make_interval(secs => seconds)
       where l.id = opened and l.opened_at is null and app.answer_link_end(l) is null;
      if not found then return false; end if;
      update public.answer_link_secret set session_hash = new_session where link_id = opened;
      return true;
    end
  $$;

create or replace function auth.read_answer_session(hash text)
  returns table (link_id uuid, referral_id uuid, organization_id uuid, person_id uuid, user_id uuid, name text,
                 locale text, ends_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$
    select l.id, l.referral_id, l.organization_id, case when l.stage = 'CUSTOMER' then r.person_id end, l.user_id,
           u.name, case when l.stage = 'CUSTOMER' and p.language = 'es' then 'es' else 'en' end, l.session_ends_at
      from public.answer_link_secret s
      join public.answer_link l on l.id = s.link_id
      join public.referral r on r.id = l.referral_id
      join public.person p on p.id = r.person_id
      join public.app_user u on u.id = l.user_id
     where s.session_hash = hash and app.answer_link_end(l) is null
  $$;

create or replace function auth.end_answer_session(hash text) returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$
    update public.answer_link l set session_ends_at = now()
      from public.answer_link_secret s where s.link_id = l.id and s.session_hash = hash
  $$;

-- A new link to the same address, for one that was used or has expired. The job finds out whether there is
-- anything left to answer; who asks does not.
create or replace function auth.renew_answer_link(hash text) returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$
    select graphile_worker.add_job('send-answer-link', json_build_object(
        'referralId', l.referral_id, 'contactId', l.contact_id, 'email', l.email, 'causeId', gen_random_uuid()))
      from public.answer_link_secret s join public.answer_link l on l.id = s.link_id
     where s.token_hash = hash and l.revoked_at is null and (l.contact_id is not null or l.stage = 'CUSTOMER')
  $$;

-- What the mail with a link tells of, and whether its address wants no more of it.
create or replace function auth.mail_of_link(link uuid) returns table (kind text, ended boolean)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$
    select case l.stage when 'CUSTOMER' then 'CUSTOMER_NEWS' else 'REFERRAL_NEEDS_ATTENTION' end,
           exists (select 1 from public.mail_declined d where d.email = l.email::public.citext)
      from public.answer_link l where l.id = link
  $$;
create or replace function auth.decline_mail_of_link(link uuid) returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$
    insert into public.mail_declined (email)
    select l.email::public.citext from public.answer_link l where l.id = link
    on conflict do nothing
  $$;

alter function app.answer_link_end(public.answer_link) owner to tl_definer;
alter function app.customer_addresses(uuid) owner to tl_definer;
alter function app.issue_answer_link(uuid, uuid, text, uuid, text, int) owner to tl_definer;
alter function app.contacts_written_to(uuid, int) owner to tl_definer;
revoke all on function app.answer_link_end(public.answer_link), app.customer_addresses(uuid),
  app.issue_answer_link(uuid, uuid, text, uuid, text, int), app.contacts_written_to(uuid, int) from public;
grant execute on function app.answer_link_end(public.answer_link) to tl_app;
grant execute on function app.issue_answer_link(uuid, uuid, text, uuid, text, int),
  app.contacts_written_to(uuid, int) to tl_worker;
