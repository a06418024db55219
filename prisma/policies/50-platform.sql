-- One row a change. Each audience is a rule of its own; text never stands in `data`.

grant select, insert on activity to tl_app;
grant usage on sequence activity_seq_seq to tl_app, tl_worker;
create policy by_audience on activity for select to tl_app
  using (
    (audience in ('STATUS', 'CONTACT', 'PARTIES') and (
       sender_organization_id = (select app.organization_id())
       or receiver_organization_id = (select app.organization_id())
       or (select app.role()) in ('STATE_ADMIN', 'MONITOR')))
    or (audience = 'STATUS' and (
       sender_lwia_id = (select app.lwia_id()) or receiver_lwia_id = (select app.lwia_id())))
    or (audience in ('STATUS', 'CONTACT') and exists (select 1 from access_grant g
         where g.person_id = activity.person_id and g.organization_id = (select app.organization_id())
           and app.opens(g, 'REFERRALS', (select app.now()))))
    or (audience in ('STATUS', 'CONTACT', 'PERSON', 'SIDE_AND_PERSON') and person_id = (select app.person_id()))
    or (audience in ('SIDE', 'SIDE_AND_PERSON') and side_organization_id = (select app.organization_id()))
    or (audience = 'SIDE_AND_PERSON' and (select app.role()) in ('STATE_ADMIN', 'MONITOR'))
    or (audience = 'PERSON' and (
       (select app.role()) in ('STATE_ADMIN', 'MONITOR')
       or exists (select 1 from access_grant g
            where g.person_id = activity.person_id and g.organization_id = (select app.organization_id())
              and app.opens(g, 'CHANGES', (select app.now())))))
    or (audience = 'ORGANIZATION' and (
       side_organization_id = (select app.organization_id()) or user_id = (select app.user_id())
       or (select app.role()) = 'STATE_ADMIN'
       or ((select app.role()) = 'LWIA_ADMIN' and exists (select 1 from organization o
            where o.id = activity.side_organization_id and o.lwia_id = (select app.lwia_id())))))
    or (audience = 'USER' and user_id = (select app.user_id()))
    or (audience = 'DIRECTORY' and (select app.signed_in()))
    or (audience = 'TRAINING' and (select app.is_staff())));
-- Nobody writes history in another's name, nor into a referral they do not see, nor to other parties.
create policy own_deeds on activity for insert to tl_app
  with check (actor_user_id = (select app.user_id())
    and actor_organization_id is not distinct from (select app.organization_id())
    and actor_role = (select app.role())
    and (audience <> 'DIRECTORY' or app.keeps_record(side_organization_id)
      -- Places are every colleague's to say.
      or (data ? 'capacity' and side_organization_id = (select app.organization_id())))
    and (audience <> 'TRAINING' or exists (select 1 from training_session s where s.id = activity.subject_id))
    and (audience not in ('STATUS', 'CONTACT', 'PARTIES') or exists (
      select 1 from referral r
       where r.id = activity.referral_id and r.id = activity.subject_id and r.person_id = activity.person_id
         and r.sender_organization_id = activity.sender_organization_id
         and r.receiver_organization_id is not distinct from activity.receiver_organization_id
         and r.sender_lwia_id is not distinct from activity.sender_lwia_id
         and r.receiver_lwia_id is not distinct from activity.receiver_lwia_id)));
grant select, insert on activity to tl_worker;
create policy worker on activity to tl_worker using (true) with check (true);
grant select, insert on activity to tl_definer;
grant usage on sequence activity_seq_seq to tl_definer;
create policy definer on activity to tl_definer using (true) with check (true);
-- The event tailer sees envelopes, never `data`.
grant select (id, xid, seq, at, kind, audience, actor_user_id, person_id, subject_type, subject_id,
  sender_organization_id, receiver_organization_id, sender_lwia_id, receiver_lwia_id,
  side_organization_id, user_id) on activity to tl_feed;
create policy feed on activity for select to tl_feed using (true);

-- An empty wake-up for every process's tailer, sent at commit.
create or replace function app.wake_tailers() returns trigger
  language plpgsql set search_path = pg_catalog, public
  as $$ begin perform pg_notify('activity', ''); return null; end $$;
drop trigger if exists wake_tailers on activity;
create trigger wake_tailers after insert on activity
  for each statement execute function app.wake_tailers();

