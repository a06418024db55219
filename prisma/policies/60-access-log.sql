-- Who looked at a person, and who changed what of them (CORE-014). Written by app.log_access and app.log_change alone,
-- changed and deleted by nobody, unless a merge moves it, or its undoing (45-merge.sql).

grant select on access_log to tl_app;
create policy by_whom_it_concerns on access_log for select to tl_app
  using (person_id = (select app.person_id())
    or (select app.role()) = 'STATE_ADMIN'
    or ((select app.role()) in ('PARTNER_ADMIN', 'LWIA_ADMIN') and organization_id = (select app.organization_id()))
    or ((select app.role()) = 'LWIA_ADMIN' and exists (select 1 from person p
         where p.id = access_log.person_id and p.lwia_id = (select app.lwia_id()))));
grant select, insert on access_log to tl_definer;
create policy definer_reads on access_log for select to tl_definer using (true);
create policy definer_writes on access_log for insert to tl_definer with check (true);

-- Which member of staff it was is for those who administer them, not for the person.
grant select on access_log_reader to tl_app;
create policy for_administrators on access_log_reader for select to tl_app
  using ((select app.role()) in ('PARTNER_ADMIN', 'LWIA_ADMIN', 'STATE_ADMIN')
    and exists (select 1 from access_log l where l.id = access_log_reader.entry_id));
grant select, insert on access_log_reader to tl_definer;
create policy definer_reads on access_log_reader for select to tl_definer using (true);
create policy definer_writes on access_log_reader for insert to tl_definer with check (true);

-- A network address is kept for twelve months, then forgotten by a sweeper; the entry stays.
grant select (address_until), update (address, address_until) on access_log_reader to tl_worker;
create policy worker_finds on access_log_reader for select to tl_worker using (true);
create policy worker_forgets on access_log_reader for update to tl_worker
  using (address_until is not null) with check (address is null);
create or replace function app.log_who(entry uuid, request text, given text) returns void
  language sql security definer set search_path = pg_catalog, public
  as $$
    insert into public.access_log_reader (entry_id, user_id, request_id, address, address_until)
    select entry, app.user_id(), coalesce(request, current_setting('app.request_id', true), ''), from_where.address,
           case when from_where.address is not null then app.now() + interval '12 months' end
      from (select coalesce(given, nullif(current_setting('app.address', true), '')) as address) from_where
  $$;
alter function app.log_who(uuid, text, text) owner to tl_definer;
revoke all on function app.log_who(uuid, text, text) from public;
grant execute on function app.log_who(uuid, text, text) to tl_definer;

-- What was changed is for whoever sees the entry; what it was and is for the person, the state, and whom the gate
-- opens it.
grant select on access_log_value to tl_app;
create policy as_the_gate_says on access_log_value for select to tl_app
  using (exists (select 1 from access_log l where l.id = access_log_value.entry_id and (
    l.person_id = (select app.person_id())
    or (select app.role()) = 'STATE_ADMIN'
    or (access_log_value.gate = 'OWN' and l.organization_id = (select app.organization_id()))
    or exists (select 1 from access_grant g
         where g.person_id = l.person_id and g.organization_id = (select app.organization_id())
           and app.opens(g, access_log_value.gate, (select app.now()))))));
grant select, insert on access_log_value to tl_definer;
create policy definer_reads on access_log_value for select to tl_definer using (true);
create policy definer_writes on access_log_value for insert to tl_definer with check (true);

