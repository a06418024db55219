-- The row itself (parties, status, times) stays with both sides for good; what was said about the person
-- is in referral_detail and what hangs on it, and ends with the access grant.

grant select, insert, delete on referral to tl_app;
grant update (receiver_organization_id, receiver_lwia_id, service_id, category, origin, urgency, status,
  status_since, version, sender_assignee_id, receiver_assignee_id, consent_id, first_sent_at, sent_at,
  received_at, accepted_at, declined_at, started_at, completed_at, appointment_at, outcome, decline_reason,
  ended_on, closed_by_id, last_activity_at, due_rule, due_since, due_at,
  due_side, receiver_word_at, followed_up_at, recalled_at, put_away_at, updated_at)
  on referral to tl_app;
create policy party on referral for select to tl_app
  using (sender_organization_id = (select app.organization_id())
    or (receiver_organization_id = (select app.organization_id()) and status <> 'DRAFT')
    or (person_id = (select app.person_id()) and status <> 'DRAFT')
    or (sender_lwia_id = (select app.lwia_id()) and status <> 'DRAFT')
    or (receiver_lwia_id = (select app.lwia_id()) and status <> 'DRAFT')
    or (select app.role()) in ('STATE_ADMIN', 'MONITOR')
    -- the area where the person applies (REF-049)
    or (status <> 'DRAFT' and exists (select 1 from access_grant g
         where g.person_id = referral.person_id and g.organization_id = (select app.organization_id())
           and app.opens(g, 'REFERRALS', (select app.now())))));
create policy draft_here on referral for insert to tl_app
  with check (sender_organization_id = (select app.organization_id())
    and author_id = (select app.user_id()) and status = 'DRAFT' and first_sent_at is null
    and (select app.role()) in ('PARTNER_STAFF', 'PARTNER_ADMIN', 'LWIA_ADMIN')
    and exists (select 1 from access_grant g
         where g.person_id = referral.person_id and g.organization_id = (select app.organization_id())
           and app.opens(g, 'SERVE', (select app.now()))));
create policy side_acts on referral for update to tl_app
  using (sender_organization_id = (select app.organization_id())
    or (receiver_organization_id = (select app.organization_id()) and status <> 'DRAFT')
    or (person_id = (select app.person_id()) and status <> 'DRAFT'))
  with check (sender_organization_id = (select app.organization_id())
    or (receiver_organization_id = (select app.organization_id()) and status <> 'DRAFT')
    or (person_id = (select app.person_id()) and status <> 'DRAFT'));
create policy discard_own on referral for delete to tl_app
  using (sender_organization_id = (select app.organization_id()) and author_id = (select app.user_id())
    and status = 'DRAFT' and first_sent_at is null);
grant select, update on referral to tl_worker;
create policy worker on referral to tl_worker using (true) with check (true);
grant select, update (consent_id) on referral to tl_definer;
create policy definer on referral for select to tl_definer using (true);
create policy definer_detaches on referral for update to tl_definer
  using (status = 'DRAFT') with check (status = 'DRAFT');

-- A consent that is taken back can carry nothing new: drafts lose it, also those of others than whoever
-- writes the withdrawal down.
create or replace function app.detach_drafts() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    begin
      if new.withdrawn_at is not null and old.withdrawn_at is null then
        update public.referral set consent_id = null where consent_id = new.id and status = 'DRAFT';
      end if;
      return null;
    end
  $$;
alter function app.detach_drafts() owner to tl_definer;
drop trigger if exists detach_drafts on consent;
create trigger detach_drafts after update of withdrawn_at on consent
  for each row execute function app.detach_drafts();

