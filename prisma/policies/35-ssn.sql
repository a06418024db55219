-- Social Security numbers (CORE-019, IWTS-093). The API seals them and makes the keyed hash; no request role reads
-- either. The last four digits are for the person, the organization that wrote the person down, the area where they
-- apply, and who administers for the state: not for receivers, areas as such or monitors, whose work needs none.

grant select on person_ssn to tl_app;
create policy needed on person_ssn for select to tl_app
  using (person_id = (select app.person_id())
    or (select app.role()) = 'STATE_ADMIN'
    or exists (select 1 from access_grant g
         where g.person_id = person_ssn.person_id and g.organization_id = (select app.organization_id())
           and app.opens(g, 'OWN_RECORD', (select app.now()))));
grant select, insert, update, delete on person_ssn to tl_definer;
create policy definer on person_ssn to tl_definer using (true) with check (true);
grant select, insert, update, delete on ssn_secret to tl_definer;
create policy definer on ssn_secret to tl_definer using (true) with check (true);

-- Writes down, corrects or (without a secret) removes a number. `hashes`: under the key that sealed it, then under
-- those on their way out. The same number is the same secret, whoever told it: in here alone is that known.
-- False: nothing changed.
create or replace function app.keep_ssn(subject uuid, four text, secret uuid, key text, cipher text, hashes text[])
  returns boolean
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    declare kept uuid;
    begin
      if app.role() not in ('PARTNER_STAFF', 'PARTNER_ADMIN', 'LWIA_ADMIN') or app.link_id() is not null
        -- nobody invented has one (person_ssn_real_check)
        or app.is_practice(subject) or not exists (select 1 from public.access_grant g
             where g.person_id = subject and g.organization_id = app.organization_id()
               and app.opens(g, 'OWN_RECORD', app.now())) then
        raise exception 'not for this role' using errcode = 'insufficient_privilege';
      end if;
      if secret is null then
        delete from public.person_ssn p where p.person_id = subject;
        return found;
      end if;
      select s.id into kept from public.ssn_secret s where s.match_hash = any (hashes) limit 1;
      if kept is null then
        insert into public.ssn_secret (id, key_id, sealed, match_hash) values (secret, key, cipher, hashes[1])
        on conflict (match_hash) do update set match_hash = excluded.match_hash
        returning id into kept;
      end if;
      insert into public.person_ssn as p (person_id, secret_id, last_four, updated_at)
      values (subject, kept, four, app.now())
      on conflict (person_id) do update
        set secret_id = excluded.secret_id, last_four = excluded.last_four, updated_at = excluded.updated_at
        where p.secret_id <> excluded.secret_id;
      return found;
    end
  $$;
alter function app.keep_ssn(uuid, text, uuid, text, text, text[]) owner to tl_definer;

-- Of the persons whose last four digits one reads, those with this number: nobody can try numbers out on others, nor
-- by what a record of their own is found to match (app.judges).
create or replace function app.people_with_ssn(hashes text[]) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select n.person_id from public.ssn_secret s
      join public.person_ssn n on n.secret_id = s.id
      join public.person p on p.id = n.person_id and p.merged_into_id is null
     where s.match_hash = any (hashes) and app.link_id() is null
       and (app.role() = 'STATE_ADMIN' or exists (select 1 from public.access_grant g
             where g.person_id = n.person_id and g.organization_id = app.organization_id()
               and app.opens(g, 'OWN_RECORD', app.now())))
     limit 10
  $$;
alter function app.people_with_ssn(text[]) owner to tl_definer;
revoke all on function app.keep_ssn(uuid, text, uuid, text, text, text[]), app.people_with_ssn(text[]) from public;
grant execute on function app.keep_ssn(uuid, text, uuid, text, text, text[]), app.people_with_ssn(text[]) to tl_app;

-- What nobody has any more is kept as long as a merge can be undone (45-merge.sql), and then forgotten.
create or replace function app.release_ssn() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    begin
      update public.ssn_secret s set released_at = app.now() where s.id = old.secret_id;
      return null;
    end
  $$;
alter function app.release_ssn() owner to tl_definer;
drop trigger if exists release_ssn on person_ssn;
create trigger release_ssn after delete or update of secret_id on person_ssn
  for each row execute function app.release_ssn();
drop trigger if exists match_on_ssn on person_ssn;
create trigger match_on_ssn after insert or update of secret_id on person_ssn
  for each row execute function app.match_on_contact();

-- Jobs move secrets to the key that seals now, and forget released ones. They read no person's digits.
grant select, update (key_id, sealed, match_hash), delete on ssn_secret to tl_worker;
create policy worker on ssn_secret to tl_worker using (true) with check (true);
grant select (secret_id) on person_ssn to tl_worker;
create policy worker on person_ssn for select to tl_worker using (true);
