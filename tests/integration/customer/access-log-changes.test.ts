import { CHANGED_FIELDS } from '@throughline/schema/domain/customer/access-log';
import { SWEEPERS } from '@throughline/api/jobs/sweepers';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Visitor } from '../../support/actors.ts';
import { makeStaff } from '../../support/actors.ts';
import { makeProgram } from '../../support/api-clients.ts';
import { act, ask } from '../../support/ask.ts';
import { workerDb } from '../../support/clocks.ts';
import { adminQuery } from '../../support/database.ts';
import { customerWorld } from '../../support/customer-world.ts';
import type { CustomerActor, CustomerWorld } from '../../support/customer-world.ts';
import { httpApp } from '../../support/http-app.ts';

// CORE-014: what was changed of a customer, by whom, from where, and the log as a file.

let base: string;
let world: CustomerWorld;
let senderAdmin: Visitor;
beforeAll(async () => {
  base = (await httpApp()).replace('/graphql', '');
  world = await customerWorld();
  senderAdmin = await makeStaff(world.organizations.sender, 'PARTNER_ADMIN');
  const id = world.ids.person;
  await overHttp(who('sender'), 'updateContact', {
    personId: id,
    expectedVersion: 1,
    contact: {
      phone: '312 555 0177',
      phoneMessageOk: false,
      email: null,
      preferredChannel: 'PHONE',
      safeTimes: [{ days: ['MON'], from: '09:00', to: '12:00' }],
    },
  });
  await overHttp(who('customer'), 'updatePerson', {
    id,
    expectedVersion: 1,
    firstName: 'Anita',
    lastName: await lastNameOf(id),
    language: 'es',
    dateOfBirth: '1990-06-01',
  });
  // They live where they lived, which somebody without a county does not.
  await adminQuery(
    `update person p set lwia_id = t.lwia_id from person t where p.id = $1 and t.id = $2`,
    [id, world.ids.twin],
  );
});

const who = (actor: CustomerActor): Visitor => {
  const visitor = world.actors[actor];
  if (!visitor) throw new Error(`${actor} is nobody.`);
  return visitor;
};
const lastNameOf = async (id: string): Promise<string> =>
  String((await adminQuery('select last_name from person where id = $1', [id]))[0]?.['last_name']);

