import { join } from 'node:path';
import { withConnection } from '@throughline/prisma/admin';
import { openDatabase } from '@throughline/prisma/database';
import type { Database } from '@throughline/prisma/database';
import { secretHash } from '@throughline/schema/platform/secret-hash';
import type pg from 'pg';
import { ROOT } from '../support/steps.ts';

export type Size = { readonly organizations: number; readonly persons: number };

const SIZE: Size = { organizations: 2_000, persons: 20_000 };

/** Each person is referred to three organizations. */
const REFERRALS_EACH = 3;
const EVENTS_EACH = 4;

/** Staff of an organization that receives, and a referral it decides about. */
export type Subject = {
  readonly token: string;
  readonly userId: string;
  readonly referralId: string;
  readonly personId: string;
};

/** A database of the benches' PostgreSQL. */
export const benchOptions = (database: string) =>
  ({ mode: 'embedded', dataDir: join(ROOT, '.data/bench'), database }) as const;

/** The embedded PostgreSQL of the benches, as durable as a real one, with the rows they read. */
export async function openBenchDatabase(): Promise<Database> {
  const database = await openDatabase(benchOptions('bench'));
  await withConnection(database.adminUrl, (client) => fill(client, SIZE));
  return database;
}

/** Every table from the rows before it, so that a state's worth takes seconds; triggers would take hours. */
export async function fill(client: pg.Client, { organizations, persons }: Size): Promise<void> {
  const { rows } = await client.query('select 1 from person limit 1');
  if (rows.length > 0) return;
  const receivers = Math.floor(organizations / 5);
  await client.query('begin');
  await client.query(`set local session_replication_role = replica;
    create function pg_temp.id(kind text, n bigint) returns uuid language sql immutable
      as $$ select md5(kind || n)::uuid $$;
    insert into organization (id, kind, status, name, lwia_id, updated_at)
      select pg_temp.id('area', n), 'LWIA', 'APPROVED', 'Area ' || n, pg_temp.id('area', n), now()
        from generate_series(0, 21) n;
    insert into organization (id, kind, status, name, lwia_id, phone, city, updated_at)
      select pg_temp.id('org', n), 'PARTNER', 'APPROVED', 'Partner organization ' || n,
             pg_temp.id('area', n % 22), '+12175550100', 'Springfield', now()
        from generate_series(0, ${organizations} - 1) n;
    insert into app_user (id, kind, name)
      select pg_temp.id('user', n), 'STAFF', 'Staff ' || n from generate_series(0, ${organizations} - 1) n;
    insert into account (user_id, email, email_verified_at, updated_at)
      select pg_temp.id('user', n), n || '@example.org', now(), now()
        from generate_series(0, ${organizations} - 1) n;
    insert into membership (id, user_id, organization_id, role, status, valid_from)
      select pg_temp.id('membership', n), pg_temp.id('user', n), pg_temp.id('org', n), 'PARTNER_STAFF',
             'ACTIVE', 'epoch' from generate_series(0, ${organizations} - 1) n;
    insert into location (id, organization_id, name, address_line, city, zip, county_fips, lwia_id, latitude,
        longitude, languages, updated_at)
      select pg_temp.id('place', n), pg_temp.id('org', n), 'Main office', '1 Oak Street', 'Springfield', '62701',
             '17167', pg_temp.id('area', n % 22), 39.8, -89.6, '{en}', now()
        from generate_series(0, ${organizations} - 1) n;
    insert into service (id, organization_id, location_id, category, name, description, languages, updated_at)
      select pg_temp.id('service', n), pg_temp.id('org', n), pg_temp.id('place', n), 'JOB_TRAINING',
             'Welding course', 'Twelve weeks.', '{en}', now() from generate_series(0, ${organizations} - 1) n;
    insert into person (id, first_name, last_name, language, lwia_id, county_fips, created_by_organization_id,
        created_by_id, updated_at)
      select pg_temp.id('person', n), 'Ana', 'Quill ' || n, 'en', pg_temp.id('area', n % 22), '17167',
             pg_temp.id('org', ${receivers} + n % ${organizations - receivers}),
             pg_temp.id('user', ${receivers} + n % ${organizations - receivers}), now()
        from generate_series(0, ${persons} - 1) n;
    insert into person_contact (person_id, phone, updated_at)
      select id, '+12175550100', now() from person;
    insert into consent (id, person_id, recorded_by_organization_id, recorded_by_id, scopes, wording_version,
        language, method, given_at, expires_at)
      select pg_temp.id('consent', n), p.id, p.created_by_organization_id, p.created_by_id, '{CONTACT,NEEDS}',
             '1', 'en', 'WRITTEN', now(), now() + interval '300 days'
        from generate_series(0, ${persons} - 1) n join person p on p.id = pg_temp.id('person', n);
    insert into referral (id, number, person_id, person_initials, sender_organization_id, sender_lwia_id,
        receiver_organization_id, receiver_lwia_id, service_id, category, status, status_since, author_id,
        sender_assignee_id, consent_id, first_sent_at, sent_at, received_at, last_activity_at, due_rule,
        due_since, due_at, due_side, created_at, updated_at)
      select pg_temp.id('referral', n), 'R-' || n, p.id, 'AQ', s.id, s.lwia_id, r.id, r.lwia_id,
             pg_temp.id('service', k), 'JOB_TRAINING', 'RECEIVED', at, p.created_by_id, p.created_by_id,
             pg_temp.id('consent', n / ${REFERRALS_EACH}), at, at, at, at, 'UNDECIDED',
             at, at + interval '900 days', 'RECEIVER', at, at
        from generate_series(0, ${persons * REFERRALS_EACH} - 1) n
        cross join lateral (select (n * 7 + n / ${REFERRALS_EACH}) % ${receivers} as k,
          date_trunc('second', now()) - n * interval '1 second' as at) of
        join person p on p.id = pg_temp.id('person', n / ${REFERRALS_EACH})
        join organization s on s.id = p.created_by_organization_id
        join organization r on r.id = pg_temp.id('org', k);
    insert into referral_detail (referral_id, reason) select id, 'To learn a trade.' from referral;
    insert into access_grant (id, person_id, organization_id, reason, cause_id, scopes, began_at)
      select gen_random_uuid(), id, created_by_organization_id, 'CREATED_HERE', id, '{}', created_at from person;
    insert into access_grant (id, person_id, organization_id, reason, cause_id, scopes, consent_id,
        source_organization_id, began_at, valid_until)
      select gen_random_uuid(), r.person_id, g.organization, g.reason, r.id, g.scopes, g.consent, g.source,
             r.sent_at, g.until
        from referral r cross join lateral (values
          (r.sender_organization_id, 'SENT_REFERRAL', '{}'::text[], null::uuid, null::uuid, null::timestamptz),
          (r.receiver_organization_id, 'RECEIVED_REFERRAL', '{CONTACT,NEEDS}', r.consent_id,
             r.sender_organization_id, now() + interval '300 days')
        ) g (organization, reason, scopes, consent, source, until);
    update person set search_words = app.person_words(first_name, preferred_name, last_name);
    update access_grant g set person_first_name = p.first_name, person_last_name = p.last_name,
           person_words = p.search_words
      from person p where p.id = g.person_id;
    insert into activity (id, at, kind, audience, actor_user_id, actor_organization_id, actor_role, person_id,
        subject_type, subject_id, referral_id, sender_organization_id, receiver_organization_id,
        sender_lwia_id, receiver_lwia_id, data)
      select gen_random_uuid(), r.sent_at, (array['REFERRAL_SENT', 'ATTEMPT_LOGGED', 'MESSAGE_POSTED',
               'REFERRAL_RECEIVED'])[e], 'STATUS', r.author_id, r.sender_organization_id, 'PARTNER_STAFF',
             r.person_id, 'REFERRAL', r.id, r.id, r.sender_organization_id, r.receiver_organization_id,
             r.sender_lwia_id, r.receiver_lwia_id,
             case e when 1 then '{"from": "DRAFT", "to": "SENT"}' when 4 then '{"from": "SENT", "to": "RECEIVED"}'
                    else '{}' end::jsonb
        from referral r cross join generate_series(1, ${EVENTS_EACH}) e order by r.id, e;`);
  await client.query('commit');
  await client.query('vacuum analyze');
}

