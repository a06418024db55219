-- Consent that is given anew while referrals are under way (REF-050): they go on under it, and so does what rests on
-- it, for longer and for nothing more.

-- The same person agreed to the same, for longer, with the sender or online.
create or replace function app.renews(earlier uuid, later uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$
    select exists (select 1 from public.consent o join public.consent n on n.person_id = o.person_id
      where o.id = earlier and n.id = later and o.withdrawn_at is null and n.withdrawn_at is null
        and n.expires_at > o.expires_at and n.scopes @> o.scopes and n.scopes <@ o.scopes
        and (n.recorded_by_organization_id is null or n.recorded_by_organization_id = app.organization_id()))
  $$;
alter function app.renews(uuid, uuid) owner to tl_definer;
revoke all on function app.renews(uuid, uuid) from public;
grant execute on function app.renews(uuid, uuid) to tl_app, tl_worker, tl_definer;

create or replace function app.grant_by_renewal() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    begin
      update public.access_grant g set consent_id = c.id, valid_until = c.expires_at
        from public.consent c
       where c.id = new.consent_id and g.cause_id = new.id and g.consent_id = old.consent_id and g.ended_at is null;
      return null;
    end
  $$;
alter function app.grant_by_renewal() owner to tl_definer;
drop trigger if exists grant_by_renewal on referral;
create trigger grant_by_renewal after update of consent_id on referral
  for each row when (old.status <> 'DRAFT' and old.consent_id is distinct from new.consent_id)
  execute function app.grant_by_renewal();