/** As a browser would, so that there is an address. */
async function overHttp(visitor: Visitor, name: string, input: object): Promise<void> {
  const title = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const answer = await fetch(`${base}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${visitor.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      query: `mutation ($input: ${title}!) { done: ${name}(input: $input) { __typename ... on PersonPayload { person { id } } ... on InvalidInputError { problems { field message } } } }`,
      variables: { input: { clientMutationId: crypto.randomUUID(), ...input } },
    }),
  });
  expect(await answer.json()).toMatchObject({ data: { done: { __typename: 'PersonPayload' } } });
}

type Change = { field: string; isOpen: boolean; before: string | null; after: string | null };
type Entry = {
  role: string | null;
  address: string | null;
  organization: { id: string } | null;
  user: { id: string } | null;
  changes: Change[];
};
const LOG = `query ($id: ID!) { person(id: $id) { accessLog(first: 100) { edges { node {
  role address organization { id } user { id } changes { field isOpen before after } } } } } }`;
const changesFor = async (visitor: Visitor, id = world.ids.person): Promise<Entry[]> => {
  const { data, errors } = await ask(visitor, LOG, { id });
  expect(errors).toBeUndefined();
  return (data.person?.accessLog.edges ?? [])
    .map(({ node }: { node: Entry }) => node)
    .filter(({ changes }: Entry) => changes.length > 0)
    .reverse();
};
const ofFields = (entries: readonly Entry[]): Change[] =>
  entries.flatMap(({ changes }) => changes).sort((a, b) => a.field.localeCompare(b.field));

const PHONE = { field: 'PHONE', before: '+13125550123', after: '+13125550177' };

describe('a change', () => {
  test('is written down once with what it was and is, and nothing that stayed', async () => {
    const entries = await changesFor(who('state'));
    expect(entries).toHaveLength(3);
    expect(ofFields(entries).map(({ field, before, after }) => [field, before, after])).toEqual([
      ['DATE_OF_BIRTH', '1990-05-31', '1990-06-01'],
      ['FIRST_NAME', 'Ana', 'Anita'],
      ['LANGUAGE', 'en', 'es'],
      ['PHONE', PHONE.before, PHONE.after],
      ['SAFE_TIMES', '[]', expect.stringContaining('MON')],
    ]);
    expect(entries[0]).toMatchObject({
      role: 'PARTNER_STAFF',
      organization: { id: world.organizations.sender },
      user: { id: who('sender').userId },
      address: '127.0.0.1',
    });
    expect(entries[1]).toMatchObject({ role: null, organization: null, address: '127.0.0.1' });
    const open = new Set(ofFields(entries).map(({ isOpen }) => isOpen));
    expect([...open]).toEqual([true]);
  });

  test('is the person’s to read, without who of staff and from where it was', async () => {
    const entries = await changesFor(who('customer'));
    expect(ofFields(entries)).toContainEqual({ ...PHONE, isOpen: true });
    for (const { user, address } of entries) expect([user, address]).toEqual([null, null]);
  });

  test('names its fields to the administrator of the area, its values as the gate opens them', async () => {
    const entries = await changesFor(who('senderArea'));
    expect(entries).toHaveLength(3);
    const byName = Object.fromEntries(ofFields(entries).map((each) => [each.field, each]));
    expect(byName).toMatchObject({
      FIRST_NAME: { isOpen: true, after: 'Anita' },
      PHONE: { isOpen: false, before: null, after: null },
      DATE_OF_BIRTH: { isOpen: false, before: null, after: null },
    });
  });

  test('is for other administrators what their own organization did, for the rest nothing', async () => {
    const own = await changesFor(senderAdmin);
    expect(ofFields(own).map(({ field }) => field)).toEqual(['PHONE', 'SAFE_TIMES']);
    expect(ofFields(own)[0]).toMatchObject({ ...PHONE, isOpen: true });
    for (const actor of ['sender', 'receiver', 'monitor', 'receiverArea'] as const)
      expect(await changesFor(who(actor)), actor).toEqual([]);
  });

  test('of a Social Security number is named, and no digit of it is kept', async () => {
    const id = world.ids.twin;
    await adminQuery(
      `with claims as (select set_config('app.user_id', $2, true), set_config('app.organization_id', $3, true),
         set_config('app.role', 'PARTNER_ADMIN', true))
       update person_ssn set last_four = '1111' from claims where person_id = $1`,
      [id, who('outsider').userId, world.organizations.outsider],
    );
    expect(ofFields(await changesFor(who('state'), id))).toEqual([
      { field: 'LAST_FOUR', isOpen: false, before: null, after: null },
    ]);
  });

  test('of a need or a consent is told by what it is, to whoever wrote it down', async () => {
    const personId = world.ids.person;
    const sender = who('sender');
    const added = await act(
      sender,
      'addNeed',
      { personId, category: 'HOUSING' },
      '... on PersonPayload { person { needs { id category } } }',
    );
    const { needs } = added['person'] as { needs: { id: string; category: string }[] };
    const need = needs.find(({ category }) => category === 'HOUSING');
    await act(sender, 'closeNeed', { id: need?.id }, '');
    const consent = {
      personId,
      scopes: ['CONTACT', 'NEEDS'],
      language: 'en',
      method: 'WRITTEN',
      wordingVersion: '2026-01',
      expiresOn: new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10),
    };
    const given = await act(
      sender,
      'recordConsent',
      consent,
      '... on ConsentPayload { consent { id } }',
    );
    await act(sender, 'withdrawConsent', { id: (given['consent'] as { id: string }).id }, '');
    const toldTo = async (visitor: Visitor) =>
      ofFields(await changesFor(visitor))
        .filter(({ field }) => ['NEED', 'NEED_MET', 'CONSENT'].includes(field))
        .map(({ field, before, after }) => [field, before, after]);
    const all = [
      ['CONSENT', null, '["CONTACT", "NEEDS"]'],
      ['CONSENT', '["CONTACT", "NEEDS"]', null],
      ['NEED', null, 'HOUSING'],
      ['NEED_MET', null, 'HOUSING'],
    ];
    for (const visitor of [who('state'), who('customer'), senderAdmin])
      expect(await toldTo(visitor)).toEqual(all);
    // The administrator of the area reads that there is one, and not what it is.
    expect(await toldTo(who('senderArea'))).toEqual(all.map(([field]) => [field, null, null]));
  });

  test('of the county is told by its name', async () => {
    const id = world.ids.twin;
    const [row] = await adminQuery('select first_name, last_name from person where id = $1', [id]);
    await act(
      who('outsider'),
      'updatePerson',
      {
        id,
        expectedVersion: 1,
        firstName: row?.['first_name'],
        lastName: row?.['last_name'],
        language: 'en',
        countyFips: '17143',
      },
      '',
    );
    expect(ofFields(await changesFor(who('state'), id))).toContainEqual({
      field: 'COUNTY_FIPS',
      isOpen: true,
      before: null,
      after: 'Peoria',
    });
  });

  test('is no look: looks are counted apart from it', async () => {
    const id = world.ids.person;
    const read = 'query ($id: ID!) { person(id: $id) { displayName } }';
    await ask(who('receiver'), read, { id });
    const looks = await adminQuery(
      `select 1 from access_log where person_id = $1 and organization_id = $2 and fields = '{}'`,
      [id, world.organizations.receiver],
    );
    expect(looks).toHaveLength(1);
  });

  test('has words for every field that the database knows', async () => {
    const [row] = await adminQuery(
      `select pg_get_constraintdef(oid) as words from pg_constraint where conname = 'access_log_fields_check'`,
    );
    const words = [...String(row?.['words']).matchAll(/'([A-Z_]+)'/g)].map(([, word]) => word);
    expect(words.sort()).toEqual([...CHANGED_FIELDS].sort());
    const columns = await adminQuery(
      `select upper(c.column_name) as name from information_schema.triggers t
         join pg_trigger g on g.tgname = t.trigger_name and g.tgrelid = t.event_object_table::regclass
        cross join lateral unnest(string_to_array(encode(g.tgargs, 'escape'), '\\000')) as a (name)
         join information_schema.columns c on c.table_name = t.event_object_table and c.column_name = a.name
        where t.trigger_name = 'log_change' and a.name not in ('id', 'person_id') group by 1`,
    );
    // Needs and consents are rows of their own.
    const ofRows = ['NEED', 'NEED_MET', 'CONSENT'];
    expect([...columns.map(({ name }) => String(name)), ...ofRows].sort()).toEqual(
      [...CHANGED_FIELDS].sort(),
    );
  });
});

describe('the network address', () => {
  test('is kept for twelve months, and the entry for good', async () => {
    const sweep = async () =>
      SWEEPERS.find(({ name }) => name === 'access-addresses')?.run(await workerDb());
    const ofCustomer = `select r.address, r.address_until as until, l.at from access_log_reader r
      join access_log l on l.id = r.entry_id where r.user_id = $1`;
    const user = [who('customer').userId];
    await sweep();
    const [kept] = await adminQuery(`${ofCustomer} limit 1`, user);
    expect(kept?.['address']).toBe('127.0.0.1');
    const days = (Number(kept?.['until']) - Number(kept?.['at'])) / 86_400_000;
    expect(Math.round(days)).toBeGreaterThanOrEqual(365);
    await adminQuery(
      `update access_log_reader set address_until = now() - interval '1 minute' where user_id = $1`,
      user,
    );
    await sweep();
    const after = await adminQuery(ofCustomer, user);
    expect(new Set(after.map(({ address }) => address))).toEqual(new Set([null]));
    expect(after.length).toBeGreaterThan(0);
  });
});

describe('the log as a file', () => {
  const file = (visitor: Pick<Visitor, 'token'>, more: Record<string, string> = {}) =>
    fetch(`${base}/people/access-log.csv?${new URLSearchParams(more)}`, {
      headers: { authorization: `Bearer ${visitor.token}` },
    });
  const linesFor = async (visitor: Visitor, more: Record<string, string> = {}) => {
    const answer = await file(visitor, more);
    expect(answer.headers.get('content-type')).toMatch(/^text\/csv/);
    return (await answer.text()).slice(1).trimEnd().split('\r\n').slice(1);
  };

  test('has for the state and the area what their page has, a line for each field', async () => {
    const person = world.ids.person;
    const last = await lastNameOf(person);
    const state = (await linesFor(who('state'), { person })).join('\n');
    expect(state).toContain(`Anita ${last}`);
    expect(state).toMatch(/Changed,Phone,'?\+13125550123,'?\+13125550177,/);
    expect(state).toMatch(/Changed,Language,English,Spanish,/);
    const area = (await linesFor(who('senderArea'))).join('\n');
    expect(area).toContain('Changed,Phone,Not visible to you,Not visible to you');
    expect(area).not.toContain('312555');
  });

  test('is for an area of its own people only, for an organization of its own deeds only', async () => {
    const person = world.ids.person;
    expect(await linesFor(who('otherArea'), { person })).toEqual([]);
    expect(await linesFor(who('receiverArea'), { person })).toEqual([]);
    const own = await linesFor(senderAdmin);
    expect(own.length).toBeGreaterThan(0);
    const [name] = await adminQuery('select name from organization where id = $1', [
      world.organizations.sender,
    ]);
    for (const line of own) expect(line).toContain(String(name?.['name']));
    for (const actor of ['sender', 'receiver', 'monitor'] as const)
      expect(await linesFor(who(actor)), actor).toEqual([]);
  });

  test('goes by days, and is for people of staff', async () => {
    expect(await linesFor(who('state'), { person: world.ids.person, to: '2020-01-01' })).toEqual(
      [],
    );
    expect((await file(who('customer'))).status).toBe(403);
    expect((await file({ token: 'nobody' })).status).toBe(401);
    const program = await makeProgram(who('outsider'), ['PEOPLE_READ']);
    expect((await file(program)).status).toBe(403);
    const written = await fetch(`${base}/people/access-log.csv`, { method: 'POST', body: 'x' });
    expect(written.status).not.toBe(200);
  });
});

test('an organization cannot add to the log, nor read values through another entry', async () => {
  const { data } = await ask(
    who('receiverArea'),
    'query ($id: ID!) { accessLog(personId: $id, first: 100) { edges { node { changes { after } } } } }',
    { id: world.ids.person },
  );
  const found = data.accessLog.edges.flatMap(({ node }: { node: Entry }) => node.changes);
  expect(found).toEqual([]);
  const refused = await act(
    who('otherCustomer'),
    'updatePerson',
    { id: world.ids.person, expectedVersion: 2, firstName: 'X', lastName: 'Y', language: 'en' },
    '',
  );
  expect(refused).toMatchObject({ __typename: 'NotFoundError' });
  expect(ofFields(await changesFor(who('state'))).map(({ after }) => after)).not.toContain('X');
});
