import type { Claims } from '@throughline/prisma/claims';
import type { Look } from '@throughline/prisma/look';
import { dueAfter, DEFAULT_DUE_SETTINGS } from '@throughline/schema/domain/referral/due';
import { createHash, randomUUID } from 'node:crypto';

// What the operations of the bench come to when nothing stands between a request and PostgreSQL: one statement
// each, which returns the finished text of the answer. Row-level security is the product's, and lists repeat
// their tenant predicate as the product's do.

const time = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const organization = (alias: string): string =>
  `json_build_object('id', ${alias}.id, 'name', ${alias}.name)`;

const person = `json_build_object('id', p.id, 'firstName', p.first_name, 'lastName', p.last_name)`;

const history = (columns: string): string => `json_build_object('edges', coalesce((
  select json_agg(json_build_object('node', json_build_object('id', a.id, 'kind', a.kind, 'at', ${time('a.at')}${columns})))
    from (select * from activity a where a.referral_id = r.id
       and (a.audience in ('STATUS', 'CONTACT', 'PARTIES')
         or (a.audience = 'SIDE' and a.kind in ('DRAFT_CREATED', 'DRAFT_UPDATED', 'DRAFT_PUT_AWAY')))
     order by a.seq limit 10) a), '[]'::json))`;

const PARTIES = `left join organization s on s.id = r.sender_organization_id
  left join organization t on t.id = r.receiver_organization_id`;

const REFERRAL = `select json_build_object('data', json_build_object('referral', json_build_object(
    'id', r.id, 'number', r.number, 'status', r.status, 'urgency', r.urgency,
    'createdAt', ${time('r.created_at')}, 'updatedAt', ${time('r.updated_at')},
    'person', ${person}, 'sender', ${organization('s')}, 'receiver', ${organization('t')},
    'history', ${history(`, 'actorRole', a.actor_role`)})))::text as answer
  from referral r left join person p on p.id = r.person_id ${PARTIES} where r.id = $1`;

const cursor = `rtrim(translate(encode(convert_to(
  't:' || (extract(epoch from l.updated_at) * 1000)::int8 || ':' || l.id, 'UTF8'), 'base64'), E'+/\\n', '-_'), '=')`;

const INBOX = `with page as materialized (
    select * from referral where receiver_organization_id = $1 and status <> 'DRAFT'
     order by updated_at desc, id desc limit 51)
  select json_build_object('data', json_build_object('referrals', json_build_object(
    'edges', (select json_agg(json_build_object('node', json_build_object(
        'id', r.id, 'number', r.number, 'status', r.status, 'urgency', r.urgency,
        'updatedAt', ${time('r.updated_at')}, 'person', ${person},
        'sender', ${organization('s')}, 'receiver', ${organization('t')}))
        order by r.updated_at desc, r.id desc)
      from (select * from page limit 50) r left join person p on p.id = r.person_id ${PARTIES}),
    'pageInfo', json_build_object('hasNextPage', (select count(*) > 50 from page),
      'endCursor', (select ${cursor} from (select * from page limit 50) l
        order by l.updated_at, l.id limit 1)))))::text as answer`;

const PERSON = `select json_build_object('data', json_build_object('person', json_build_object(
    'id', p.id, 'firstName', p.first_name, 'lastName', p.last_name, 'createdAt', ${time('p.created_at')},
    'contact', (select json_build_object('phone', c.phone, 'email', c.email)
       from person_contact c where c.person_id = p.id),
    'referrals', json_build_object('edges', coalesce((select json_agg(json_build_object('node', json_build_object(
        'id', r.id, 'number', r.number, 'status', r.status, 'updatedAt', ${time('r.updated_at')},
        'sender', ${organization('s')}, 'receiver', ${organization('t')}, 'history', ${history('')}))
        order by r.updated_at desc, r.id desc)
      from (select * from referral where person_id = p.id and put_away_at is null
             order by updated_at desc, id desc limit 26) r ${PARTIES}), '[]'::json)))))::text as answer
  from person p where p.id = $1`;

/** The writes of the product's command: the stored result, the row, what happened. */
const ACCEPT = `with claimed as (
    insert into command_result (actor_id, client_mutation_id, command, input_hash, result)
    values ($2, $3, 'acceptReferral', $4, jsonb_build_object('ok', jsonb_build_object('referralId', $1::uuid)))
    on conflict do nothing returning 1),
  r as (
    update referral set status = 'ACCEPTED', status_since = app.now(), accepted_at = app.now(),
        version = version + 1, due_rule = 'NOT_STARTED', due_since = app.now(), due_at = $5, due_side = 'RECEIVER',
        last_activity_at = app.now(), updated_at = app.now()
     where id = $1 and status = 'RECEIVED' and receiver_organization_id = (select app.organization_id())
       and exists (select 1 from consent c where c.id = consent_id and c.withdrawn_at is null
             and c.expires_at > app.now())
       and exists (select 1 from claimed)
    returning *),
  told as (
    insert into activity (id, at, kind, audience, actor_user_id, actor_organization_id, actor_role, person_id,
        subject_type, subject_id, referral_id, sender_organization_id, receiver_organization_id,
        sender_lwia_id, receiver_lwia_id, data)
    select $6, app.now(), 'REFERRAL_ACCEPTED', 'STATUS', $2, app.organization_id(), app.role(), r.person_id,
           'REFERRAL', r.id, r.id, r.sender_organization_id, r.receiver_organization_id,
           r.sender_lwia_id, r.receiver_lwia_id, '{"from": "RECEIVED", "to": "ACCEPTED"}' from r)
  select json_build_object('data', json_build_object('acceptReferral', json_build_object('referral',
    json_build_object('id', r.id, 'number', r.number, 'status', r.status, 'version', r.version,
      'sender', ${organization('s')}, 'receiver', ${organization('t')}))))::text as answer
  from r ${PARTIES}`;

type Asked = { readonly id?: string; readonly input?: { id: string; clientMutationId: string } };

type Statement = {
  readonly text: string;
  readonly values: (asked: Asked, who: Claims) => unknown[];
  /** Writes down who looked, as the product does, in the same round trip. */
  readonly look?: Look['name'];
};

export const STATEMENTS: Readonly<Record<string, Statement>> = {
  A: { text: REFERRAL, values: ({ id }) => [id], look: 'tl_look_at_referral' },
  B: { text: INBOX, values: (_asked, { organizationId }) => [organizationId] },
  C: { text: PERSON, values: ({ id }) => [id], look: 'tl_look_at_person' },
  D: {
    text: ACCEPT,
    values: ({ input }, { userId, membershipId }) => [
      input?.id,
      userId,
      input?.clientMutationId,
      createHash('sha256')
        .update(JSON.stringify(['acceptReferral', membershipId, input]))
        .digest('hex'),
      dueAfter(new Date(), DEFAULT_DUE_SETTINGS.NOT_STARTED),
      randomUUID(),
    ],
  },
};
