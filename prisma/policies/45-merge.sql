-- Two records of one person made one, for 30 days to be taken apart again. Whatever names the merged person is
-- moved to the survivor and written down row by row, so that undoing puts back exactly these; the merged record
-- keeps its own facts, hidden, and its id leads to the survivor.

grant select on person_merge to tl_app;
create policy of_survivor on person_merge for select to tl_app
  using ((select app.role()) in ('STATE_ADMIN', 'MONITOR', 'LWIA_ADMIN')
    and exists (select 1 from person p where p.id = person_merge.survivor_id));
grant select, insert, update on person_merge to tl_definer;
create policy definer on person_merge to tl_definer using (true) with check (true);
grant select, insert on person_merge_row to tl_definer;
create policy definer on person_merge_row to tl_definer using (true) with check (true);

grant update (dismissed_at, dismissed_by_id) on person_match to tl_app;
create policy judge on person_match for update to tl_app
  using ((select app.role()) in ('STATE_ADMIN', 'LWIA_ADMIN')) with check (dismissed_by_id = (select app.user_id()));

grant update (person_id) on access_log, activity, consent, contact_report, person_need, referral to tl_definer;
grant select on contact_report, person_need to tl_definer;
grant insert, update on person_contact to tl_definer;
grant insert, update, delete on person_birth to tl_definer;
create policy definer_moves on access_log for update to tl_definer using (true) with check (true);
create policy definer_moves on consent for update to tl_definer using (true) with check (true);
create policy definer_moves on contact_report to tl_definer using (true) with check (true);
create policy definer_moves on person_need to tl_definer using (true) with check (true);
create policy definer_moves on referral for update to tl_definer using (true) with check (true);
create policy definer_writes on person_contact to tl_definer using (true) with check (true);
create policy definer_writes on person_birth to tl_definer using (true) with check (true);
grant delete on access_log_value to tl_definer;
create policy definer_forgets on access_log_value for delete to tl_definer using (true);

-- Every table that names a person in `person_id` beside the facts themselves, its key, and the column that names
-- the referral a row belongs to. A test holds it against the catalog of foreign keys.
create or replace function app.person_references() returns table (place text, key text, via text)
  language sql immutable set search_path = pg_catalog
  as $$
    values ('access_grant', 'id', 'cause_id'), ('access_log', 'id', 'referral_id'), ('account', 'user_id', null),
      ('activity', 'id', 'referral_id'), ('application', 'id', null), ('application_record', 'id', null), ('co_enrollment', 'id', 'referral_id'), ('consent', 'id', null), ('emergency_access', 'id', null),
      ('contact_report', 'id', 'referral_id'), ('dismissed_recommendation', 'id', null), ('notice', 'id', 'referral_id'),
      ('person_invitation', 'id', null), ('person_need', 'id', null), ('referral', 'id', 'id')
  $$;