grant select on notice to tl_app;
grant update (read_at) on notice to tl_app;
create policy own on notice for select to tl_app using (user_id = (select app.user_id()));
create policy own_read on notice for update to tl_app
  using (user_id = (select app.user_id())) with check (user_id = (select app.user_id()));
grant select, insert on notice to tl_worker;
grant update (mail_id) on notice to tl_worker;
create policy worker on notice to tl_worker using (true) with check (true);
grant select, update (person_id) on notice to tl_definer;
create policy definer on notice to tl_definer using (true) with check (true);

-- When mail leaves is nobody's business but the jobs'.
grant select, insert on notice_mail to tl_worker;
grant update (mailed_at) on notice_mail to tl_worker;
create policy worker on notice_mail to tl_worker using (true) with check (true);

grant select, insert, update, delete on mail_outbox to tl_worker;
create policy worker on mail_outbox to tl_worker using (true) with check (true);
grant select, insert, update on mail_outbox to tl_definer;
create policy definer on mail_outbox to tl_definer using (true) with check (true);

-- Mail that was given up, for state administrators: neither what it said nor whose mailbox it was. What lost
-- its body held a link for one use and cannot be sent again.
create or replace function app.dead_letters()
  returns table (id uuid, kind text, recipient text, failure text, tries int,
    created_at timestamptz, failed_at timestamptz, repeatable boolean)
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select m.id, m.kind, left(m.recipient, 1) || '•••@' || split_part(m.recipient, '@', 2), m.failure, m.tries,
           m.created_at, m.failed_at, m.body <> ''
      from public.mail_outbox m
     where m.status = 'FAILED' and app.role() = 'STATE_ADMIN'
     order by m.failed_at desc, m.id desc
     limit 200
  $$;
-- Queues those again that can be, all of them when `ids` is null. Returns how many.
create or replace function app.repeat_mails(ids uuid[]) returns int
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    declare
      mail_id uuid;
      repeated int := 0;
    begin
      if app.role() is distinct from 'STATE_ADMIN' then
        raise exception 'not for this role' using errcode = 'insufficient_privilege';
      end if;
      for mail_id in
        update public.mail_outbox m set status = 'QUEUED', failed_at = null
         where m.status = 'FAILED' and m.body <> '' and (ids is null or m.id = any (ids))
        returning m.id
      loop
        perform app.enqueue('send-mail', jsonb_build_object('mailId', mail_id));
        repeated := repeated + 1;
      end loop;
      return repeated;
    end
  $$;
alter function app.dead_letters() owner to tl_definer;
alter function app.repeat_mails(uuid[]) owner to tl_definer;
revoke all on function app.dead_letters(), app.repeat_mails(uuid[]) from public;
grant execute on function app.dead_letters(), app.repeat_mails(uuid[]) to tl_app;

grant select, insert on command_result to tl_app;
grant update (result) on command_result to tl_app;
create policy own on command_result to tl_app
  using (actor_id = (select app.user_id())) with check (actor_id = (select app.user_id()));
grant select, delete on command_result to tl_worker;
create policy worker on command_result to tl_worker using (true);

grant select on rule_setting to tl_app, tl_definer;
create policy read on rule_setting for select to tl_app using ((select app.signed_in()));
-- What has begun to be valid stays: clocks were set by it (CORE-017).
grant insert on rule_setting to tl_app;
grant update (value, set_by_id, set_at) on rule_setting to tl_app;
create policy state_sets on rule_setting for insert to tl_app
  with check ((select app.role()) = 'STATE_ADMIN' and set_by_id = (select app.user_id())
    and valid_from >= date_trunc('milliseconds', (select app.now())));
create policy state_changes on rule_setting for update to tl_app
  using ((select app.role()) = 'STATE_ADMIN' and valid_from > (select app.now()))
  with check (set_by_id = (select app.user_id()));
create policy definer on rule_setting for select to tl_definer using (true);
grant select, insert, update on rule_setting to tl_worker;
create policy worker on rule_setting to tl_worker using (true) with check (true);

