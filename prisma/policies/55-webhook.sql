-- Webhooks (CORE-009) are looked after by their organization's administrators. What they tell is read at the
-- time of delivery, as the request role under the organization's own claims (api/src/jobs/send-webhook.ts).

grant select, insert, delete on webhook_endpoint to tl_app;
grant update (url, events, secret_version, previous_secret_until, disabled_at, disabled_reason, failing_since)
  on webhook_endpoint to tl_app;
create policy administered on webhook_endpoint for select to tl_app
  using (organization_id = (select app.organization_id())
    and (select app.role()) in ('PARTNER_ADMIN', 'LWIA_ADMIN'));
create policy make on webhook_endpoint for insert to tl_app
  with check (organization_id = (select app.organization_id())
    and (select app.role()) in ('PARTNER_ADMIN', 'LWIA_ADMIN')
    and created_by_id = (select app.user_id()));
create policy change on webhook_endpoint for update to tl_app
  using (organization_id = (select app.organization_id())
    and (select app.role()) in ('PARTNER_ADMIN', 'LWIA_ADMIN'))
  with check (organization_id = (select app.organization_id()));
create policy remove on webhook_endpoint for delete to tl_app
  using (organization_id = (select app.organization_id())
    and (select app.role()) in ('PARTNER_ADMIN', 'LWIA_ADMIN'));
grant select on webhook_endpoint to tl_worker;
grant update (disabled_at, disabled_reason, failing_since) on webhook_endpoint to tl_worker;
create policy worker on webhook_endpoint to tl_worker using (true) with check (true);
grant select on webhook_endpoint to tl_definer;
create policy definer on webhook_endpoint for select to tl_definer using (true);

-- A test is the only event that somebody makes; and what was sent may be sent again.
grant select, insert on webhook_delivery to tl_app;
grant update (status) on webhook_delivery to tl_app;
create policy of_endpoint on webhook_delivery for select to tl_app
  using (exists (select 1 from webhook_endpoint e where e.id = webhook_delivery.endpoint_id));
create policy ping on webhook_delivery for insert to tl_app
  with check (event = 'PING' and status = 'PENDING'
    and exists (select 1 from webhook_endpoint e where e.id = webhook_delivery.endpoint_id));
create policy again on webhook_delivery for update to tl_app
  using (exists (select 1 from webhook_endpoint e where e.id = webhook_delivery.endpoint_id))
  with check (status = 'PENDING');
grant select, delete on webhook_delivery to tl_worker;
grant update (status, attempts, last_attempt_at, delivered_at, response_status, failure)
  on webhook_delivery to tl_worker;
create policy worker on webhook_delivery to tl_worker using (true) with check (true);
grant select, insert on webhook_delivery to tl_definer;
create policy definer on webhook_delivery to tl_definer using (true) with check (true);

-- One delivery and one job for each endpoint that waits for such a change, in the transaction of the change.
-- Who is a party decides here whom to ask later; what they see is decided then.
create or replace function app.plan_webhooks() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    declare planned uuid;
    begin
      for planned in
        insert into public.webhook_delivery (id, endpoint_id, organization_id, activity_id, event, created_at)
        select gen_random_uuid(), e.id, e.organization_id, new.id, new.kind, new.at
          from public.webhook_endpoint e
          join public.organization o on o.id = e.organization_id and o.status <> 'SUSPENDED'
         where e.organization_id in
                 (new.sender_organization_id, new.receiver_organization_id, new.side_organization_id)
           and e.disabled_at is null and new.kind = any (e.events)
        returning id
      loop
        perform app.enqueue('send-webhook', jsonb_build_object('deliveryId', planned));
      end loop;
      return null;
    end
  $$;
alter function app.plan_webhooks() owner to tl_definer;
drop trigger if exists plan_webhooks on activity;
create trigger plan_webhooks after insert on activity
  for each row when (new.referral_id is not null) execute function app.plan_webhooks();
