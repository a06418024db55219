import { makeNotices } from '@throughline/api/jobs/make-notices';
import { createClient } from '@throughline/prisma/client';
import type pg from 'pg';
import { jobsLeft, one } from './backlog.ts';
import type { Endpoint } from './endpoints.ts';
import type { MailSink } from './mail-sink.ts';
import type { Delivered } from './webhook-process.ts';

/** Making all notices again makes none: nobody was passed over. Their key lets nobody be told twice. */
export async function notices(client: pg.Client, workerUrl: string): Promise<string[]> {
  const count = () => one(client, 'select count(*)::integer as n from notice');
  const before = await count();
  const worker = createClient({ url: workerUrl, poolSize: 2 });
  try {
    const tell = makeNotices({ db: worker.db });
    const { rows } = await client.query<{ id: string }>('select id from activity order by seq');
    for (const { id } of rows) await tell({ activityId: id }, {} as Parameters<typeof tell>[1]);
  } finally {
    await worker.close();
  }
  const lost = (await count()) - before;
  const unmailed = await one(
    client,
    `select count(*)::integer as n from notice n left join mail_outbox o on o.id = n.mail_id
      where n.mail_id is not null and n.read_at is null and o.id is null`,
  );
  return [
    ...(before === 0 ? ['nobody was told anything'] : []),
    ...(lost > 0 ? [`${lost} of ${before + lost} notices were not made`] : []),
    ...(unmailed > 0 ? [`${unmailed} notices were not mailed`] : []),
    ...(await jobsLeft(client)), // links were asked for again, of which there must be none
  ];
}

/**
 * A referral that nobody has answered was told of to each contact of its service once, by a link to answer with;
 * each link that there is, and each word that something is over, has its mail.
 */
export async function alerts(client: pg.Client): Promise<string[]> {
  const waiting = `from referral r
    join service_contact c on c.service_id = r.service_id and c.receives_referrals and not c.backup
    where r.status = 'SENT'`;
  const asked = await one(client, `select count(*)::integer as n ${waiting}`);
  const wrong = await one(
    client,
    `select count(*)::integer as n ${waiting} and 1 <> (select count(*) from answer_link l
       where l.referral_id = r.id and l.contact_id = c.id and l.email = c.email)`,
  );
  const unlike = await one(
    client,
    `select count(*)::integer as n
       from (select email, count(*) as links from answer_link group by 1) l
       full join (select recipient as email, count(*) as mails from mail_outbox
         where kind in ('REFERRAL_TO_ANSWER', 'REFERRAL_TO_SEE', 'REFERRAL_OVER', 'CUSTOMER_QUESTION', 'CUSTOMER_TOLD')
         group by 1) m using (email)
      where l.links is distinct from m.mails`,
  );
  return [
    ...(asked === 0 ? ['no contact was to be told anything'] : []),
    ...(wrong > 0 ? [`${wrong} of ${asked} contacts were not told once`] : []),
    ...(unlike > 0 ? [`${unlike} addresses have not as many mails as links`] : []),
  ];
}

/** Each mail was taken by the server; one taken twice has the same Message-ID. */
export async function mails(client: pg.Client, { messageIds }: MailSink): Promise<string[]> {
  const { rows } = await client.query<{ id: string; status: string }>(
    'select id, status from mail_outbox',
  );
  // The row's id at the domain of who sends.
  const came = new Set(messageIds.map((each) => each.split('@')[0]));
  const unsent = rows.filter(({ status }) => status !== 'SENT').length;
  const lost = rows.filter(({ id }) => !came.delete(id)).length;
  return [
    ...(unsent > 0 ? [`${unsent} of ${rows.length} mails are not sent`] : []),
    ...(lost > 0 ? [`${lost} of ${rows.length} mails never came`] : []),
    ...(came.size > 0 ? [`${came.size} mails came that nobody wrote`] : []),
  ];
}

/**
 * Each endpoint was told of each change that it waits for and its organization is a party to, and of nothing else;
 * what came twice bears the same id, so that a receiver can tell; all of it was signed with the endpoint's secret.
 */
export async function webhooks(
  client: pg.Client,
  endpoints: readonly Endpoint[],
  delivered: readonly Delivered[],
): Promise<string[]> {
  const faults: string[] = [];
  for (const { organizationId, path, events } of endpoints) {
    const { rows } = await client.query<{ id: string }>(
      `select id from activity where referral_id is not null and kind = any ($2)
          and $1 in (sender_organization_id, receiver_organization_id)
          and (audience <> 'SIDE' or side_organization_id = $1)`,
      [organizationId, events],
    );
    const here = delivered.filter((each) => each.path === path);
    const ids = new Set(here.map(({ eventId }) => eventId));
    const strange = new Set(ids);
    const lost = rows.filter(({ id }) => !strange.delete(id)).length;
    const activities = new Set(here.map(({ activityId }) => activityId));
    if (rows.length === 0) faults.push('a webhook that had nothing to wait for');
    if (lost > 0) faults.push(`${lost} of ${rows.length} events of a webhook never came`);
    if (strange.size > 0) faults.push(`${strange.size} events came to whom they do not concern`);
    if (activities.size < ids.size) faults.push('an event came again under another id');
  }
  const forged = delivered.filter(({ verified }) => !verified).length;
  const open = await one(
    client,
    `select count(*)::integer as n from webhook_delivery where status <> 'DELIVERED'`,
  );
  return [
    ...faults,
    ...(forged > 0 ? [`${forged} posts were not signed`] : []),
    ...(open > 0 ? [`${open} deliveries are not marked as such`] : []),
  ];
}
