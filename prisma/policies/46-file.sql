-- Files on a referral (REF-062): whoever reads its detail reads what is ready; what is not is of the organization
-- that attaches it. So they end with the receiver's reach: declined, recalled, consent gone, 30 days after the end.
grant select, insert, delete on referral_file to tl_app;
grant update (name, type, sha256, state) on referral_file to tl_app;
create policy with_detail on referral_file for select to tl_app
  using ((state = 'READY' or organization_id = (select app.organization_id()))
    and exists (select 1 from referral_detail d where d.referral_id = referral_file.referral_id));
create policy side_attaches on referral_file for insert to tl_app
  with check (organization_id = (select app.organization_id()) and author_id = (select app.user_id())
    and state = 'WAITING'
    and exists (select 1 from referral r where r.id = referral_file.referral_id
      and (select app.organization_id()) in (r.sender_organization_id, r.receiver_organization_id))
    and exists (select 1 from referral_detail d where d.referral_id = referral_file.referral_id));
-- From its announcement to its being here; after that nobody changes it.
create policy author_sends on referral_file for update to tl_app
  using (author_id = (select app.user_id()) and organization_id = (select app.organization_id())
    and state in ('WAITING', 'RECEIVING'))
  with check (state in ('RECEIVING', 'CHECKING', 'READY'));
create policy author_removes on referral_file for delete to tl_app
  using (author_id = (select app.user_id()) and organization_id = (select app.organization_id()));
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
