-- The numbers on an inbox's tabs (REF-058), each up to `most`. They are counted here because an
-- index alone can answer then: the policy of referrals compares columns that no index has together, so it would
-- read every row that is counted. The conditions are narrower than that policy; drafts are never due.
create or replace function app.referral_counts(box text, most int) returns table (what text, count int)
  language plpgsql stable security definer set search_path = pg_catalog, public
  as $$
    declare
      stages text[] := case box when 'DRAFTS' then '{DRAFT}'
        else '{SENT,ATTEMPTING_CONTACT,RECEIVED,ACCEPTED,DECLINED,IN_PROGRESS,COMPLETED}' end;
      consented text := 'coalesce(r.consent_expires_at > app.now(), true)';
      -- They have no row in common.
      parts text[] := case
        when box = 'RECEIVED' then array['r.receiver_organization_id = $1']
        when box = 'SENT' then array['r.sender_organization_id = $1']
        when box = 'DRAFTS' then array['r.sender_organization_id = $1 and r.status = ''DRAFT'' and r.put_away_at is null']
        when box = 'AREA' and app.role() in ('STATE_ADMIN', 'MONITOR') then array['not app.is_practice(r.id)']
        when box = 'AREA' then array['r.receiver_lwia_id = $2',
          'r.sender_lwia_id = $2 and r.receiver_lwia_id is distinct from $2'] end;
      conditions text[] := array['r.status = s.status',
        -- What the reader's side owes, in an area either; a receiver waits for consent (REF-050).
        'r.due_at < app.now() and ' || case box
          when 'RECEIVED' then 'r.due_side = ''RECEIVER'' and ' || consented
          when 'SENT' then 'r.due_side = ''SENDER'''
          else '(r.due_side = ''SENDER'' or ' || consented || ')' end,
        'r.status <> ''DRAFT'' and $3 is not null and not exists (select from public.referral_read seen
          where seen.referral_id = r.id and seen.user_id = $3)'];
      counted text[] := array(
        select '(select count(*)::int from ('
            || (select string_agg(format('select from public.referral r where %s and %s', part, condition), ' union all ')
                  from unnest(parts) part)
            || ' limit $5) counted)'
          from unnest(conditions) with ordinality c (condition, place) order by place);
    begin
      if parts is null or app.link_id() is not null then return; end if;
      return query execute format('select s.status, %s from unnest($4) s (status)
        union all select ''overdue'', %s union all select ''unread'', %s', variadic counted)
        using app.organization_id(), app.lwia_id(), app.user_id(), stages, most;
    end
  $$;
alter function app.referral_counts(text, int) owner to tl_definer;
revoke all on function app.referral_counts(text, int) from public;
grant execute on function app.referral_counts(text, int) to tl_app;
