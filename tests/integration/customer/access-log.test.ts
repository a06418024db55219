import { beforeAll, describe, expect, test } from 'vitest';
import { act, ask } from '../../support/ask.ts';
import type { Visitor } from '../../support/actors.ts';
import { adminQuery } from '../../support/database.ts';
import { customerWorld } from '../../support/customer-world.ts';
import type { CustomerActor, CustomerWorld } from '../../support/customer-world.ts';

let world: CustomerWorld;
beforeAll(async () => {
  world = await customerWorld();
});

const who = (actor: CustomerActor): Visitor => {
  const visitor = world.actors[actor];
  if (!visitor) throw new Error(`${actor} is nobody.`);
  return visitor;
};

const looks = (actor: CustomerActor, personId = world.ids.person) =>
  adminQuery(
    `select l.id, l.role, l.referral_id, l.organization_id from access_log l
       join access_log_reader r on r.entry_id = l.id
      where l.person_id = $1 and r.user_id = $2 and l.fields = '{}' order by l.at`,
    [personId, who(actor).userId],
  );

const PERSON =
  'query ($id: ID!) { person(id: $id) { displayName contact { phone } needs { id } } }';
const REFERRAL = 'query ($id: ID!) { referral(id: $id) { number person { displayName } } }';
const LOG = `query ($id: ID!, $first: Int, $after: String, $from: Date, $to: Date) { person(id: $id) {
  accessLogExtent accessLog(first: $first, after: $after, from: $from, to: $to) {
    edges { node { id at role organization { id } referral { id } user { id } } }
    pageInfo { hasNextPage endCursor } } } }`;