const tokenOf = (n: number): string =>
  n
    .toString(32)
    .padStart(40, 'a')
    .replaceAll(/[0189]/g, (digit) => 'wxyz'['0189'.indexOf(digit)]!);

/**
 * Signs staff of many organizations in, and puts the referrals they will answer back to where they were.
 * A different tenant for each of a row of requests, as in production.
 */
export async function subjectsOf(
  database: Pick<Database, 'adminUrl'>,
  { staff, each }: { staff: number; each: number },
): Promise<Subject[]> {
  return withConnection(database.adminUrl, async (client) => {
    const tokens = Array.from({ length: staff }, (_, n) => tokenOf(n));
    await client.query('delete from session');
    await client.query(
      `insert into session (id, token_hash, user_id, default_membership_id, device, expires_at, ends_at)
       select gen_random_uuid(), t.hash, m.user_id, m.id, 'Bench', now() + interval '12 hours', now() + interval '12 hours'
         from unnest($1::text[]) with ordinality t (hash, n)
         join membership m on m.id = md5('membership' || (n - 1))::uuid`,
      [tokens.map(secretHash)],
    );
    const { rows } = await client.query<{
      n: number;
      id: string;
      person_id: string;
      user_id: string;
    }>(
      `select n - 1 as n, r.id, r.person_id, md5('user' || (n - 1))::uuid as user_id
         from generate_series(1, $1::int) n cross join lateral (
           select id, person_id, sent_at from referral
            where receiver_organization_id = md5('org' || (n - 1))::uuid
            order by sent_at desc limit $2) r
        order by row_number() over (partition by n order by r.sent_at), n`,
      [staff, each],
    );
    return rows.map(({ n, id, person_id, user_id }) => ({
      token: tokens[n] ?? '',
      userId: user_id,
      referralId: id,
      personId: person_id,
    }));
  });
}

/** What answering changed, undone, so that it can be answered again. */
export async function resetAnswers(database: Pick<Database, 'adminUrl'>): Promise<void> {
  await withConnection(database.adminUrl, async (client) => {
    await client.query(`set session_replication_role = replica;
      delete from activity where kind = 'REFERRAL_ACCEPTED';
      delete from command_result;
      delete from referral_read;
      delete from due_time;
      truncate graphile_worker._private_jobs;
      update referral set status = 'RECEIVED', status_since = sent_at, updated_at = sent_at, accepted_at = null,
          last_activity_at = sent_at, version = 1, due_rule = 'UNDECIDED', due_since = sent_at, due_at = sent_at + interval '900 days'
        where status = 'ACCEPTED';`);
    await client.query('vacuum analyze referral, activity, command_result');
  });
}