-- Whatever a command does, these never change: who sent it, about whom, and after the first sending to whom.
create or replace function app.keep_referral_parties() returns trigger
  language plpgsql set search_path = pg_catalog, public
  as $$
    begin
      if new.sender_organization_id <> old.sender_organization_id or new.number <> old.number
         -- a merge of two records of the person, and its undoing, apart
         or (new.person_id <> old.person_id and current_user <> 'tl_definer') then
        raise exception 'a referral keeps its sender, person and number' using errcode = 'check_violation';
      end if;
      if old.first_sent_at is not null and (
           new.first_sent_at is distinct from old.first_sent_at
           or new.receiver_organization_id is distinct from old.receiver_organization_id) then
        raise exception 'a referral that was sent keeps its receiver' using errcode = 'check_violation';
      end if;
      if old.status <> 'DRAFT' and (
           new.service_id is distinct from old.service_id
           or (new.consent_id is distinct from old.consent_id and not app.renews(old.consent_id, new.consent_id))
           or new.receiver_lwia_id is distinct from old.receiver_lwia_id) then
        raise exception 'a referral under way keeps its service, area and consent, unless that is renewed' using errcode = 'check_violation';
      end if;
      if old.status in ('DECLINED', 'COMPLETED') and new.status <> old.status then
        raise exception 'a closed referral stays closed' using errcode = 'check_violation';
      end if;
      return new;
    end
  $$;
drop trigger if exists keep_parties on referral;
create trigger keep_parties before update on referral
  for each row execute function app.keep_referral_parties();

-- Due times are rows (REF-053): commands set a referral's due columns, and the clock of that cycle begins, and
-- the one before ends, in the same statement. So no clock is forgotten, and none can be forged.
create or replace function app.keep_due_times() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    begin
      update public.due_time set stopped_at = app.now()
       where referral_id = new.id and fired_at is null and stopped_at is null;
      if new.due_rule is not null then
        insert into public.due_time (id, referral_id, rule, since, due_at)
        values (gen_random_uuid(), new.id, new.due_rule, new.due_since, new.due_at);
      end if;
      return null;
    end
  $$;
alter function app.keep_due_times() owner to tl_definer;
drop trigger if exists keep_due_times on referral;
create trigger keep_due_times after update of due_rule, due_since on referral for each row
  when ((old.due_rule, old.due_since) is distinct from (new.due_rule, new.due_since))
  execute function app.keep_due_times();
grant select on due_time to tl_app;
create policy with_referral on due_time for select to tl_app
  using (exists (select 1 from referral r where r.id = due_time.referral_id));
grant select, insert on due_time to tl_definer;
grant update (stopped_at) on due_time to tl_definer;
create policy definer on due_time to tl_definer using (true) with check (true);
grant select, update (fired_at) on due_time to tl_worker;
create policy worker on due_time to tl_worker using (true) with check (true);

