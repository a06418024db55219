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

grant select, insert, update, delete on ssn_comparison to tl_definer;
create policy definer on ssn_comparison to tl_definer using (true) with check (true);

-- Counts a number that is to be compared, before it is: only so many a user within an hour, since whoever sees the last
-- four digits could try out the others. The same one again is no further guess. By the server's own time, as all that
-- can be guessed (15-auth.sql). Returns the seconds to wait, 0 when the comparison may go on.
create or replace function app.count_ssn(hash text, allowed int) returns int
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    declare
      subject uuid := (select case when exists (select 1 from public.api_client c where c.id = app.user_id())
        then app.organization_id() else app.user_id() end);
      compared text := encode(sha256(convert_to(subject || hash, 'UTF8')), 'base64');
      counted int;
      oldest timestamptz;
    begin
      -- one after the other, so that parallel guesses count too
      perform pg_advisory_xact_lock(hashtextextended('ssn ' || subject, 0));
      delete from public.ssn_comparison c
       where c.subject_id = subject and c.compared_at <= clock_timestamp() - interval '1 hour';
      if exists (select 1 from public.ssn_comparison c where c.subject_id = subject and c.number = compared) then
        return 0;
      end if;
      select count(*), min(c.compared_at) into counted, oldest
        from public.ssn_comparison c where c.subject_id = subject;
      if counted >= allowed then
        return greatest(1, ceil(extract(epoch from oldest + interval '1 hour' - clock_timestamp())));
      end if;
      insert into public.ssn_comparison (subject_id, number, compared_at)
      values (subject, compared, clock_timestamp());
      return 0;
    end
  $$;
alter function app.count_ssn(text, int) owner to tl_definer;
revoke all on function app.count_ssn(text, int) from public;
grant execute on function app.count_ssn(text, int) to tl_app;

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
