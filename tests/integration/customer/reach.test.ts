import { beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../../support/ask.ts';
import { adminQuery } from '../../support/database.ts';
import { customerWorld } from '../../support/customer-world.ts';
import type { CustomerActor, CustomerWorld } from '../../support/customer-world.ts';

let world: CustomerWorld;
beforeAll(async () => {
  world = await customerWorld();
});

const QUERY = `query ($id: ID!) { person(id: $id) { whoCanSeeIsComplete whoCanSee {
  reason scopes endedAt organization { id name } referral { id } } } }`;

type Reach = {
  reason: string;
  scopes: string[];
  endedAt: string | null;
  organization: { id: string };
  referral: { id: string } | null;
};

async function reach(
  who: CustomerActor,
): Promise<{ complete: boolean; reasons: string[]; all: Reach[] }> {
  const { data, errors } = await ask(world.actors[who], QUERY, { id: world.ids.person });
  expect(errors).toBeUndefined();
  const all = data.person.whoCanSee as Reach[];
  const own = new Map(
    CUSTOMER_SIDES.map((side) => [world.actors[side]?.organizationId, side] as const),
  );
  return {
    complete: data.person.whoCanSeeIsComplete,
    // The reference data has a state agency too, next to this test's.
    reasons: all
      .filter(({ reason, organization }) => reason !== 'STATE' || own.has(organization.id))
      .map(({ reason, organization }) => `${reason} ${own.get(organization.id)}`)
      .sort(),
    all,
  };
}

const CUSTOMER_SIDES = [
  'sender',
  'receiver',
  'senderArea',
  'receiverArea',
  'planner',
  'state',
] as const;
const EVERYTHING = [
  'APPLICATION planner',
  'CREATED_HERE sender',
  'LWIA_ADMINISTRATOR receiverArea',
  'LWIA_ADMINISTRATOR senderArea',
  'RECEIVED_REFERRAL receiver',
  'SENT_REFERRAL sender',
  'STATE state',
];

describe('who can see this person', () => {
  test.each(['customer', 'state', 'monitor', 'senderArea'] as const)(
    'is complete for %s',
    async (who) => {
      const { complete, reasons } = await reach(who);
      expect([complete, reasons]).toEqual([true, EVERYTHING]);
    },
  );

  test.each(['sender', 'receiver'] as const)(
    'shows %s their own reasons and the other side of their referral',
    async (who) => {
      const { complete, reasons } = await reach(who);
      const others = ['RECEIVED_REFERRAL receiver', 'SENT_REFERRAL sender'];
      expect([complete, reasons]).toEqual([
        false,
        who === 'sender' ? ['CREATED_HERE sender', ...others] : others,
      ]);
    },
  );

  test('shows the administrator of the other area theirs alone', async () => {
    expect((await reach('receiverArea')).reasons).toEqual(['LWIA_ADMINISTRATOR receiverArea']);
  });

  test('names the referral and what it lets them see', async () => {
    const { all } = await reach('customer');
    const received = all.find(({ reason }) => reason === 'RECEIVED_REFERRAL');
    expect(received).toMatchObject({
      scopes: ['CONTACT', 'NEEDS'],
      referral: { id: world.ids.referral },
      endedAt: null,
    });
  });

  test('a third organization stays unknown to partners', async () => {
    const other = await customerWorld();
    await adminQuery(
      `insert into referral (id, number, person_id, person_initials, sender_organization_id, status_since,
         last_activity_at, created_at, updated_at)
       values (gen_random_uuid(), gen_random_uuid()::text, $1, 'AQ', $2, now(), now(), now(), now())`,
      [other.ids.person, other.organizations.outsider],
    );
    const { data } = await ask(other.actors.sender, QUERY, { id: other.ids.person });
    const ids = data.person.whoCanSee.map(({ organization }: Reach) => organization.id);
    expect(ids).not.toContain(other.organizations.outsider);
    const all = await ask(other.actors.customer, QUERY, { id: other.ids.person });
    const known = all.data.person.whoCanSee.map(({ organization }: Reach) => organization.id);
    expect(known).toContain(other.organizations.outsider);
  });
});

describe('round trips', () => {
  test('who can see: the person, the grants, the organizations, the referrals', async () => {
    await reach('customer');
    const { roundTrips } = await ask(world.actors.customer, QUERY, { id: world.ids.person });
    expect(roundTrips).toBe(4);
  });

  test('the person page: the person with all that hangs on it, at once', async () => {
    const query = `query ($id: ID!) { person(id: $id) {
      displayName dateOfBirth contact { phone safeTimes { days } } county { name } lwia { name }
      needs { category note recordedBy { name } }
      consents { id state scopes openReferrals viewerCanWithdraw recordedBy { name } }
      invitations { kind expiresAt } viewerActions } }`;
    const { roundTrips, data } = await ask(world.actors.sender, query, { id: world.ids.person });
    expect(data.person.consents).toMatchObject([
      { state: 'ACTIVE', openReferrals: 1, viewerCanWithdraw: true },
    ]);
    expect(roundTrips).toBe(1);
  });

  test('the list of people: who is on the page, the page, and one more for the count', async () => {
    const page =
      'edges { node { displayName contact { phone } lwia { name } } } pageInfo { hasNextPage }';
    const plain = await ask(world.actors.sender, `{ people { ${page} } }`);
    expect(plain.roundTrips).toBe(2);
    const counted = await ask(world.actors.sender, `{ people { ${page} totalCount } }`);
    expect(counted.roundTrips).toBe(3);
    const searched = await ask(
      world.actors.sender,
      `{ people(words: "ana") { ${page} totalCount } }`,
    );
    expect(searched.roundTrips).toBe(2);
  });
});

test('people are paged by name without losing or doubling any', async () => {
  const { sender } = world.organizations;
  for (const name of ['Zuri', 'Abel', 'Mina']) {
    await adminQuery(
      `insert into person (id, first_name, last_name, created_by_organization_id, updated_at)
       values (gen_random_uuid(), $1, 'Page', $2, now())`,
      [name, sender],
    );
  }
  const query = `query ($after: String) { people(first: 2, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { displayName } } } }`;
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const { data } = await ask(world.actors.sender, query, { after });
    const { edges, pageInfo, totalCount } = data.people;
    expect(totalCount).toBe(4);
    seen.push(...edges.map(({ node }: { node: { displayName: string } }) => node.displayName));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  expect(seen.slice(0, 3)).toEqual(['Abel Page', 'Mina Page', 'Zuri Page']);
  expect(seen).toHaveLength(4);
});