-- The grants a referral causes (architecture: reach to a person).
create or replace function app.grant_by_referral() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    declare
      ended text;
      lasts timestamptz;
    begin
      if tg_op = 'DELETE' then
        update public.access_grant set ended_at = app.now(), end_reason = 'DISCARDED'
         where cause_id = old.id and ended_at is null;
        return null;
      end if;

      if tg_op = 'INSERT' then
        -- Who reaches the person only through a referral they received keeps that reach's own end
        -- until they have sent one themselves: a draft is no way around a withdrawn consent.
        insert into public.access_grant
          (id, person_id, organization_id, reason, cause_id, scopes, consent_id, began_at, valid_until)
        select gen_random_uuid(), new.person_id, new.sender_organization_id, 'SENT_REFERRAL', new.id, '{}',
               via.consent_id, app.now(), via.valid_until
          from (select 1) one
          left join lateral (
            select g.consent_id, g.valid_until from public.access_grant g
             where g.person_id = new.person_id and g.organization_id = new.sender_organization_id
               and g.reason = 'RECEIVED_REFERRAL' and g.ended_at is null
               and not exists (select 1 from public.access_grant own
                     where own.person_id = new.person_id and own.organization_id = new.sender_organization_id
                       and own.reason in ('CREATED_HERE', 'SENT_REFERRAL') and own.ended_at is null
                       and own.consent_id is null)
             order by g.valid_until desc nulls first limit 1) via on true;
        return null;
      end if;

      if new.status = old.status then return null; end if;

      if new.status = 'SENT' and old.status = 'DRAFT' then
        -- Held until the sending is committed: a withdrawal at the same instant comes before it, and the
        -- command runs again and is refused, or after it, and closes this referral too.
        perform from public.consent c
          where c.id = new.consent_id and c.withdrawn_at is null and c.expires_at > app.now() for share;
        if not found then
          raise exception 'the consent ended while sending' using errcode = 'serialization_failure';
        end if;
        -- For good, from here on: also where a lent reach had ended before they reached the person another way.
        update public.access_grant set consent_id = null, valid_until = null, ended_at = null, end_reason = null
         where cause_id = new.id and reason = 'SENT_REFERRAL';
        insert into public.access_grant as g
          (id, person_id, organization_id, reason, cause_id, scopes, consent_id, source_organization_id,
           began_at, valid_until)
        select gen_random_uuid(), new.person_id, new.receiver_organization_id, 'RECEIVED_REFERRAL', new.id,
               c.scopes, c.id, new.sender_organization_id, app.now(), c.expires_at
          from public.consent c where c.id = new.consent_id and c.person_id = new.person_id
        on conflict (person_id, organization_id, reason, cause_id) do update
          set scopes = excluded.scopes, consent_id = excluded.consent_id, began_at = excluded.began_at,
              valid_until = excluded.valid_until, ended_at = null, end_reason = null;
        insert into public.access_grant as g
          (id, person_id, organization_id, reason, cause_id, scopes, began_at)
        select gen_random_uuid(), new.person_id, new.sender_lwia_id, 'LWIA_ADMINISTRATOR', new.id, '{}', app.now()
         where new.sender_lwia_id is not null
        on conflict (person_id, organization_id, reason, cause_id) do update
          set ended_at = null, end_reason = null, valid_until = null, consent_id = null;
        insert into public.access_grant as g
          (id, person_id, organization_id, reason, cause_id, scopes, consent_id, began_at, valid_until)
        select gen_random_uuid(), new.person_id, new.receiver_lwia_id, 'LWIA_ADMINISTRATOR', new.id, '{}',
               c.id, app.now(), c.expires_at
          from public.consent c
         where c.id = new.consent_id and new.receiver_lwia_id is not null
           and new.receiver_lwia_id is distinct from new.sender_lwia_id
        on conflict (person_id, organization_id, reason, cause_id) do update
          set consent_id = excluded.consent_id, valid_until = excluded.valid_until,
              ended_at = null, end_reason = null;
        return null;
      end if;

      ended := case when new.status = 'DRAFT' then 'RECALLED' when new.status = 'DECLINED' then 'DECLINED' end;
      if ended is not null then
        update public.access_grant set ended_at = app.now(), end_reason = ended
         where cause_id = new.id and ended_at is null and reason <> 'SENT_REFERRAL'
           and (organization_id in (new.receiver_organization_id, new.receiver_lwia_id) or ended = 'RECALLED')
           -- the sender's area goes on looking; when it was asked itself, as the receiver it is out
           and not (ended = 'DECLINED' and reason = 'LWIA_ADMINISTRATOR'
             and organization_id is not distinct from new.sender_lwia_id);
        if ended = 'RECALLED' then
          insert into public.referral_closed_copy
            (id, referral_id, organization_id, number, person_initials, end_reason, sent_at, ended_at)
          values (gen_random_uuid(), new.id, old.receiver_organization_id, new.number, new.person_initials,
                  ended, old.sent_at, app.now());
        end if;
      elsif new.status = 'COMPLETED' then
        lasts := app.now() + interval '30 days';
        update public.access_grant set valid_until = least(coalesce(valid_until, lasts), lasts)
         where cause_id = new.id and ended_at is null
           and (reason = 'RECEIVED_REFERRAL'
             or (reason = 'LWIA_ADMINISTRATOR' and organization_id = new.receiver_lwia_id
                 and organization_id is distinct from new.sender_lwia_id));
      end if;
      return null;
    end
  $$;
alter function app.grant_by_referral() owner to tl_definer;
-- To lock a row one has to be allowed to update it; this allows nothing more.
grant update (expiry_announced_at) on consent to tl_definer;
create policy definer_holds on consent for update to tl_definer using (true) with check (false);
-- A withdrawal takes the consent and then its referrals; a sending that took its referral first would meet it
-- half way.
create or replace function app.hold_consents(referrals uuid[]) returns void
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    begin
      perform from public.consent c
        where c.id in (select r.consent_id from public.referral r
                where r.id = any (referrals) and r.sender_organization_id = app.organization_id())
        order by c.id for share;
    end
  $$;
