-- What an area put aside of its recommendations (REF-023): its own, as long as the person's application is active there.

grant select, insert, delete on dismissed_recommendation to tl_app;
create policy area on dismissed_recommendation for select to tl_app
  using (lwia_id = (select app.organization_id())
    and exists (select 1 from access_grant g
         where g.person_id = dismissed_recommendation.person_id and g.organization_id = (select app.organization_id())
           and g.reason = 'APPLICATION' and app.runs(g, (select app.now()))));
create policy area_dismisses on dismissed_recommendation for insert to tl_app
  with check (lwia_id = (select app.organization_id()) and dismissed_by_id = (select app.user_id())
    and (select app.role()) in ('PARTNER_STAFF', 'PARTNER_ADMIN', 'LWIA_ADMIN')
    and exists (select 1 from access_grant g
         where g.person_id = dismissed_recommendation.person_id and g.organization_id = (select app.organization_id())
           and g.reason = 'APPLICATION' and app.runs(g, (select app.now()))));
create policy area_restores on dismissed_recommendation for delete to tl_app
  using (lwia_id = (select app.organization_id())
    and (select app.role()) in ('PARTNER_STAFF', 'PARTNER_ADMIN', 'LWIA_ADMIN'));
grant select, update (person_id) on dismissed_recommendation to tl_definer;
create policy definer on dismissed_recommendation to tl_definer using (true) with check (true);
