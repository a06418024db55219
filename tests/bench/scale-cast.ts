import { withConnection } from '@throughline/prisma/admin';
import type { Database } from '@throughline/prisma/database';
import { timeCursor } from '@throughline/schema/platform/keyset-page';
import { secretHash } from '@throughline/schema/platform/secret-hash';
import { DEEP_REFERRAL } from '../support/deep-referral.ts';
import { sessionToken } from '../support/session-token.ts';

/** Somebody signed in, and what they look at. */
export type Subject = {
  readonly role: 'PARTNER_ADMIN' | 'STATE_ADMIN';
  readonly token: string;
  readonly referralId: string;
  readonly personId: string;
  /** The person's. */
  readonly name: string;
  /** A referral to answer, each another. */
  readonly openId: string;
  /** After the 5,000th referral of the state. */
  readonly deep: string;
};

/**
 * As many subjects of the partners that receive most and of the state. Those who answer use up what is open, of
 * which each run finds less.
 */
export async function castOf(
  { adminUrl, name }: Pick<Database, 'adminUrl' | 'name'>,
  count: number,
): Promise<Subject[]> {
  return withConnection(adminUrl, async (client) => {
    await client.query(`delete from session where device = 'Bench'`);
    const { rows } = await client.query<Omit<Subject, 'token' | 'deep'> & { membershipId: string }>(
      `with receiver as (
         select receiver_organization_id as id, count(*) as received from referral
          where status <> 'DRAFT' group by 1 order by 2 desc, 1 limit 200),
       open as (
         select distinct on (r.id) r.id, r.person_id, m.id as membership_id, m.role, n.received
           from receiver n join membership m on m.organization_id = n.id and m.role = 'PARTNER_ADMIN' and m.status = 'ACTIVE'
           join referral r on r.receiver_organization_id = n.id and r.status in ('SENT', 'ATTEMPTING_CONTACT', 'RECEIVED')
           join access_grant g on g.cause_id = r.id and g.organization_id = n.id and g.ended_at is null
            and (g.valid_until is null or g.valid_until > now())
          order by r.id),
       taken as (select * from open order by received desc, id limit $1),
       shown as (
         select id, person_id, membership_id, role from taken union all
         select t.id, t.person_id, m.id, m.role from taken t cross join
           (select id, role from membership where role = 'STATE_ADMIN' and status = 'ACTIVE' order by id limit 1) m)
       select s.role, s.membership_id as "membershipId", s.id as "referralId", s.id as "openId",
              p.id as "personId", p.first_name || ' ' || p.last_name as name
         from shown s join person p on p.id = s.person_id order by s.role, scale.dice(s.id, 5, 1000000), s.id`,
      [count],
    );
    if (rows.length < 2 * count)
      throw new Error(`Too little is left to answer in ${name}; drop it to have it loaded again.`);
    const tokens = new Map(rows.map(({ membershipId }) => [membershipId, sessionToken()]));
    await client.query(
      `insert into session (id, token_hash, user_id, default_membership_id, device, expires_at, ends_at)
       select gen_random_uuid(), t.hash, m.user_id, m.id, 'Bench', now() + interval '12 hours', now() + interval '12 hours'
         from unnest($1::uuid[], $2::text[]) t (id, hash) join membership m on m.id = t.id`,
      [[...tokens.keys()], [...tokens.values()].map(secretHash)],
    );
    const { rows: places } = await client.query<{ at: Date; id: string }>(DEEP_REFERRAL);
    const deep = places[0] ? timeCursor(places[0]) : '';
    return rows.map(({ membershipId, ...row }) => ({
      ...row,
      token: tokens.get(membershipId) ?? '',
      deep,
    }));
  });
}
