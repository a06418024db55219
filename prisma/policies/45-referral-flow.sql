-- Places of services (issue: capacity is reserved on send) and what organizations put off. The lock of a place is the
-- row of its service's capacity; it is always taken after the referral's, and reservations change only under it.

grant select, insert on service_capacity to tl_app;
grant update (rule, state, places, version, confirmed_at, confirmed_by_id) on service_capacity to tl_app;
create policy of_visible_service on service_capacity for select to tl_app
  using (exists (select 1 from service s where s.id = service_capacity.service_id));
create policy own_service on service_capacity for insert to tl_app
  with check (waiting = 0 and confirmed_by_id = (select app.user_id())
    and (select app.role()) in ('PARTNER_STAFF', 'PARTNER_ADMIN', 'LWIA_ADMIN')
    and exists (select 1 from service s where s.id = service_capacity.service_id
         and s.organization_id = (select app.organization_id())));
create policy own_service_changes on service_capacity for update to tl_app
  using ((select app.role()) in ('PARTNER_STAFF', 'PARTNER_ADMIN', 'LWIA_ADMIN')
    and exists (select 1 from service s where s.id = service_capacity.service_id
         and s.organization_id = (select app.organization_id())))
  with check (confirmed_by_id = (select app.user_id()));
grant select, insert, update on service_capacity to tl_definer;
create policy definer on service_capacity to tl_definer using (true) with check (true);

grant select on capacity_reservation to tl_app, tl_worker;
create policy with_referral on capacity_reservation for select to tl_app
  using (exists (select 1 from referral r where r.id = capacity_reservation.referral_id));
create policy worker on capacity_reservation for select to tl_worker using (true);
grant select, insert, update on capacity_reservation to tl_definer;
create policy definer on capacity_reservation to tl_definer using (true) with check (true);

-- Something happened to a place that no command's actor did.
create or replace function app.tell_place(subject uuid, what text, audience text) returns void
  language sql security definer set search_path = pg_catalog, public
  as $$
    insert into public.activity (id, at, kind, audience, actor_role, subject_type, subject_id, referral_id, person_id,
        sender_organization_id, receiver_organization_id, sender_lwia_id, receiver_lwia_id, data)
    select uuidv7(), app.now(), what, tell_place.audience, 'SYSTEM', 'REFERRAL', r.id, r.id, r.person_id,
           r.sender_organization_id, r.receiver_organization_id, r.sender_lwia_id, r.receiver_lwia_id, '{}'
      from public.referral r where r.id = subject
  $$;
alter function app.tell_place(uuid, text, text) owner to tl_definer;
revoke all on function app.tell_place(uuid, text, text) from public;

-- A reservation comes to stand there. Returns where it stood: null when there was none.
create or replace function app.put_place(subject uuid, of_service uuid, becomes text) returns text
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    declare was text;
    begin
      select p.state into was from public.capacity_reservation p where p.referral_id = subject;
      insert into public.capacity_reservation as p (referral_id, service_id, state, since, asked_at)
      values (subject, of_service, becomes, app.now(), app.now())
      on conflict (referral_id) do update set service_id = excluded.service_id, state = excluded.state,
        since = excluded.since,
        asked_at = case when p.state in ('WAITING', 'RESERVED') then p.asked_at else excluded.asked_at end;
      if (was = 'WAITING') is distinct from (becomes = 'WAITING') then
        update public.service_capacity
           set waiting = waiting + case when becomes = 'WAITING' then 1 when was = 'WAITING' then -1 else 0 end
         where service_id = of_service;
      end if;
      return was;
    end
  $$;
alter function app.put_place(uuid, uuid, text) owner to tl_definer;
revoke all on function app.put_place(uuid, uuid, text) from public;

-- On sending: a place for each of these drafts whose service reserves places, or one in the waiting list where the
-- sender agreed to wait. Returns those that got neither. In the order of services, so that two batches wait for
-- each other and never deadlock.
create or replace function app.take_places(drafts uuid[], may_wait uuid[]) returns setof uuid
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    declare
      draft record;
      room public.service_capacity;
    begin
      for draft in
        select r.id, r.service_id from public.referral r
         where r.id = any (drafts) and r.status = 'DRAFT' and r.sender_organization_id = app.organization_id()
         order by r.service_id, r.id
      loop
        select * into room from public.service_capacity c
         where c.service_id = draft.service_id and c.rule = 'RESERVED' for no key update;
        continue when not found;
        if room.state = 'OPEN' and room.places > 0 then
          perform app.put_place(draft.id, draft.service_id, 'RESERVED');
          update public.service_capacity set places = places - 1, version = version + 1
           where service_id = draft.service_id;
        elsif room.state <> 'CLOSED' and draft.id = any (may_wait) then
          perform app.put_place(draft.id, draft.service_id, 'WAITING');
        else
          return next draft.id;
        end if;
      end loop;
    end
  $$;
alter function app.take_places(uuid[], uuid[]) owner to tl_definer;
revoke all on function app.take_places(uuid[], uuid[]) from public;
grant execute on function app.take_places(uuid[], uuid[]) to tl_app;

