-- Kept on the referral, so that "what needs me" finds by an index what it would have to read all open referrals for:
-- since when the person has said that nobody contacts them, and until when their consent holds.

create or replace function app.unreached_since(referral uuid) returns timestamptz
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select c.created_at
      from (select * from public.contact_report where referral_id = referral order by created_at desc, id desc limit 1) c
     where not c.contacted
       and not exists (select 1 from public.contact_attempt a
             where a.referral_id = referral and a.target = 'CUSTOMER'
               and a.result in ('REACHED', 'APPOINTMENT_MADE', 'NOT_INTERESTED') and a.occurred_at > c.created_at)
  $$;

create or replace function app.mark_unreached() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    begin
      update public.referral r set unreached_since = said.at
        from (select app.unreached_since(new.referral_id) as at) said
       where r.id = new.referral_id and r.unreached_since is distinct from said.at;
      return null;
    end
  $$;

create or replace function app.copy_consent_end() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    begin
      new.consent_expires_at := (select c.expires_at from public.consent c where c.id = new.consent_id);
      return new;
    end
  $$;

create or replace function app.move_consent_end() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    begin
      update public.referral set consent_expires_at = new.expires_at where consent_id = new.id;
      return null;
    end
  $$;

alter function app.unreached_since(uuid) owner to tl_definer;
alter function app.mark_unreached() owner to tl_definer;
alter function app.copy_consent_end() owner to tl_definer;
alter function app.move_consent_end() owner to tl_definer;
revoke all on function app.unreached_since(uuid), app.mark_unreached(), app.copy_consent_end(), app.move_consent_end()
  from public;
grant update (unreached_since, consent_expires_at) on referral to tl_definer;
create policy definer_marks on referral for update to tl_definer using (true) with check (true);

drop trigger if exists mark_unreached on contact_report;
create trigger mark_unreached after insert on contact_report
  for each row execute function app.mark_unreached();
drop trigger if exists mark_unreached on contact_attempt;
create trigger mark_unreached after insert on contact_attempt
  for each row when (new.target = 'CUSTOMER') execute function app.mark_unreached();
drop trigger if exists copy_consent_end on referral;
create trigger copy_consent_end before insert or update of consent_id on referral
  for each row execute function app.copy_consent_end();
drop trigger if exists move_consent_end on consent;
create trigger move_consent_end after update of expires_at on consent
  for each row when (old.expires_at is distinct from new.expires_at) execute function app.move_consent_end();