alter function app.hold_consents(uuid[]) owner to tl_definer;
revoke all on function app.hold_consents(uuid[]) from public;
grant execute on function app.hold_consents(uuid[]) to tl_app;
drop trigger if exists grant_by_referral on referral;
create trigger grant_by_referral after insert or update of status or delete on referral
  for each row execute function app.grant_by_referral();

grant select, insert on referral_detail to tl_app;
grant update (reason, goals, accommodations, accept_note, decline_note, suggested_organization_id,
  outcome_note, withdraw_reason, recall_reason) on referral_detail to tl_app;
create policy side_with_access on referral_detail for select to tl_app
  using (exists (select 1 from referral r where r.id = referral_detail.referral_id
           and r.sender_organization_id = (select app.organization_id()))
    or (select app.role()) in ('STATE_ADMIN', 'MONITOR')
    or exists (select 1 from access_grant g
         where g.cause_id = referral_detail.referral_id and g.organization_id = (select app.organization_id())
           and app.opens(g, 'REQUEST', (select app.now()))));
create policy with_draft on referral_detail for insert to tl_app
  with check (exists (select 1 from referral r where r.id = referral_detail.referral_id
    and r.sender_organization_id = (select app.organization_id())));
-- A side writes its part while it may read it.
create policy side_writes on referral_detail for update to tl_app
  using (exists (select 1 from referral r where r.id = referral_detail.referral_id
           and r.sender_organization_id = (select app.organization_id()))
    or exists (select 1 from access_grant g
         where g.cause_id = referral_detail.referral_id and g.organization_id = (select app.organization_id())
           and app.opens(g, 'REQUEST', (select app.now()))))
  with check (true);
grant select on referral_detail to tl_worker;
create policy worker on referral_detail for select to tl_worker using (true);

-- The person reads nothing of it, and leaves one word there: why they withdraw.
create or replace function app.leave_withdraw_reason(subject uuid, words text) returns void
  language sql security definer set search_path = pg_catalog, public
  as $$
    update public.referral_detail d set withdraw_reason = words
      from public.referral r
     where r.id = d.referral_id and r.id = subject and r.person_id = app.person_id()
       and r.status in ('SENT', 'ATTEMPTING_CONTACT', 'RECEIVED', 'ACCEPTED', 'IN_PROGRESS')
  $$;
alter function app.leave_withdraw_reason(uuid, text) owner to tl_definer;
revoke all on function app.leave_withdraw_reason(uuid, text) from public;
grant execute on function app.leave_withdraw_reason(uuid, text) to tl_app;
grant select, update (withdraw_reason) on referral_detail to tl_definer;
create policy definer on referral_detail to tl_definer using (true) with check (true);

grant select, insert on referral_message to tl_app;
create policy with_detail on referral_message for select to tl_app
  using (exists (select 1 from referral_detail d where d.referral_id = referral_message.referral_id));
create policy side_posts on referral_message for insert to tl_app
  with check (organization_id = (select app.organization_id()) and author_id = (select app.user_id())
    and exists (select 1 from referral r where r.id = referral_message.referral_id
      and (select app.organization_id()) in (r.sender_organization_id, r.receiver_organization_id))
    and exists (select 1 from referral_detail d where d.referral_id = referral_message.referral_id));

-- Private notes are their organization's, not even the state's.
grant select, insert on referral_note to tl_app;
create policy own on referral_note for select to tl_app
  using (organization_id = (select app.organization_id())
    and (select app.role()) not in ('STATE_ADMIN', 'MONITOR'));
create policy write_here on referral_note for insert to tl_app
  with check (organization_id = (select app.organization_id()) and author_id = (select app.user_id())
    and exists (select 1 from referral r where r.id = referral_note.referral_id
      and (select app.organization_id()) in (r.sender_organization_id, r.receiver_organization_id)));

