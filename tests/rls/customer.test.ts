import { beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../support/ask.ts';
import { tryAs } from '../support/rows.ts';
import type { Deed } from '../support/rows.ts';
import { CUSTOMER_ACTORS, customerWorld } from '../support/customer-world.ts';
import type { CustomerActor, CustomerWorld } from '../support/customer-world.ts';

let world: CustomerWorld;
beforeAll(async () => {
  world = await customerWorld();
  for (const actor of ['sender', 'receiverArea'] as const)
    await ask(world.actors[actor], 'query ($id: ID!) { person(id: $id) { id } }', {
      id: world.ids.person,
    });
});

/** What each actor gets of a statement; whoever is not named gets the last value. */
type Expected = { readonly [deed: string]: readonly CustomerActor[] };
type Case = {
  readonly name: string;
  readonly sql: (w: CustomerWorld) => string;
  readonly expected: Expected;
  readonly others: Deed;
};

const OVERSIGHT = ['state', 'monitor'] as const;
const row =
  (sql: string) =>
  ({ ids }: CustomerWorld) =>
    sql.replaceAll(
      /(?<!:):(\w+)/g,
      (_all, name: string) => `'${ids[name as keyof typeof ids]}'::uuid`,
    );

const READS: Case[] = [
  {
    name: 'person',
    sql: row('select from person where id = :person'),
    expected: {
      1: ['sender', 'receiver', 'senderArea', 'receiverArea', 'planner', ...OVERSIGHT, 'customer'],
    },
    others: 0,
  },
  {
    name: 'person_contact: not for administrators of an area',
    sql: row('select from person_contact where person_id = :person'),
    expected: { 1: ['sender', 'receiver', 'planner', ...OVERSIGHT, 'customer'] },
    others: 0,
  },
  {
    name: 'person_birth: not without its scope',
    sql: row('select from person_birth where person_id = :person'),
    expected: { 1: ['sender', 'planner', ...OVERSIGHT, 'customer'] },
    others: 0,
  },
  {
    name: 'person_ssn: who wrote it down, where they apply, the person, the state’s administrator; no monitor',
    sql: row('select from person_ssn where person_id = :person'),
    expected: { 1: ['sender', 'planner', 'state', 'customer'] },
    others: 0,
  },
  {
    name: 'ssn_secret: for nobody',
    sql: row('select from ssn_secret'),
    expected: {},
    others: 'refused',
  },
  {
    name: 'person_need: with its scope',
    sql: row('select from person_need where id = :need'),
    expected: { 1: ['sender', 'receiver', ...OVERSIGHT, 'customer'] },
    others: 0,
  },
  {
    name: 'consent',
    sql: row('select from consent where id = :consent'),
    expected: { 1: ['sender', 'receiver', ...OVERSIGHT, 'customer'] },
    others: 0,
  },
  {
    name: 'person_invitation',
    sql: row('select from person_invitation where id = :invitation'),
    expected: { 1: ['sender', ...OVERSIGHT, 'customer'] },
    others: 0,
  },
  {
    name: 'access_grant of the creator',
    sql: row('select from access_grant where id = :grant'),
    expected: { 1: ['sender', ...OVERSIGHT, 'customer'] },
    others: 0,
  },
  {
    name: 'access_grant of an area: not for its other staff',
    sql: row(
      `select from access_grant where person_id = :person and reason = 'LWIA_ADMINISTRATOR'
         and organization_id = (select app.organization_id())`,
    ),
    expected: { 1: ['senderArea', 'receiverArea'] },
    others: 0,
  },
  {
    name: 'person_match: for the state, and who administers both',
    sql: row('select from person_match where :person in (first_id, second_id)'),
    expected: { 1: ['state'] },
    others: 0,
  },
  {
    name: 'access_log: the person, the administrator of the area, the state, the reader’s administrator',
    sql: row('select from access_log where person_id = :person'),
    expected: { 2: ['customer', 'senderArea', 'state'], 1: ['receiverArea'] },
    others: 0,
  },
  {
    name: 'access_log_reader: not for the person',
    sql: row(
      'select from access_log_reader where entry_id in (select id from access_log where person_id = :person)',
    ),
    expected: { 2: ['senderArea', 'state'], 1: ['receiverArea'] },
    others: 0,
  },
  {
    name: 'every person, without a condition',
    sql: row('select from person where id in (:person, :twin)'),
    expected: {
      2: [...OVERSIGHT],
      1: [
        'sender',
        'receiver',
        'outsider',
        'senderArea',
        'receiverArea',
        'planner',
        'customer',
        'otherCustomer',
      ],
    },
    others: 0,
  },
];

const WRITES: Case[] = [
  ...[
    'insert into access_log select * from access_log',
    'update access_log set role = role',
    'delete from access_log',
    'update access_log_reader set user_id = null',
    'delete from access_log_reader',
    `insert into access_log_value (entry_id, field, gate) select id, 'PHONE', 'IDENTITY' from access_log`,
    'update access_log_value set after = before',
    'delete from access_log_value',
  ].map((sql) => ({
    name: `${sql}: the log is appended to by the look alone`,
    sql: () => sql,
    expected: {},
    others: 'refused' as const,
  })),
  {
    name: 'updates person',
    sql: row(`update person set language = 'pl' where id = :person`),
    expected: { 1: ['sender', 'planner', 'customer'] },
    others: 0,
  },
  {
    name: 'makes a person another organization’s',
    sql: row(
      'update person set created_by_organization_id = created_by_organization_id where id = :person',
    ),
    expected: {},
    others: 'refused',
  },
  {
    name: 'binds an account to a person',
    sql: row('update person set account_bound_at = null where id = :person'),
    expected: {},
    others: 'refused',
  },
  {
    name: 'updates person_contact',
    sql: row(`update person_contact set city = 'Pekin' where person_id = :person`),
    expected: { 1: ['sender', 'receiver', 'planner', 'customer'] },
    others: 0,
  },
  {
    name: 'updates person_birth',
    sql: row(`update person_birth set date_of_birth = '1991-01-01' where person_id = :person`),
    expected: { 1: ['sender', 'planner', 'customer'] },
    others: 0,
  },
  {
    name: 'deletes person_birth',
    sql: row('delete from person_birth where person_id = :person'),
    expected: { 1: ['sender', 'planner', 'customer'] },
    others: 0,
  },
  {
    name: 'closes a need',
    sql: row('update person_need set met_at = now() where id = :need'),
    expected: { 1: ['sender'] },
    others: 0,
  },
  {
    name: 'rewrites a need',
    sql: row(`update person_need set note = 'x' where id = :need`),
    expected: {},
    others: 'refused',
  },
  {
    name: 'withdraws a consent',
    sql: row('update consent set withdrawn_at = now() where id = :consent'),
    expected: { 1: ['sender', 'customer'] },
    others: 0,
  },
  {
    name: 'extends a consent',
    sql: row(`update consent set expires_at = now() + interval '1 year' where id = :consent`),
    expected: {},
    others: 'refused',
  },
  {
    name: 'revokes an invitation',
    sql: row('update person_invitation set revoked_at = now() where id = :invitation'),
    expected: { 1: ['sender'] },
    others: 0,
  },
  {
    name: 'forges a grant',
    sql: row(`insert into access_grant (id, person_id, organization_id, reason, cause_id, scopes, began_at)
      values (gen_random_uuid(), :person, app.organization_id(), 'CREATED_HERE', :person, '{}', now())`),
    expected: {},
    others: 'refused',
  },
  {
    name: 'prolongs a grant',
    sql: row('update access_grant set valid_until = null where person_id = :person'),
    expected: {},
    others: 'refused',
  },
  {
    name: 'forges a match',
    sql: row(`insert into person_match (id, first_id, second_id, basis)
      values (gen_random_uuid(), :person, :twin, '{PHONE}')`),
    expected: {},
    others: 'refused',
  },
  {
    name: 'judges a match: the state, and who administers both',
    sql: row(`update person_match set dismissed_at = null, dismissed_by_id = (select app.user_id())
      where :person in (first_id, second_id)`),
    expected: { 1: ['state'] },
    others: 0,
  },
  {
    name: 'forges a merge',
    sql: row(`insert into person_merge (id, survivor_id, merged_id, merged_name, at, undo_until)
      values (gen_random_uuid(), :person, :twin, 'x', now(), now())`),
    expected: {},
    others: 'refused',
  },
  {
    name: 'hides a person as merged',
    sql: row('update person set merged_into_id = :twin where id = :person'),
    expected: {},
    others: 'refused',
  },
  {
    name: 'reads what a merge moved',
    sql: row('select from person_merge_row'),
    expected: {},
    others: 'refused',
  },
  ...[
    'person',
    'person_merge',
    'person_contact',
    'person_need',
    'consent',
    'access_grant',
    'person_invitation',
    'person_match',
  ].map((table): Case => ({
    name: `deletes ${table}`,
    sql: () => `delete from ${table}`,
    expected: {},
    others: 'refused',
  })),
];

const INSERTS: Case[] = [
  {
    name: 'writes a person down for their own organization',
    sql: row(`insert into person (id, first_name, last_name, created_by_organization_id, created_by_id, updated_at)
      values (gen_random_uuid(), 'A', 'B', app.organization_id(), app.user_id(), now())`),
    expected: {
      1: ['sender', 'receiver', 'outsider', 'senderArea', 'receiverArea', 'otherArea', 'planner'],
    },
    others: 'refused',
  },
  {
    name: 'writes a person down for another organization',
    sql: (
      w,
    ) => `insert into person (id, first_name, last_name, created_by_organization_id, created_by_id, updated_at)
      values (gen_random_uuid(), 'A', 'B', '${w.organizations.outsider}', app.user_id(), now())`,
    expected: { 1: ['outsider'] },
    others: 'refused',
  },
  {
    name: 'adds a need',
    sql: row(`insert into person_need (id, person_id, recorded_by_organization_id, recorded_by_id, category)
      values (gen_random_uuid(), :person, app.organization_id(), app.user_id(), 'HOUSING')`),
    expected: { 1: ['sender', 'receiver', 'planner'] },
    others: 'refused',
  },
  {
    name: 'records a consent on paper',
    sql: row(`insert into consent (id, person_id, recorded_by_organization_id, recorded_by_id, scopes,
        wording_version, language, method, given_at, expires_at)
      values (gen_random_uuid(), :person, app.organization_id(), app.user_id(), '{CONTACT}', 'v', 'en', 'WRITTEN',
        now(), now() + interval '1 day')`),
    expected: { 1: ['sender', 'receiver', 'planner'] },
    others: 'refused',
  },
  {
    name: 'gives a consent online',
    sql: row(`insert into consent (id, person_id, recorded_by_id, scopes, wording_version, language, method,
        given_at, expires_at)
      values (gen_random_uuid(), :person, app.user_id(), '{CONTACT}', 'v', 'en', 'ELECTRONIC', now(),
        now() + interval '1 day')`),
    expected: { 1: ['customer'] },
    others: 'refused',
  },
  {
    name: 'invites the person',
    sql: row(`insert into person_invitation (id, person_id, code_hash, kind, created_by_organization_id,
        created_by_id, expires_at)
      values (gen_random_uuid(), :person, gen_random_uuid()::text, 'PRINTED', app.organization_id(), app.user_id(),
        now() + interval '7 days')`),
    expected: { 1: ['sender', 'planner'] },
    others: 'refused',
  },
];

describe.each([
  ['reads', READS],
  ['writes', WRITES],
  ['inserts', INSERTS],
])('%s', (_kind, cases) => {
  test.each(cases)('$name', async ({ sql, expected, others }) => {
    const named = new Map(
      Object.entries(expected).flatMap(([deed, actors]) =>
        actors.map((actor) => [actor, Number(deed)] as const),
      ),
    );
    const wanted = Object.fromEntries(
      CUSTOMER_ACTORS.map((actor) => [actor, named.get(actor) ?? others]),
    );
    const got: Record<string, Deed> = {};
    for (const actor of CUSTOMER_ACTORS) got[actor] = await tryAs(world.actors[actor], sql(world));
    expect(got).toEqual(wanted);
  });
});
