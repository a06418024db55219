-- The last file: it bounds the tables of all others, with one condition each, whatever else lets a row be seen.
--
-- What exists for somebody who came by a link, beside what their side may see anyway: the referral, what hangs
-- on it, and the person as far as this referral's grant reaches (access_grant is bounded, and whatever goes by
-- it with it). A table that is not named here does not exist for them. `case`, because the planner takes `is null or`
-- for something that hardly a row fulfills, and gives up the indexes that lists are read by.
--
-- For everybody else, what is of their side, practice or not (REF-065): by the row's own id or that of what it hangs
-- on. So whoever practices sees nothing real and nobody else sees what they do, the state included.

-- One reads the names of one's own organizations from either side, to choose between them, and of those that were.
create or replace function app.works_for(organization uuid) returns boolean
  -- called for the few rows of the other side: no cost that plans should avoid
  language sql stable security definer cost 1 set search_path = pg_catalog, public, pg_temp
  as $$
    select exists (select 1 from public.membership m
      where m.organization_id = organization and m.user_id = app.user_id())
  $$;
alter function app.works_for(uuid) owner to tl_definer;
revoke all on function app.works_for(uuid) from public;
grant execute on function app.works_for(uuid) to tl_app;

do $$
  declare
    found record;
    scope text;
    side text;
  begin
    for found in select c.relname as name, a.attname as side, a.attnotnull as sure from pg_class c
      left join lateral (
        select a.attname, a.attnotnull from pg_attribute a
          left join unnest('{id,referral_id,person_id,service_id,location_id,organization_id,lwia_id,first_id,survivor_id}'
            ::text[]) with ordinality known (name, place) on known.name = a.attname
         where a.attrelid = c.oid and known.name is not null
           and (a.attname <> 'id' or c.relname in ('person', 'referral', 'service', 'location'))
         order by not a.attnotnull, known.place limit 1) a on true
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and c.relowner = 'tl_owner'::regrole and c.relname <> '_prisma_migrations'
    loop
      scope := case found.name
        when 'referral' then 'id = (select app.link_referral_id())'
        when 'referral_detail' then 'referral_id = (select app.link_referral_id())'
        when 'referral_read' then 'referral_id = (select app.link_referral_id())'
        when 'referral_message' then 'referral_id = (select app.link_referral_id())'
        when 'contact_attempt' then 'referral_id = (select app.link_referral_id())'
        when 'contact_attempt_note' then
          'exists (select 1 from contact_attempt a where a.id = contact_attempt_note.attempt_id)'
        when 'contact_report' then 'referral_id = (select app.link_referral_id())'
        when 'due_time' then 'referral_id = (select app.link_referral_id())'
        when 'activity' then 'referral_id = (select app.link_referral_id())'
        when 'access_grant' then 'cause_id = (select app.link_referral_id())'
        when 'person' then 'id = (select app.person_id()) or exists (select 1 from access_grant g
          where g.person_id = person.id and app.opens(g, ''IDENTITY'', (select app.now())))'
        when 'person_contact' then 'true'
        when 'person_birth' then '(select app.person_id()) is null'
        when 'person_need' then 'exists (select 1 from access_grant g where g.person_id = person_need.person_id
          and app.opens(g, ''NEEDS'', (select app.now())) and g.source_organization_id = person_need.recorded_by_organization_id)'
        when 'consent' then 'id = (select app.link_consent_id())'
        when 'capacity_reservation' then 'referral_id = (select app.link_referral_id())'
        when 'service' then 'id = (select app.link_service_id())'
        when 'location' then 'id = (select app.link_location_id())'
        when 'service_contact' then 'true'
        when 'organization' then 'true'
        when 'app_user' then 'id = (select app.user_id()) or exists (select 1 from referral r
          where app_user.id in (r.author_id, r.sender_assignee_id, r.receiver_assignee_id))
          or exists (select 1 from activity a where a.actor_user_id = app_user.id)'
        when 'rule_setting' then 'true'
        when 'command_result' then 'true'
        else 'false'
      end;
      side := case found.name
        when 'organization' then 'app.is_practice(id) = (select app.in_practice()) or app.works_for(id)'
        when 'membership' then
          'app.is_practice(organization_id) = (select app.in_practice()) or user_id = (select app.user_id())'
        -- Sessions and their registrations are of both sides; what is nobody's in particular is real.
        when 'activity' then 'coalesce(app.is_practice(greatest(person_id, sender_organization_id,
          side_organization_id)), audience <> ''TRAINING'' and app.is_practice(actor_organization_id), false)
          = (select app.in_practice()) or audience = ''TRAINING'''
        when 'notice' then 'not (select app.in_practice())'
        when 'training_registration' then 'true'
        when 'account' then 'true'
        when 'county' then 'true'
        else case when found.side is null then 'true'
          when found.sure then format('app.is_practice(%I) = (select app.in_practice())', found.side)
          else format('coalesce(app.is_practice(%I), false) = (select app.in_practice())', found.side) end
      end;
      execute format('create policy within_bounds on %I as restrictive to tl_app
        using (case when (select app.link_id()) is null then (%s) else (%s) end)', found.name, side, scope);
    end loop;
  end
$$;
-- What is done by a link says so, and nothing else can. The person's new times to call are no part of a referral.
alter policy within_bounds on activity
  with check (data ->> 'linkId' is not distinct from (select app.link_id())::text
    and ((select app.link_id()) is null or referral_id = (select app.link_referral_id())
      or (subject_type = 'PERSON' and person_id = (select app.person_id()))));