-- Writes one change down, in the transaction of the change, whichever command made it: of these names, those whose
-- values are others now. `gate`: what of the gate they are a part of; OWN is for whose deed it was, `` for what is
-- named and never repeated, as nothing is while app.log_values is off. What nobody did is no change.
create or replace function app.log_fields(subject uuid, gate text, names text[], was jsonb, becomes jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    declare
      entry uuid := gen_random_uuid();
      changed text[];
    begin
      select array_agg(each) into changed from unnest(names) each
       where becomes -> each is distinct from was -> each;
      if changed is null or app.user_id() is null or app.role() is null then return; end if;
      insert into public.access_log (id, at, person_id, organization_id, role, fields)
      values (entry, app.now(), subject, app.organization_id(), app.role(),
        (select array_agg(upper(each)) from unnest(changed) each));
      perform app.log_who(entry, null, null);
      if gate <> '' and current_setting('app.log_values', true) is distinct from 'off' then
        insert into public.access_log_value (entry_id, field, gate, before, after)
        select entry, upper(each), gate, was ->> each, becomes ->> each from unnest(changed) each;
      end if;
    end
  $$;

-- Of a row: the key column of the person, the gate, and the columns. What a new record begins with is no change.
create or replace function app.log_change() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    declare
      was jsonb := case when tg_op = 'INSERT' then '{}' else to_jsonb(old) end;
      becomes jsonb := case when tg_op = 'DELETE' then '{}' else to_jsonb(new) end;
      subject uuid := coalesce(becomes ->> tg_argv[0], was ->> tg_argv[0])::uuid;
    begin
      if not exists (select 1 from public.person p where p.id = subject
           and not (tg_op = 'INSERT' and tg_table_name = 'person_birth' and p.version = 1)) then
        return null;
      end if;
      if tg_table_name = 'person' then
        was := app.with_county(was);
        becomes := app.with_county(becomes);
      end if;
      perform app.log_fields(subject, tg_argv[1], tg_argv[2:], was, becomes);
      return null;
    end
  $$;

-- Counties by their names, as people read them.
create or replace function app.with_county(person jsonb) returns jsonb
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select person || jsonb_build_object('county_fips',
      (select c.name from public.county c where c.fips = person ->> 'county_fips'))
  $$;

-- A need is told by what it is; those that a record begins with are no change.
create or replace function app.log_need() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    begin
      if tg_op = 'UPDATE' or not exists (select 1 from public.person p
           where p.id = new.person_id and p.created_at = new.created_at) then
        perform app.log_fields(new.person_id, 'OWN', array['need', 'need_met'], '{}',
          jsonb_build_object(case when tg_op = 'INSERT' then 'need' else 'need_met' end, new.category));
      end if;
      return null;
    end
  $$;

-- A consent by what it shares: given, then withdrawn. That its date has come is nobody's deed.
create or replace function app.log_consent() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    declare shares jsonb := jsonb_build_object('consent', new.scopes);
    begin
      perform app.log_fields(new.person_id,
        case when new.recorded_by_organization_id is null then 'CONSENTS' else 'OWN' end, array['consent'],
        case when tg_op = 'UPDATE' then shares else '{}' end, case when tg_op = 'INSERT' then shares else '{}' end);
      return null;
    end
  $$;
alter function app.log_fields(uuid, text, text[], jsonb, jsonb) owner to tl_definer;
alter function app.log_change() owner to tl_definer;
alter function app.with_county(jsonb) owner to tl_definer;
alter function app.log_need() owner to tl_definer;
alter function app.log_consent() owner to tl_definer;
revoke all on function app.log_fields(uuid, text, text[], jsonb, jsonb), app.with_county(jsonb) from public;
drop trigger if exists log_need on person_need;
create trigger log_need after insert on person_need for each row execute function app.log_need();
drop trigger if exists log_need_met on person_need;
create trigger log_need_met after update of met_at on person_need for each row
  when (old.met_at is null and new.met_at is not null) execute function app.log_need();
drop trigger if exists log_consent on consent;
create trigger log_consent after insert on consent for each row execute function app.log_consent();
drop trigger if exists log_withdrawal on consent;
create trigger log_withdrawal after update of withdrawn_at on consent for each row
  when (old.withdrawn_at is null and new.withdrawn_at is not null) execute function app.log_consent();
drop trigger if exists log_change on person;
create trigger log_change after update on person for each row execute function
  app.log_change('id', 'IDENTITY', 'first_name', 'last_name', 'preferred_name', 'language', 'county_fips');
drop trigger if exists log_change on person_contact;
create trigger log_change after update on person_contact for each row execute function
  app.log_change('person_id', 'CONTACT', 'phone', 'phone_message_ok', 'email', 'address_line', 'city', 'zip',
    'preferred_channel', 'safe_times', 'safe_times_note');
drop trigger if exists log_change on person_birth;
create trigger log_change after insert or update or delete on person_birth for each row execute function
  app.log_change('person_id', 'BIRTH_DATE', 'date_of_birth');
drop trigger if exists log_change on person_ssn;
create trigger log_change after insert or update or delete on person_ssn for each row execute function
  app.log_change('person_id', '', 'last_four');

-- Writes one look down, in front of the read it belongs to (src/look.ts). The same user who opens the same
-- thing for the same organization again within 15 minutes is still looking. The read does not wait for the
-- disk: after a crash of the server the looks of its last half second may be missing.
drop function if exists app.log_access(uuid, uuid, text);
create or replace function app.log_access(person uuid, referral uuid, request text, address text default null)
  returns void
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    declare entry uuid := gen_random_uuid();
    begin
      if app.user_id() is null or app.organization_id() is null or exists (
        select 1 from public.access_log l join public.access_log_reader r on r.entry_id = l.id
         where l.person_id = person and l.at > app.now() - interval '15 minutes'
           and l.organization_id = app.organization_id() and r.user_id = app.user_id() and l.fields = '{}'
           and l.referral_id is not distinct from referral) then
        return;
      end if;
      perform set_config('synchronous_commit', 'off', true);
      insert into public.access_log (id, at, person_id, organization_id, role, referral_id)
      values (entry, app.now(), person, app.organization_id(), app.role(), referral);
      perform app.log_who(entry, request, address);
    end
  $$;
alter function app.log_access(uuid, uuid, text, text) owner to tl_definer;
revoke all on function app.log_access(uuid, uuid, text, text) from public;
grant execute on function app.log_access(uuid, uuid, text, text) to tl_app;
