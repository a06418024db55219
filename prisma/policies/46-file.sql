-- Files on a referral (REF-062). What its sender put there stays the sender's; beyond that a file is open while the
-- customer's consent shares documents (REF-050): to the receiver as long as its grant runs, to the sender what the
-- customer added, to the customer what others did. What is not ready is of who attaches it.

-- Whether a consent shares documents now. For sender and customer, who have no grant of it.
create or replace function app.shares_documents(consent uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$
    select exists (select 1 from public.consent c
      where c.id = consent and c.withdrawn_at is null and c.expires_at > app.now() and 'DOCUMENTS' = any (c.scopes))
  $$;
alter function app.shares_documents(uuid) owner to tl_definer;
revoke all on function app.shares_documents(uuid) from public;
grant execute on function app.shares_documents(uuid) to tl_app;

grant select, insert, delete on referral_file to tl_app;
grant update (name, type, sha256, state) on referral_file to tl_app;
create policy by_staff on referral_file for select to tl_app
  using ((state = 'READY' or organization_id = (select app.organization_id()))
    and ((select app.role()) in ('STATE_ADMIN', 'MONITOR')
      or exists (select 1 from referral r
           where r.id = referral_file.referral_id and r.sender_organization_id = (select app.organization_id())
             and (referral_file.organization_id is not null or app.shares_documents(r.consent_id)))
      or exists (select 1 from access_grant g
           where g.cause_id = referral_file.referral_id and g.organization_id = (select app.organization_id())
             and app.opens(g, 'FILES', (select app.now())))));
create policy by_customer on referral_file for select to tl_app
  using (exists (select 1 from referral r
    where r.id = referral_file.referral_id and r.person_id = (select app.person_id()) and r.status <> 'DRAFT'
      and (referral_file.organization_id is null
        or (referral_file.state = 'READY' and app.shares_documents(r.consent_id)))));
-- A draft shares nothing yet; what is under way only what was agreed to.
create policy side_attaches on referral_file for insert to tl_app
  with check (organization_id = (select app.organization_id()) and author_id = (select app.user_id())
    and state = 'WAITING'
    and (exists (select 1 from referral r
           where r.id = referral_file.referral_id and r.sender_organization_id = (select app.organization_id())
             and (r.status = 'DRAFT' or app.shares_documents(r.consent_id)))
      or exists (select 1 from access_grant g
           where g.cause_id = referral_file.referral_id and g.organization_id = (select app.organization_id())
             and app.opens(g, 'FILES', (select app.now())))));
create policy customer_adds on referral_file for insert to tl_app
  with check (organization_id is null and author_id = (select app.user_id()) and state = 'WAITING'
    and exists (select 1 from referral r
      where r.id = referral_file.referral_id and r.person_id = (select app.person_id()) and r.status <> 'DRAFT'
        and app.shares_documents(r.consent_id)));
-- From its announcement to its being here; after that nobody changes it.
create policy author_sends on referral_file for update to tl_app
  using (author_id = (select app.user_id()) and organization_id is not distinct from (select app.organization_id())
    and state in ('WAITING', 'RECEIVING'))
  with check (state in ('RECEIVING', 'CHECKING', 'READY'));
create policy author_removes on referral_file for delete to tl_app
  using (author_id = (select app.user_id()) and organization_id is not distinct from (select app.organization_id()));
grant select, delete on referral_file to tl_worker;
grant update (state) on referral_file to tl_worker;
create policy worker on referral_file to tl_worker using (true) with check (true);

-- Bytes go with their row, whoever deletes it and why: a removal, a draft that is discarded, an upload never
-- finished. By a job, because the store is elsewhere and may be away.
create or replace function app.forget_file() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    begin
      perform app.enqueue('forget-file', jsonb_build_object('fileId', old.id));
      return null;
    end
  $$;
alter function app.forget_file() owner to tl_definer;
drop trigger if exists forget_file on referral_file;
create trigger forget_file after delete on referral_file for each row execute function app.forget_file();