async function log(actor: CustomerActor, variables: object = {}) {
  const { data, errors } = await ask(world.actors[actor], LOG, {
    id: world.ids.person,
    ...variables,
  });
  expect(errors).toBeUndefined();
  return data.person as {
    accessLogExtent: string | null;
    accessLog: {
      edges: {
        node: { id: string; organization: { id: string }; user: { id: string } | null };
      }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
  };
}

describe('CORE-014: a look of staff at a person', () => {
  test('is written down in the one round trip of the read, once in 15 minutes', async () => {
    const read = () => ask(who('sender'), PERSON, { id: world.ids.person });
    const { data, roundTrips } = await read();
    expect(data.person.contact.phone).toBe('+13125550123');
    expect(roundTrips).toBe(1);
    const [entry] = await looks('sender');
    expect(entry).toMatchObject({
      role: 'PARTNER_STAFF',
      referral_id: null,
      organization_id: who('sender').organizationId,
    });
    await Promise.all([read(), read()]);
    expect(await looks('sender')).toHaveLength(1);
    await adminQuery(`update access_log set at = at - interval '16 minutes' where id = $1`, [
      entry?.['id'],
    ]);
    await read();
    expect(await looks('sender')).toHaveLength(2);
  });

  test('is written down for a referral too, by id and by number', async () => {
    const { roundTrips } = await ask(who('receiver'), REFERRAL, { id: world.ids.referral });
    expect(roundTrips).toBe(1);
    expect(await looks('receiver')).toMatchObject([{ referral_id: world.ids.referral }]);
    const [referral] = await adminQuery('select number from referral where id = $1', [
      world.ids.referral,
    ]);
    await ask(who('state'), 'query ($n: String!) { referralByNumber(number: $n) { id } }', {
      n: `R-${String(referral?.['number'])}`,
    });
    await ask(who('state'), PERSON, { id: world.ids.person });
    expect((await looks('state')).length).toBeGreaterThan(0);
  });

  test.each(['state', 'monitor', 'senderArea'] as const)('%s leaves one as well', async (actor) => {
    await ask(who(actor), PERSON, { id: world.ids.person });
    expect((await looks(actor)).some(({ referral_id }) => referral_id === null)).toBe(true);
  });

  test.each(['outsider', 'otherArea'] as const)(
    'is none when %s sees nothing: nothing of another is written either',
    async (actor) => {
      const { data } = await ask(who(actor), PERSON, { id: world.ids.person });
      expect(data.person).toBeNull();
      await ask(who(actor), REFERRAL, { id: world.ids.referral });
      expect(await looks(actor)).toEqual([]);
    },
  );

  test('is none when it is the person themself, a list, or a change', async () => {
    await ask(who('customer'), PERSON, { id: world.ids.person });
    expect(await looks('customer')).toEqual([]);
    const mine = who('outsider');
    await ask(mine, '{ people(first: 10) { edges { node { displayName } } } }');
    await act(
      mine,
      'addNeed',
      { personId: world.ids.twin, category: 'FOOD' },
      '... on PersonPayload { person { displayName } }',
    );
    expect(await looks('outsider', world.ids.twin)).toEqual([]);
  });

  test('does not wait for the disk', async () => {
    const [row] = await adminQuery(
      `select prosrc from pg_proc where proname = 'log_access' and pronamespace = 'app'::regnamespace`,
    );
    expect(row?.['prosrc']).toContain(`set_config('synchronous_commit', 'off', true)`);
  });
});

describe('CORE-014: who reads the access log', () => {
  const readers = async (actor: CustomerActor) => {
    const { accessLogExtent, accessLog } = await log(actor);
    const nodes = accessLog.edges.map(({ node }) => node);
    const organizations = [...new Set(nodes.map(({ organization }) => organization.id))];
    return { accessLogExtent, nodes, organizations };
  };
  beforeAll(async () => {
    for (const actor of ['sender', 'receiver', 'state'] as const)
      await ask(who(actor), PERSON, { id: world.ids.person });
  });

  test('the person: every organization, and nobody by name', async () => {
    const { accessLogExtent, nodes, organizations } = await readers('customer');
    expect(accessLogExtent).toBe('EVERYBODY');
    expect(organizations).toEqual(
      expect.arrayContaining(
        ['sender', 'receiver', 'state'].map((each) => who(each as CustomerActor).organizationId),
      ),
    );
    expect(new Set(nodes.map(({ user }) => user))).toEqual(new Set([null]));
  });

  test.each(['state', 'senderArea'] as const)('%s: everybody, by name', async (actor) => {
    const { accessLogExtent, nodes, organizations } = await readers(actor);
    expect(accessLogExtent).toBe('EVERYBODY');
    expect(organizations).toContain(who('receiver').organizationId);
    expect(nodes.map(({ user }) => user?.id)).toContain(who('receiver').userId);
  });

  test('the administrator of another area: what their own organization looked at', async () => {
    const { accessLogExtent, organizations } = await readers('receiverArea');
    expect(accessLogExtent).toBe('OWN_ORGANIZATION');
    expect(organizations).toEqual([who('receiverArea').organizationId]);
  });

  test.each(['sender', 'receiver', 'monitor'] as const)('%s: nothing', async (actor) => {
    const { accessLogExtent, nodes } = await readers(actor);
    expect([accessLogExtent, nodes]).toEqual([null, []]);
  });

  test('in pages and by day, newest first', async () => {
    await adminQuery(
      `insert into access_log (id, at, person_id, organization_id, role)
       select gen_random_uuid(), timestamptz '2026-03-08 05:59Z' + n * interval '2 minutes', $1, $2, 'MONITOR'
         from generate_series(0, 3) n`,
      [world.ids.person, who('state').organizationId],
    );
    const day = { from: '2026-03-07', to: '2026-03-08' };
    const first = (await log('customer', { ...day, first: 3 })).accessLog;
    expect(first.edges).toHaveLength(3);
    expect(first.pageInfo.hasNextPage).toBe(true);
    const rest = (await log('customer', { ...day, first: 3, after: first.pageInfo.endCursor }))
      .accessLog;
    expect(rest.edges).toHaveLength(1);
    const ids = [...first.edges, ...rest.edges].map(({ node }) => node.id);
    expect(new Set(ids).size).toBe(4);
    // 23:59 in Chicago is still the day before.
    expect((await log('customer', { to: '2026-03-07' })).accessLog.edges).toHaveLength(1);
    expect((await log('customer', { ...day, from: '2026-03-08' })).accessLog.edges).toHaveLength(3);
  });
});
