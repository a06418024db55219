-- Records that are likely one person's (REF-041), as schema/src/domain/customer/match.ts compares them, and who judges
-- whether they are (GRP-014).

-- Of these records, whether they are a member's of an organization to judge: all are open to the organization, each as
-- far as the others. Where one is open further, what is hidden of the other could be tried out on it, or read in it
-- after a merge (CORE-019): such pairs are the state's. Counted is what the member reaches under any of their
-- memberships, and as all there is whom they wrote down themself.
create or replace function app.judges(subjects uuid[], organization uuid, member uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select bool_and(exists (select 1 from public.access_grant g
             where g.person_id = subject.id and g.organization_id = organization and g.user_id is null
               and app.opens(g, 'IDENTITY', app.now())))
       and count(distinct open.parts) = 1
      from unnest(subjects) as subject (id)
     cross join lateral (select array(
             select part from unnest(array['CONTACT', 'BIRTH_DATE', 'OWN_RECORD', 'SERVE', 'KEEP']) part
              where exists (select 1 from public.person p where p.id = subject.id and p.created_by_id = member)
                 or exists (select 1 from public.access_grant g
                      where g.person_id = subject.id and (g.user_id is null or g.user_id = member)
                        and (g.organization_id = organization or exists (select 1 from public.membership m
                               where m.user_id = member and m.organization_id = g.organization_id
                                 and m.status = 'ACTIVE'))
                        and app.opens(g, part, app.now()))) as parts) open
  $$;

-- The same for whoever asks; the state judges all pairs that it sees.
create or replace function app.may_judge(subjects uuid[]) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select (app.role() = 'STATE_ADMIN' and not app.is_practice(subjects[1]))
        or (app.role() = 'LWIA_ADMIN' and app.judges(subjects, app.organization_id(), app.user_id()))
  $$;
alter function app.judges(uuid[], uuid, uuid) owner to tl_definer;
alter function app.may_judge(uuid[]) owner to tl_definer;
revoke all on function app.judges(uuid[], uuid, uuid), app.may_judge(uuid[]) from public;
grant execute on function app.may_judge(uuid[]) to tl_app;

grant select on person_match to tl_app;
-- In this order: of all pairs of the state, few are of an area.
create policy to_judge on person_match for select to tl_app
  using (case when (select app.role()) in ('STATE_ADMIN', 'LWIA_ADMIN')
      and exists (select 1 from person p where p.id = person_match.first_id)
      and exists (select 1 from person p where p.id = person_match.second_id)
    then (select app.role()) = 'STATE_ADMIN' or app.may_judge(array[first_id, second_id]) else false end);
grant select, insert, update on person_match to tl_definer;
create policy definer on person_match to tl_definer using (true) with check (true);

-- Edits from one word to the other, a swap of neighbors being one (schema/src/domain/customer/match.ts).
create or replace function app.slips(one text, other text) returns int
  language plpgsql immutable strict set search_path = pg_catalog
  as $$
    declare
      before int[];
      above int[] := array(select generate_series(0, length(other)));
      line int[];
      cost int;
    begin
      for i in 1..length(one) loop
        line := array[i];
        for j in 1..length(other) loop
          cost := least(above[j + 1] + 1, line[j] + 1,
            above[j] + (substr(one, i, 1) <> substr(other, j, 1))::int);
          if i > 1 and j > 1 and substr(one, i, 1) = substr(other, j - 1, 1)
            and substr(one, i - 1, 1) = substr(other, j, 1) then
            cost := least(cost, before[j - 1] + 1);
          end if;
          line := line || cost;
        end loop;
        before := above;
        above := line;
      end loop;
      return above[length(other) + 1];
    end
  $$;
create or replace function app.similar_keys(one text, other text) returns boolean
  language sql immutable strict set search_path = pg_catalog
  as $$
    select case
        when one = other then true
        -- Each letter that only one of them has is a slip: few pairs need to be counted through.
        when greatest(length(translate(one, other, '')), length(translate(other, one, '')),
          abs(length(one) - length(other))) > allowed then false
        else app.slips(one, other) <= allowed end
      from (select case when least(length(one), length(other)) < 4 then 0
        when least(length(one), length(other)) < 8 then 1 else 2 end as allowed) s
  $$;

-- Names that are one person's but for a slip, or for one of two last names.
create or replace function app.similar_names(one public.person, other public.person) returns boolean
  language sql stable set search_path = pg_catalog, public
  as $$
    select k.one <> '' and k.other <> ''
       and (app.similar_keys(k.one, k.other)
         or string_to_array(k.one, ' ') <@ string_to_array(k.other, ' ')
         or string_to_array(k.other, ' ') <@ string_to_array(k.one, ' '))
       and exists (select 1
             from unnest(array[app.name_key(one.first_name), app.name_key(one.preferred_name)]) a(name),
                  unnest(array[app.name_key(other.first_name), app.name_key(other.preferred_name)]) b(name)
            where a.name <> '' and b.name <> '' and app.similar_keys(a.name, b.name))
      from (select app.name_key(one.last_name) as one, app.name_key(other.last_name) as other) k
  $$;
grant execute on function app.slips(text, text), app.similar_keys(text, text),
  app.similar_names(public.person, public.person) to tl_definer;

-- Creating a person always succeeds; whether somebody else already wrote them down is recorded
-- where only administrators and the state can see it. Families share phones, so the last name must agree, or be
-- similar, with the same date of birth besides (REF-041); but who married has the same Social Security number.
create or replace function app.record_matches(subject uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    begin
      insert into public.person_match (id, first_id, second_id, basis, created_at)
      select gen_random_uuid(), least(subject, hit.id), greatest(subject, hit.id), hit.basis, app.now()
        from (
          select o.id, array_remove(array[
                   case when os.secret_id = s.secret_id then 'SSN' end,
                   case when near.namesake and app.name_key(o.first_name) = app.name_key(p.first_name)
                          and ob.date_of_birth = b.date_of_birth then 'NAME_AND_BIRTH_DATE'
                        when near.similar then 'SIMILAR_NAME_AND_BIRTH_DATE' end,
                   case when (near.namesake or near.similar) and oc.phone = c.phone then 'PHONE' end,
                   case when (near.namesake or near.similar) and oc.email = c.email then 'EMAIL' end], null) as basis
            from public.person p
            left join public.person_birth b on b.person_id = p.id
            left join public.person_contact c on c.person_id = p.id
            left join public.person_ssn s on s.person_id = p.id
            cross join lateral (
              select each.id, bool_or(each.why = 'NAMESAKE') as namesake, bool_or(each.why = 'SIMILAR') as similar
                from (select o.id, 'NAMESAKE' as why from public.person o
                       where app.name_key(o.last_name) = app.name_key(p.last_name)
                         and app.is_practice(o.id) = app.is_practice(p.id)
                      union all
                      -- A phone that a hundred people born on one day have is nobody's: the latest of them.
                      select o.id, 'SIMILAR'
                        from (select oc.person_id from public.person_contact oc
                                join public.person_birth ob
                                  on ob.person_id = oc.person_id and ob.date_of_birth = b.date_of_birth
                               where (oc.phone = c.phone or oc.email = c.email)
                                 and app.is_practice(oc.person_id) = app.is_practice(subject)
                               order by oc.person_id desc limit 100) reached
                        join public.person o on o.id = reached.person_id
                       where app.similar_names(p, o)
                      union all
                      select n.person_id, 'SSN' from public.person_ssn n where n.secret_id = s.secret_id) each
               where each.id <> p.id group by each.id) near
            join public.person o on o.id = near.id
            left join public.person_birth ob on ob.person_id = o.id
            left join public.person_contact oc on oc.person_id = o.id
            left join public.person_ssn os on os.person_id = o.id
           where p.id = subject and p.merged_into_id is null and o.merged_into_id is null) hit
       where cardinality(hit.basis) > 0
      -- More in common asks again those who said that they are two.
      on conflict (first_id, second_id) do update
          -- that they share an account stays true
          set basis = excluded.basis || array(select unnest(person_match.basis) intersect select 'ACCOUNT'),
          dismissed_at = case when excluded.basis <@ person_match.basis then person_match.dismissed_at end
        where array_remove(person_match.basis, 'ACCOUNT') <> excluded.basis;
    end
  $$;
alter function app.record_matches(uuid) owner to tl_definer;
revoke all on function app.record_matches(uuid) from public;

create or replace function app.match_on_contact() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$ begin perform app.record_matches(new.person_id); return null; end $$;
alter function app.match_on_contact() owner to tl_definer;
drop trigger if exists match_on_contact on person_contact;
create trigger match_on_contact after insert or update of phone, email on person_contact
  for each row execute function app.match_on_contact();
drop trigger if exists match_on_birth on person_birth;
create trigger match_on_birth after insert or update on person_birth
  for each row execute function app.match_on_contact();
create or replace function app.match_on_name() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$ begin perform app.record_matches(new.id); return null; end $$;
alter function app.match_on_name() owner to tl_definer;
drop trigger if exists match_on_name on person;
create trigger match_on_name after update of first_name, preferred_name, last_name on person
  for each row when ((old.first_name, old.preferred_name, old.last_name)
    is distinct from (new.first_name, new.preferred_name, new.last_name))
  execute function app.match_on_name();