-- Gives a place back, or the hope of one. Returns whether there was anything to give.
create or replace function app.release_place(subject uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    declare
      of_service uuid;
      was text;
    begin
      select c.service_id into of_service
        from public.service_capacity c join public.capacity_reservation p on p.service_id = c.service_id
       where p.referral_id = subject for no key update of c;
      if not found then return false; end if;
      -- Read after the lock was waited for.
      select p.state into was from public.capacity_reservation p where p.referral_id = subject;
      if was = 'RELEASED' then return false; end if;
      perform app.put_place(subject, of_service, 'RELEASED');
      if was in ('RESERVED', 'CONFIRMED') then
        update public.service_capacity set places = places + 1, version = version + 1
         where service_id = of_service and rule = 'RESERVED';
      end if;
      return true;
    end
  $$;
alter function app.release_place(uuid) owner to tl_definer;
revoke all on function app.release_place(uuid) from public;

-- A free place goes to whoever waits longest, at once, however it became free: both sides and the person are told.
create or replace function app.offer_places() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    declare waits uuid;
    begin
      for waits in
        select p.referral_id from public.capacity_reservation p
         where p.service_id = new.service_id and p.state = 'WAITING'
         order by p.asked_at, p.referral_id limit new.places
      loop
        update public.capacity_reservation set state = 'RESERVED', since = app.now() where referral_id = waits;
        new.places := new.places - 1;
        new.waiting := new.waiting - 1;
        perform app.tell_place(waits, 'PLACE_OFFERED', 'CONTACT');
      end loop;
      return new;
    end
  $$;
alter function app.offer_places() owner to tl_definer;
drop trigger if exists offer_places on service_capacity;
create trigger offer_places before update of rule, state, places on service_capacity for each row
  when (new.rule = 'RESERVED' and new.state <> 'CLOSED' and new.places > 0 and new.waiting > 0)
  execute function app.offer_places();

-- The place follows the referral: confirmed on accepting, given back when it will not be used.
create or replace function app.keep_place() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    declare of_service uuid;
    begin
      if new.status = 'ACCEPTED' then
        select c.service_id into of_service
          from public.service_capacity c join public.capacity_reservation p on p.service_id = c.service_id
         where p.referral_id = new.id for no key update of c;
        if not found then return null; end if;
        -- Who accepts somebody that holds no place takes a free one, or makes room for one more.
        if app.put_place(new.id, of_service, 'CONFIRMED') in ('WAITING', 'RELEASED') then
          update public.service_capacity set places = greatest(places - 1, 0), version = version + 1
           where service_id = of_service and rule = 'RESERVED';
        end if;
      else
        perform app.release_place(new.id);
      end if;
      return null;
    end
  $$;
alter function app.keep_place() owner to tl_definer;
drop trigger if exists keep_place on referral;
create trigger keep_place after update of status on referral for each row
  when (old.status <> new.status and (new.status in ('ACCEPTED', 'DECLINED', 'DRAFT')
    or (new.status = 'COMPLETED' and (new.started_at is null or new.outcome like 'WITHDRAWN%'))))
  execute function app.keep_place();

-- Nobody answered through both stages (REF-053): others may have the place. Who is in the line stays there.
create or replace function app.expire_place() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    begin
      if exists (select 1 from public.capacity_reservation p
            where p.referral_id = new.referral_id and p.state = 'RESERVED')
         and app.release_place(new.referral_id) then
        perform app.tell_place(new.referral_id, 'PLACE_EXPIRED', 'PARTIES');
      end if;
      return null;
    end
  $$;
alter function app.expire_place() owner to tl_definer;
drop trigger if exists expire_place on due_time;
create trigger expire_place after update of fired_at on due_time for each row
  when (new.rule = 'ESCALATED' and old.fired_at is null and new.fired_at is not null)
  execute function app.expire_place();

-- Referrals that follow one another are one story (REF-061).
create or replace function app.name_story() returns trigger
  language plpgsql set search_path = pg_catalog, public
  as $$
    begin
      new.story_id := coalesce(
        (select r.story_id from public.referral r where r.id = new.previous_referral_id), new.id);
      return new;
    end
  $$;
drop trigger if exists name_story on referral;
create trigger name_story before insert on referral for each row execute function app.name_story();

-- What an organization put off is its own business.
grant select, insert, update, delete on referral_snooze to tl_app;
create policy own on referral_snooze for select to tl_app
  using (organization_id = (select app.organization_id())
    and (select app.role()) not in ('STATE_ADMIN', 'MONITOR'));
create policy put_off on referral_snooze for insert to tl_app
  with check (organization_id = (select app.organization_id()) and author_id = (select app.user_id())
    and exists (select 1 from referral r where r.id = referral_snooze.referral_id
      and ((select app.organization_id()) in (r.sender_organization_id, r.receiver_organization_id)
        or (r.status = 'ATTEMPTING_CONTACT'
          and (select app.lwia_id()) in (r.sender_lwia_id, r.receiver_lwia_id)))));
create policy put_off_again on referral_snooze for update to tl_app
  using (organization_id = (select app.organization_id())) with check (author_id = (select app.user_id()));
create policy wake on referral_snooze for delete to tl_app
  using (organization_id = (select app.organization_id()));

-- The receiver puts a referral on its waiting list, also where it never said that places are counted. A place that
-- was held for it is not given on: the receiver says that there is none.
create or replace function app.wait_for_place(subject uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    declare of_service uuid;
    begin
      select r.service_id into of_service from public.referral r
       where r.id = subject and r.status = 'RECEIVED' and r.receiver_organization_id = app.organization_id();
      if not found then return; end if;
      insert into public.service_capacity (service_id) values (of_service) on conflict do nothing;
      perform from public.service_capacity c where c.service_id = of_service for no key update;
      perform app.put_place(subject, of_service, 'WAITING');
    end
  $$;
alter function app.wait_for_place(uuid) owner to tl_definer;
revoke all on function app.wait_for_place(uuid) from public;
grant execute on function app.wait_for_place(uuid) to tl_app;
