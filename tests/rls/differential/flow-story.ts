import type { Script } from './script.ts';

/** Places, what was put off and mailed links: of the referrals as the story has left them. */
export function makeFlow(script: Script): void {
  script.run(`insert into service_capacity (service_id, rule, state, places)
    select id, 'RESERVED', 'OPEN', 3 from service where active`);
  script.run(`insert into capacity_reservation (referral_id, service_id, state, since, asked_at)
    select id, service_id, case when status = 'COMPLETED' then 'RELEASED' else 'RESERVED' end, sent_at, sent_at
      from referral where sent_at is not null and service_id is not null`);
  script.run(`insert into referral_snooze (referral_id, organization_id, until, reason, created_at)
    select r.id, side, now() + interval '3 days', 'They wait for papers.', now()
      from referral r, unnest(array[r.sender_organization_id, r.receiver_organization_id]) as side
     where r.sent_at is not null and side is not null`);
  script.run(`update service_contact set email = 'desk@example.org'`);
  script.run(`insert into answer_link (id, referral_id, organization_id, contact_id, user_id, cause_id, stage, sent_at,
      email, created_at, expires_at)
    select gen_random_uuid(), r.id, r.receiver_organization_id, c.id, r.author_id, gen_random_uuid(), 'ANSWER',
           r.sent_at, c.email, r.sent_at, now() + interval '7 days'
      from referral r join service_contact c on c.service_id = r.service_id
     where r.sent_at is not null and r.author_id is not null and not app.is_practice(r.id)`);
}
