-- Emergency access, "break the glass". Staff who do not see a person say what the emergency is and who the person
-- is: first name, last name and date of birth, exactly (accents and case aside), with a phone number where there are
-- namesakes. If that is one person, they read who that is, how to reach them and their date of birth for three
-- hours: they alone, not their colleagues (access_grant.user_id), and change nothing. Their administrators and the
-- person are told.
--
-- What it tells of who exists: whether exactly one record fits what one knows already, for a reason that others
-- read. Nobody, and several, are the same answer. Each try counts, what finds nobody too, and is listed for the
-- administrators; five a day for a user and twenty for an organization keep names from being tried out. Records that
-- one sees anyway are answered without a trace: there was nothing to break.

grant select on emergency_access to tl_app;
create policy by_whom_it_concerns on emergency_access for select to tl_app
  using (user_id = (select app.user_id())
    or person_id = (select app.person_id())
    or (select app.role()) in ('STATE_ADMIN', 'MONITOR')
    or ((select app.role()) in ('PARTNER_ADMIN', 'LWIA_ADMIN') and organization_id = (select app.organization_id()))
    or ((select app.role()) = 'LWIA_ADMIN' and exists (select 1 from organization o
         where o.id = emergency_access.organization_id and o.lwia_id = (select app.lwia_id()))));
grant select, insert, update (person_id) on emergency_access to tl_definer;
create policy definer on emergency_access to tl_definer using (true) with check (true);

create or replace function app.grant_by_emergency() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    begin
      insert into public.access_grant
        (id, person_id, organization_id, user_id, reason, cause_id, scopes, began_at, valid_until)
      values (gen_random_uuid(), new.person_id, new.organization_id, new.user_id, 'EMERGENCY', new.id,
        '{CONTACT,BIRTH_DATE}', new.at, new.valid_until);
      return null;
    end
  $$;
alter function app.grant_by_emergency() owner to tl_definer;
drop trigger if exists grant_by_emergency on emergency_access;
create trigger grant_by_emergency after insert on emergency_access for each row
  when (new.person_id is not null) execute function app.grant_by_emergency();

-- The persons that fit, `taken` those whose record it opened. No row: nobody, or too many. Null: too many tries
-- today; one of an organization at a time, so that tries at once do not pass each other.
create or replace function app.take_emergency_access(emergency text, why text, first text, last text, born date,
  number text, request text) returns table (person_id uuid, taken boolean)
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    declare
      here uuid := app.organization_id();
      fitting uuid[];
      fit uuid;
    begin
      if app.role() not in ('PARTNER_STAFF', 'PARTNER_ADMIN', 'LWIA_ADMIN') or app.user_id() is null
        or here is null or app.link_id() is not null then
        raise exception 'not for this role' using errcode = 'insufficient_privilege';
      end if;
      perform pg_advisory_xact_lock(hashtextextended('emergency:' || here, 0));
      if 5 <= (select count(*) from public.emergency_access e
                where e.user_id = app.user_id() and e.at > app.now() - interval '24 hours')
        or 20 <= (select count(*) from public.emergency_access e
                where e.organization_id = here and e.at > app.now() - interval '24 hours') then
        return query select null::uuid, null::boolean;
        return;
      end if;

      -- By the index on names; what it finds by a part is then held against the whole.
      select coalesce(array_agg(p.id), '{}') into fitting from public.person p
        join public.person_birth b on b.person_id = p.id and b.date_of_birth = born
        left join public.person_contact c on c.person_id = p.id
       where p.merged_into_id is null and app.is_practice(p.id) = app.is_practice(here)
         and p.search_words like '%' || replace(replace(replace(app.plain(last), '\', '\\'), '%', '\%'), '_', '\_')
         and app.plain(p.last_name) = app.plain(last)
         and app.plain(first) in (app.plain(p.first_name), app.plain(p.preferred_name))
         and (number is null or c.phone = number);
      -- Two records that share the phone number too are one person written down twice.
      if cardinality(fitting) > (case when number is null then 1 else 3 end) then fitting := '{}'; end if;

      foreach fit in array fitting loop
        taken := not exists (select 1 from public.access_grant g
          where g.person_id = fit and app.held_by(g, here, app.user_id(), app.role())
            and app.opens(g, 'CONTACT', app.now()));
        if taken then
          insert into public.emergency_access (id, at, kind, reason, person_id, organization_id, user_id, valid_until)
          values (gen_random_uuid(), app.now(), emergency, why, fit, here, app.user_id(),
            app.now() + interval '3 hours');
          perform app.log_access(fit, null, request);
        end if;
        person_id := fit;
        return next;
      end loop;
      if cardinality(fitting) = 0 then
        insert into public.emergency_access (id, at, kind, reason, organization_id, user_id)
        values (gen_random_uuid(), app.now(), emergency, why, here, app.user_id());
      end if;
    end
  $$;
alter function app.take_emergency_access(text, text, text, text, date, text, text) owner to tl_definer;
revoke all on function app.take_emergency_access(text, text, text, text, date, text, text) from public;
grant execute on function app.take_emergency_access(text, text, text, text, date, text, text) to tl_app;