-- Whether the person of a referral applies in the area one acts for, which asks whether they were reached and
-- gets date and result (REF-038, REF-039, REF-049).
create or replace function app.applies_here(subject uuid) returns boolean
  language sql stable as $$
  select exists (select 1 from public.referral r join public.access_grant g on g.person_id = r.person_id
    where r.id = subject and r.status <> 'DRAFT' and g.organization_id = (select app.organization_id())
      and app.opens(g, 'REFERRALS', (select app.now())))
  $$;
grant execute on function app.applies_here(uuid) to tl_app;

grant select, insert on contact_attempt to tl_app;
create policy sides_and_customer on contact_attempt for select to tl_app
  using (organization_id = (select app.organization_id())
    or exists (select 1 from referral_detail d where d.referral_id = contact_attempt.referral_id)
    or (target = 'CUSTOMER' and (
      exists (select 1 from referral r
          where r.id = contact_attempt.referral_id and r.person_id = (select app.person_id()))
      or app.applies_here(contact_attempt.referral_id))));
create policy log_here on contact_attempt for insert to tl_app
  with check (organization_id = (select app.organization_id()) and author_id = (select app.user_id())
    and exists (select 1 from referral r where r.id = contact_attempt.referral_id
      and ((target = 'CUSTOMER' and r.receiver_organization_id = (select app.organization_id()))
        or (target = 'PARTNER' and r.sender_organization_id = (select app.organization_id()))
        -- the administrator of an area steps in
        or (target = 'PARTNER' and r.status = 'ATTEMPTING_CONTACT'
          and (select app.lwia_id()) in (r.sender_lwia_id, r.receiver_lwia_id)))));

grant select, insert on contact_attempt_note to tl_app;
create policy own on contact_attempt_note for select to tl_app
  using (organization_id = (select app.organization_id())
    and (select app.role()) not in ('STATE_ADMIN', 'MONITOR'));
create policy write_here on contact_attempt_note for insert to tl_app
  with check (organization_id = (select app.organization_id())
    and exists (select 1 from contact_attempt a where a.id = contact_attempt_note.attempt_id
      and a.organization_id = (select app.organization_id())));

grant select, insert on contact_report to tl_app;
create policy own_or_side on contact_report for select to tl_app
  using (person_id = (select app.person_id())
    or exists (select 1 from referral_detail d where d.referral_id = contact_report.referral_id)
    or app.applies_here(contact_report.referral_id));
create policy say_so on contact_report for insert to tl_app
  with check (person_id = (select app.person_id())
    and exists (select 1 from referral r where r.id = contact_report.referral_id
      and r.person_id = (select app.person_id())));

grant select, insert on referral_read to tl_app;
grant update (seen_at) on referral_read to tl_app;
create policy own on referral_read for select to tl_app using (user_id = (select app.user_id()));
create policy see on referral_read for insert to tl_app
  with check (user_id = (select app.user_id())
    and exists (select 1 from referral r where r.id = referral_read.referral_id));
create policy see_again on referral_read for update to tl_app
  using (user_id = (select app.user_id())) with check (user_id = (select app.user_id()));

-- A mark means "seen as it is now": every change removes those of the others, and whoever makes it has
-- seen it. So "unread" is the absence of one row, in lists and counts as well.
create or replace function app.keep_read_marks() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    declare me uuid := app.user_id();
    begin
      delete from public.referral_read where referral_id = new.id and user_id is distinct from me;
      if me is not null then
        insert into public.referral_read (user_id, referral_id, seen_at) values (me, new.id, app.now())
        on conflict (user_id, referral_id) do update set seen_at = excluded.seen_at;
      end if;
      return null;
    end
  $$;
alter function app.keep_read_marks() owner to tl_definer;
drop trigger if exists keep_read_marks on referral;
create trigger keep_read_marks after insert or update of updated_at on referral
  for each row execute function app.keep_read_marks();
grant select, insert, update, delete on referral_read to tl_definer;
create policy definer on referral_read to tl_definer using (true) with check (true);

grant select on referral_closed_copy to tl_app;
create policy own on referral_closed_copy for select to tl_app
  using (organization_id = (select app.organization_id()));
grant select, insert on referral_closed_copy to tl_definer;
create policy definer on referral_closed_copy to tl_definer using (true) with check (true);