-- Presence: on a referral the staff of its two organizations, on a person only colleagues. A customer
-- sees nobody looking.
grant select, insert, delete on presence to tl_app;
grant update (writing, expires_at) on presence to tl_app;
create policy seen_by_sides on presence for select to tl_app
  using (user_id = (select app.user_id())
    or (expires_at > (select app.now()) and (select app.person_id()) is null and (
      (subject_type = 'PERSON' and organization_id = (select app.organization_id())
        and (select app.role()) not in ('STATE_ADMIN', 'MONITOR'))
      or (subject_type = 'REFERRAL' and exists (select 1 from referral r
            where r.id = presence.subject_id
              and presence.organization_id in (r.sender_organization_id, r.receiver_organization_id))))));
create policy own_presence on presence for insert to tl_app
  with check (user_id = (select app.user_id())
    and organization_id is not distinct from (select app.organization_id())
    and (select app.role()) in ('PARTNER_STAFF', 'PARTNER_ADMIN', 'LWIA_ADMIN')
    and (subject_type = 'PERSON' and exists (select 1 from person p where p.id = subject_id)
      or subject_type = 'REFERRAL' and exists (select 1 from referral r where r.id = subject_id
           and (select app.organization_id()) in (r.sender_organization_id, r.receiver_organization_id))));
create policy own_heartbeat on presence for update to tl_app
  using (user_id = (select app.user_id())) with check (user_id = (select app.user_id()));
create policy own_leave on presence for delete to tl_app using (user_id = (select app.user_id()));
grant select, delete on presence to tl_worker;
create policy worker on presence to tl_worker using (true);
create or replace function app.wake_presence() returns trigger
  language plpgsql set search_path = pg_catalog, public
  as $$
    declare subject uuid := coalesce(new.subject_id, old.subject_id);
    begin perform pg_notify('presence', subject::text); return null; end
  $$;
drop trigger if exists wake_presence on presence;
create trigger wake_presence after insert or update of writing or delete on presence
  for each row execute function app.wake_presence();

-- Outgoing work, written in the transaction of the change. Request roles may enqueue what is listed here.
create or replace function app.enqueue(task text, payload jsonb, job_key text default null) returns void
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    begin
      if task not in ('send-mail', 'send-invitation', 'send-organization-invitation',
          'send-membership-invitation', 'send-webhook', 'send-answer-link', 'check-file', 'forget-file') then
        raise exception 'unknown task %', task using errcode = 'insufficient_privilege';
      end if;
      -- The queue waits e^n seconds after the n-th failure, six hours at most: twelve tries take sixteen hours
      -- (api/src/jobs/send-mail.ts), thirteen twenty-two (send-webhook.ts).
      perform graphile_worker.add_job(task, payload::json, job_key := job_key,
        max_attempts := case task when 'send-mail' then 12 when 'send-webhook' then 13 else 25 end);
    end
  $$;
alter function app.enqueue(text, jsonb, text) owner to tl_definer;
revoke all on function app.enqueue(text, jsonb, text) from public;
grant execute on function app.enqueue(text, jsonb, text) to tl_app, tl_worker;

-- Whatever concerns somebody else becomes their notice: one job an activity, in the same transaction.
create or replace function app.plan_notices() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    begin
      if new.audience in ('STATUS', 'CONTACT', 'PARTIES', 'ORGANIZATION')
         or new.kind in ('REFERRAL_ASSIGNED', 'APPLICATION_ASSIGNED', 'CONTACT_UPDATED', 'DUE_PASSED', 'FILE_REFUSED',
           'EMERGENCY_ACCESS_TAKEN', 'EARLIER_ATTACHED', 'ENROLLMENT_WINDOW_NEAR')
         or (new.kind = 'APPLICATION_MOVED' and new.data ->> 'applicationStatus' = 'AUTO_CLOSED')
         -- of what concerns several organizations each reads a row of its own; this one tells them all
         or (new.kind in ('CO_ENROLLMENT_RECORDED', 'CONSENT_EXPIRING', 'CONSENT_EXPIRED')
           and new.audience = 'SIDE_AND_PERSON') then
        perform graphile_worker.add_job('make-notices', json_build_object('activityId', new.id));
      end if;
      return null;
    end
  $$;
alter function app.plan_notices() owner to tl_definer;
drop trigger if exists plan_notices on activity;
-- Nobody is told of what is done on the practice side, and nobody is written to (REF-065).
create trigger plan_notices after insert on activity for each row
  when (not coalesce(app.is_practice(greatest(new.person_id, new.sender_organization_id, new.side_organization_id)), false))
  execute function app.plan_notices();