-- What is known of somebody, whichever table holds it.
create or replace function app.person_facts(subject uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select jsonb_build_object('first_name', p.first_name, 'last_name', p.last_name,
        'preferred_name', p.preferred_name, 'language', p.language, 'lwia_id', p.lwia_id,
        'county_fips', p.county_fips, 'date_of_birth', b.date_of_birth, 'ssn_secret_id', s.secret_id,
        'ssn_last_four', s.last_four)
      || jsonb_build_object('phone', c.phone, 'phone_message_ok', coalesce(c.phone_message_ok, false),
        'email', c.email, 'address_line', c.address_line, 'city', c.city, 'zip', c.zip,
        'preferred_channel', coalesce(c.preferred_channel, 'PHONE'), 'safe_times', coalesce(c.safe_times, '[]'),
        'safe_times_note', c.safe_times_note)
      from public.person p
      left join public.person_birth b on b.person_id = p.id
      left join public.person_contact c on c.person_id = p.id
      left join public.person_ssn s on s.person_id = p.id
     where p.id = subject
  $$;

-- The log says which of them changed, and not from what to what: undone, the one's would stay in the log of the other.
create or replace function app.write_person_facts(subject uuid, facts jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    declare
      who public.person := jsonb_populate_record(null::public.person, facts);
      contact public.person_contact := jsonb_populate_record(null::public.person_contact, facts);
      birth date := (facts ->> 'date_of_birth')::date;
      ssn uuid := (facts ->> 'ssn_secret_id')::uuid;
    begin
      perform set_config('app.log_values', 'off', true);
      update public.person p
         set (first_name, last_name, preferred_name, language, lwia_id, county_fips, version, updated_at)
           = (who.first_name, who.last_name, who.preferred_name, who.language, who.lwia_id, who.county_fips,
              p.version + 1, app.now())
       where p.id = subject;
      insert into public.person_contact as c (person_id, phone, phone_message_ok, email, address_line, city, zip,
          preferred_channel, safe_times, safe_times_note, updated_at)
      values (subject, contact.phone, contact.phone_message_ok, contact.email, contact.address_line, contact.city,
          contact.zip, contact.preferred_channel, contact.safe_times, contact.safe_times_note, app.now())
      on conflict (person_id) do update
        set (phone, phone_message_ok, email, address_line, city, zip, preferred_channel, safe_times,
             safe_times_note, version, updated_at)
          = (excluded.phone, excluded.phone_message_ok, excluded.email, excluded.address_line, excluded.city,
             excluded.zip, excluded.preferred_channel, excluded.safe_times, excluded.safe_times_note,
             c.version + 1, excluded.updated_at);
      if birth is null then
        delete from public.person_birth where person_id = subject;
      else
        insert into public.person_birth (person_id, date_of_birth) values (subject, birth)
        on conflict (person_id) do update set date_of_birth = excluded.date_of_birth;
      end if;
      if ssn is null then
        delete from public.person_ssn where person_id = subject;
      else
        insert into public.person_ssn as s (person_id, secret_id, last_four, updated_at)
        values (subject, ssn, facts ->> 'ssn_last_four', app.now())
        on conflict (person_id) do update
          set (secret_id, last_four, updated_at) = (excluded.secret_id, excluded.last_four, excluded.updated_at)
          where s.secret_id <> excluded.secret_id;
      end if;
      perform set_config('app.log_values', '', true);
    end
  $$;

-- The columns of what the domain calls a fact (schema/src/domain/customer/merge.ts).
create or replace function app.columns_of(facts text[]) returns text[]
  language sql immutable set search_path = pg_catalog
  as $$
    select coalesce(array_agg(name), '{}') from (values ('FIRST_NAME', 'first_name'), ('LAST_NAME', 'last_name'),
      ('PREFERRED_NAME', 'preferred_name'), ('LANGUAGE', 'language'), ('COUNTY', 'lwia_id'),
      ('COUNTY', 'county_fips'), ('BIRTH_DATE', 'date_of_birth'), ('SSN', 'ssn_secret_id'),
      ('SSN', 'ssn_last_four'), ('PHONE', 'phone'),
      ('PHONE', 'phone_message_ok'), ('EMAIL', 'email'), ('ADDRESS', 'address_line'), ('ADDRESS', 'city'),
      ('ADDRESS', 'zip'), ('CHANNEL', 'preferred_channel'), ('SAFE_TIMES', 'safe_times'),
      ('SAFE_TIMES', 'safe_times_note')) as of_fact (fact, name)
     where fact = any (facts)
  $$;

-- Both records of a pair, for the preview: what is known, what of it is open to whoever asks, what hangs on each, and
-- the account in outline. Whoever asks has looked at both.
drop function if exists app.merge_sides(uuid, text);
create or replace function app.merge_sides(pair uuid, request text)
  returns table (person_id uuid, facts jsonb, opened text[], referrals int, needs int, consents int, account_user_id uuid,
    account_email text, account_since timestamptz, account_last_visit timestamptz)
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    declare
      pairing uuid[] := (select array[m.first_id, m.second_id] from public.person_match m where m.id = pair);
    begin
      if pairing is null or not app.may_judge(pairing) then return; end if;
      perform app.log_access(p.id, null, request) from public.person p
        where p.id = any (pairing) and p.merged_into_id is null;
      return query
        select p.id, app.person_facts(p.id),
               array(select what from unnest(array['BIRTH_DATE', 'OWN_RECORD']) what, app.my_verdict(p.id, what)
                      where is_open),
               (select count(*)::int from public.referral r where r.person_id = p.id),
               (select count(*)::int from public.person_need n where n.person_id = p.id),
               (select count(*)::int from public.consent c where c.person_id = p.id),
               a.user_id, left(a.email::text, 1) || '•••@' || split_part(a.email::text, '@', 2),
               p.account_bound_at, a.last_visit_at
          from public.person p left join public.account a on a.person_id = p.id
         where p.id = any (pairing) and p.merged_into_id is null
         order by p.created_at, p.id;
    end
  $$;

-- Commands lock a referral and then refer to its person, so referrals come first here too.
create or replace function app.hold_persons(subjects uuid[]) returns void
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    begin
      perform 1 from public.referral r where r.person_id = any (subjects) order by r.id for no key update;
      perform 1 from public.person p where p.id = any (subjects) order by p.id for update;
    end
  $$;

create or replace function app.tell_of_merge(merge public.person_merge, kind text) returns void
  language sql security definer set search_path = pg_catalog, public
  as $$
    insert into public.activity (id, at, kind, audience, actor_user_id, actor_organization_id, actor_role,
      subject_type, subject_id, person_id, data)
    select gen_random_uuid(), app.now(), kind, 'PERSON', app.user_id(), app.organization_id(), app.role(),
           'PERSON', subject, subject, jsonb_build_object('mergeId', merge.id)
      from unnest(array[merge.survivor_id, merge.merged_id]) as subject
  $$;

-- Makes the pair one record. `from_merged` names the facts to take from the record that goes; `kept` the account
-- that stays where both have one. Null: somebody merged either of them meanwhile.
create or replace function app.merge_persons(pair uuid, survivor uuid, from_merged text[], kept uuid) returns uuid
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    declare
      merge public.person_merge;
      before jsonb;
      after jsonb;
      part record;
      lost uuid;
    begin
      select gen_random_uuid(), survivor, case survivor when m.first_id then m.second_id else m.first_id end
        into merge.id, merge.survivor_id, merge.merged_id
        from public.person_match m where m.id = pair and survivor in (m.first_id, m.second_id);
      if not app.may_judge(array[merge.survivor_id, merge.merged_id]) then
        raise exception 'not for this role' using errcode = 'insufficient_privilege';
      end if;
      perform app.hold_persons(array[merge.survivor_id, merge.merged_id]);
      if 2 <> (select count(*) from public.person p
                where p.id in (merge.survivor_id, merge.merged_id) and p.merged_into_id is null) then
        return null;
      end if;
      insert into public.person_merge (id, survivor_id, merged_id, merged_name, at, by_id, undo_until)
      select merge.id, merge.survivor_id, merge.merged_id,
             coalesce(p.preferred_name, p.first_name) || ' ' || p.last_name, app.now(), app.user_id(),
             app.now() + interval '30 days'
        from public.person p where p.id = merge.merged_id
      returning * into merge;

      before := app.person_facts(merge.survivor_id);
      select before || coalesce(jsonb_object_agg(key, value), '{}') into after
        from jsonb_each(app.person_facts(merge.merged_id)) where key = any (app.columns_of(from_merged));
      insert into public.person_merge_row (merge_id, place, row_id, before, after)
      values (merge.id, 'facts', merge.survivor_id, before, after);
      perform app.write_person_facts(merge.survivor_id, after);

      -- One person, one account: the other is let go, and told.
      if 2 = (select count(*) from public.account a where a.person_id in (merge.survivor_id, merge.merged_id)) then
        select a.user_id into strict lost from public.account a
         where a.person_id in (merge.survivor_id, merge.merged_id) and a.user_id is distinct from kept;
        insert into public.person_merge_row (merge_id, place, row_id, before)
        select merge.id, 'detached', a.user_id, to_jsonb(a.person_id) from public.account a where a.user_id = lost;
        update public.account a set person_id = null, updated_at = now() where a.user_id = lost;
        perform graphile_worker.add_job('tell-account',
          json_build_object('userId', lost, 'kind', 'ACCOUNT_DETACHED'));
      end if;
      for part in select * from app.person_references() loop
        execute format('with moved as (update public.%I set person_id = $1 where person_id = $2 returning %I as id)
          insert into public.person_merge_row (merge_id, place, row_id) select $3, $4, id from moved',
          part.place, part.key) using merge.survivor_id, merge.merged_id, merge.id, part.place;
      end loop;
      perform app.settle_account(merge.survivor_id);
      -- Before the record is closed to everything new.
      perform app.tell_of_merge(merge, 'PERSON_MERGED');
      update public.person p set merged_into_id = merge.survivor_id where p.id = merge.merged_id;
      return merge.id;
    end
  $$;

-- Whether somebody has an account is kept with the person, for those who may not see accounts.
create or replace function app.settle_account(subject uuid) returns void
  language sql security definer set search_path = pg_catalog, public
  as $$
    update public.person p set account_bound_at = case when exists (
      select 1 from public.account a where a.person_id = p.id)
      then coalesce(p.account_bound_at, (select d.account_bound_at from public.person_merge m
        join public.person d on d.id = m.merged_id
       where m.survivor_id = p.id order by m.at desc limit 1)) end
     where p.id = subject
  $$;

-- Takes the last merge of a survivor apart. What was moved goes back; what came since goes with what it belongs
-- to: a referral with the consent it was made under, and with the referral its grants, history, looks and
-- reports. All else that came since stays with the survivor, a fact that was changed since too; but of what the
-- other brought along, nothing is left in its log, and who opened the record meanwhile stands in the log of both
-- (CORE-014). False: too late, undone already, or not the last.
create or replace function app.undo_merge(subject uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    declare
      merge public.person_merge;
      back uuid[];
      part record;
      facts public.person_merge_row;
      since jsonb;
      detached record;
    begin
      select * into merge from public.person_merge m where m.id = subject;
      if not found or not app.may_judge(array[merge.survivor_id]) then
        raise exception 'not for this role' using errcode = 'insufficient_privilege';
      end if;
      perform app.hold_persons(array[merge.survivor_id, merge.merged_id]);
      perform 1 from public.person p where p.id = merge.merged_id and p.merged_into_id = merge.survivor_id;
      if not found or merge.undo_until <= app.now()
        or exists (select 1 from public.person p where p.id = merge.survivor_id and p.merged_into_id is not null)
        or exists (select 1 from public.person_merge m
             where m.survivor_id = merge.survivor_id and m.undone_at is null and m.id <> merge.id
               and (m.at, m.id) > (merge.at, merge.id)) then
        return false;
      end if;
      update public.person p set merged_into_id = null where p.id = merge.merged_id;

      select coalesce(array_agg(r.id), '{}') into back from public.referral r
       where r.person_id = merge.survivor_id and exists (
         select 1 from public.person_merge_row m where m.merge_id = merge.id
            and (m.place, m.row_id) = (case when r.consent_id is null then 'referral' else 'consent' end,
                                       coalesce(r.consent_id, r.id)));
      for part in select * from app.person_references() loop
        execute format('update public.%I t set person_id = $1 where person_id = $2 and case
            when exists (select 1 from public.referral r where r.id = %s) then %2$s = any ($3)
            else exists (select 1 from public.person_merge_row m
              where m.merge_id = $4 and m.place = $5 and m.row_id = t.%3$I) end',
          part.place, coalesce('t.' || quote_ident(part.via), 'null::uuid'), part.key)
          using merge.merged_id, merge.survivor_id, back, merge.id, part.place;
      end loop;
      update public.activity a set person_id = merge.merged_id
       where a.person_id = merge.survivor_id and a.subject_type = 'CONSENT'
         and exists (select 1 from public.consent c where c.id = a.subject_id and c.person_id = merge.merged_id);
      -- An account opened since by an invitation of the other record is that one's.
      update public.account a set person_id = merge.merged_id
       where a.person_id = merge.survivor_id
         and not exists (select 1 from public.account other where other.person_id = merge.merged_id)
         and exists (select 1 from public.person_invitation i
               where i.person_id = merge.merged_id and i.used_at >= merge.at);
      for detached in select m.row_id, (m.before #>> '{}')::uuid as person_id from public.person_merge_row m
                       where m.merge_id = merge.id and m.place = 'detached' loop
        update public.account a set person_id = detached.person_id, updated_at = now()
         where a.user_id = detached.row_id and a.person_id is null and a.status = 'ACTIVE'
           and not exists (select 1 from public.account other where other.person_id = detached.person_id)
           and not exists (select 1 from public.membership m
                 where m.user_id = a.user_id and m.status in ('PENDING', 'ACTIVE'));
      end loop;
      perform app.settle_account(merge.survivor_id), app.settle_account(merge.merged_id);

      select * into strict facts from public.person_merge_row m where m.merge_id = merge.id and m.place = 'facts';
      select coalesce(jsonb_object_agg(key, value), '{}') into since
        from jsonb_each(app.person_facts(merge.survivor_id)) where value is distinct from facts.after -> key;
      perform app.write_person_facts(merge.survivor_id, facts.before || since);
      delete from public.access_log_value v
       using public.access_log l, jsonb_each_text(app.with_county(facts.after)) as taken (name, value)
       where l.id = v.entry_id and l.person_id = merge.survivor_id and l.at >= merge.at
         and v.field = upper(taken.name) and taken.value in (v.before, v.after)
         and taken.value is distinct from app.with_county(facts.before) ->> taken.name;
      with looks as (
        select gen_random_uuid() as copy, l.* from public.access_log l
         where l.person_id = merge.survivor_id and l.at > merge.at and l.fields = '{}' and l.referral_id is null),
      copied as (
        insert into public.access_log (id, at, person_id, organization_id, role)
        select copy, at, merge.merged_id, organization_id, role from looks)
      insert into public.access_log_reader (entry_id, user_id, request_id, address, address_until)
      select looks.copy, r.user_id, r.request_id, r.address, r.address_until
        from looks join public.access_log_reader r on r.entry_id = looks.id;
      update public.person_merge m set undone_at = app.now(), undone_by_id = app.user_id() where m.id = merge.id;
      perform app.tell_of_merge(merge, 'MERGE_UNDONE');
      return true;
    end
  $$;

-- Where the id of a merged person leads, for those who could see that record; null elsewhere.
create or replace function app.survivor_of(subject uuid) returns uuid
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    with recursive led as (
      select p.id, p.merged_into_id from public.person p where p.id = subject and p.merged_into_id is not null
      union all
      select p.id, p.merged_into_id from led join public.person p on p.id = led.merged_into_id)
    select led.id from led
     where led.merged_into_id is null
       and ((app.role() in ('STATE_ADMIN', 'MONITOR') and not app.is_practice(led.id)) or led.id = app.person_id() or exists (
         select 1 from public.person_merge m
           join public.person_merge_row r on r.merge_id = m.id and r.place = 'access_grant'
           join public.access_grant g on g.id = r.row_id and g.organization_id = app.organization_id()
          where m.merged_id = subject and m.undone_at is null))
  $$;

-- What is written at the very moment of a merge waits for it, and is then tried anew against the survivor.
create or replace function app.refuse_merged() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    declare gone uuid;
    begin
      select p.merged_into_id into gone from public.person p where p.id = new.person_id for key share;
      if gone is not null then
        raise exception 'this record was merged into another' using errcode = 'serialization_failure';
      end if;
      return new;
    end
  $$;

do $$
  declare target text;
  begin
    foreach target in array array['activity', 'application', 'application_record', 'co_enrollment', 'consent', 'contact_report', 'dismissed_recommendation', 'emergency_access', 'notice',
      'person_invitation', 'person_need',
      'referral'] loop
      execute format('drop trigger if exists refuse_merged on public.%I', target);
      execute format('create trigger refuse_merged before insert on public.%I for each row
        when (new.person_id is not null) execute function app.refuse_merged()', target);
    end loop;
  end
$$;

alter function app.person_facts(uuid) owner to tl_definer;
alter function app.write_person_facts(uuid, jsonb) owner to tl_definer;
alter function app.merge_sides(uuid, text) owner to tl_definer;
alter function app.hold_persons(uuid[]) owner to tl_definer;
alter function app.tell_of_merge(person_merge, text) owner to tl_definer;
alter function app.merge_persons(uuid, uuid, text[], uuid) owner to tl_definer;
alter function app.settle_account(uuid) owner to tl_definer;
alter function app.undo_merge(uuid) owner to tl_definer;
alter function app.survivor_of(uuid) owner to tl_definer;
alter function app.refuse_merged() owner to tl_definer;
revoke all on function app.person_facts(uuid), app.write_person_facts(uuid, jsonb),
  app.merge_sides(uuid, text), app.hold_persons(uuid[]), app.tell_of_merge(person_merge, text),
  app.merge_persons(uuid, uuid, text[], uuid), app.settle_account(uuid), app.undo_merge(uuid),
  app.survivor_of(uuid), app.refuse_merged(), app.person_references(), app.columns_of(text[]) from public;
grant execute on function app.person_references(), app.columns_of(text[]) to tl_definer;
grant execute on function app.merge_sides(uuid, text), app.merge_persons(uuid, uuid, text[], uuid), app.undo_merge(uuid),
  app.survivor_of(uuid) to tl_app;
