-- Invitations to work for an organization (CORE-003) are for those who administer it; the token is in the mail alone.

-- An organization's own administrator, the area's that it works in, or the state (schema/src/domain/identity/membership.ts).
create or replace function app.administers(organization_id uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select coalesce((app.role() = 'STATE_ADMIN' and not app.is_practice(administers.organization_id))
      or (app.role() = 'PARTNER_ADMIN' and administers.organization_id = app.organization_id())
      or (app.role() = 'LWIA_ADMIN' and exists (select 1 from public.organization o
            where o.id = administers.organization_id and o.lwia_id = app.lwia_id())), false)
  $$;
alter function app.administers(uuid) owner to tl_definer;
revoke all on function app.administers(uuid) from public;
grant execute on function app.administers(uuid) to tl_app;

grant select, insert on membership_invitation to tl_app;
grant update (revoked_at) on membership_invitation to tl_app;
create policy administered on membership_invitation for select to tl_app
  using (app.administers(organization_id));
-- Nobody invites to more than they could approve (10-identity.sql).
create policy invite on membership_invitation for insert to tl_app
  with check (app.administers(organization_id) and invited_by_id = (select app.user_id())
    and token_hash is null and revoked_at is null and used_at is null
    and (role in ('PARTNER_STAFF', 'PARTNER_ADMIN') or (select app.role()) = 'STATE_ADMIN'
      or (role = 'LWIA_ADMIN' and (select app.role()) = 'LWIA_ADMIN')));
create policy revoke on membership_invitation for update to tl_app
  using (app.administers(organization_id)) with check (revoked_at is not null);
grant select, update on membership_invitation to tl_worker;
create policy worker on membership_invitation to tl_worker using (true) with check (true);
grant select, update on membership_invitation to tl_definer;
create policy definer on membership_invitation to tl_definer using (true) with check (true);

-- One whose link works still. Who has the link may know whom and what it invites to, signed in or not.
create or replace function app.open_invitation(hash text) returns setof public.membership_invitation
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select i.* from public.membership_invitation i
      join public.organization o on o.id = i.organization_id and o.status = 'APPROVED'
     where i.token_hash = hash and i.revoked_at is null and i.used_at is null and i.expires_at > app.now()
       and (i.member_until is null or i.member_until > app.now())
  $$;
create or replace function app.invited_membership(hash text)
  returns table (organization text, role text, email text, inviter text)
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select o.name, i.role, i.email, u.name from app.open_invitation(hash) i
      join public.organization o on o.id = i.organization_id
      left join public.app_user u on u.id = i.invited_by_id
  $$;
alter function app.open_invitation(text) owner to tl_definer;
alter function app.invited_membership(text) owner to tl_definer;
revoke all on function app.open_invitation(text), app.invited_membership(text) from public;
grant execute on function app.invited_membership(text) to tl_app;

-- Makes whoever holds the link a member, once. Opening it proves the address it was sent to; another address has to
-- be proven by itself. Null: the link works no more, the address is not proven, or the account is a customer's.
create or replace function auth.join_organization(subject uuid, hash text) returns uuid
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
    declare
      invited public.membership_invitation;
      joined uuid;
    begin
      -- Two who use it at once take turns: whoever waited looks again.
      perform 1 from public.membership_invitation i where i.token_hash = hash for update;
      select * into invited from app.open_invitation(hash);
      if not found then return null; end if;
      update public.account a set email_verified_at = now(), updated_at = now()
       where a.user_id = subject and a.email_verified_at is null and a.email = invited.email::public.citext;
      perform 1 from public.account a
       where a.user_id = subject and a.email_verified_at is not null and a.person_id is null for update;
      if not found then return null; end if;
      update public.membership_invitation i set used_at = app.now() where i.id = invited.id;
      select m.id into joined from public.membership m
       where m.user_id = subject and m.organization_id = invited.organization_id and m.status = 'ACTIVE'
         and m.valid_from <= app.now() and (m.valid_until is null or m.valid_until > app.now());
      if found then return joined; end if;
      update public.membership m
         set status = 'ACTIVE', role = invited.role, decided_at = app.now(), decided_by_id = invited.invited_by_id,
             valid_from = app.now(), valid_until = invited.member_until
       where m.user_id = subject and m.organization_id = invited.organization_id and m.status = 'PENDING'
      returning m.id into joined;
      if not found then
        insert into public.membership (id, user_id, organization_id, role, status, requested_at, decided_at,
                                       decided_by_id, valid_from, valid_until)
        values (gen_random_uuid(), subject, invited.organization_id, invited.role, 'ACTIVE', app.now(), app.now(),
                invited.invited_by_id, app.now(), invited.member_until)
        returning id into joined;
      end if;
      insert into public.activity (id, at, kind, audience, actor_user_id, actor_organization_id, actor_role,
                                   subject_type, subject_id, side_organization_id, user_id, data)
      values (gen_random_uuid(), app.now(), 'MEMBERSHIP_JOINED', 'ORGANIZATION', subject, invited.organization_id,
              invited.role, 'MEMBERSHIP', joined, invited.organization_id, subject,
              jsonb_build_object('role', invited.role));
      return joined;
    end
  $$;
