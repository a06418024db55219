import { beforeAll, describe, expect, test } from 'vitest';
import type { Visitor } from '../../support/actors.ts';
import { act, ask, failures } from '../../support/ask.ts';
import { adminQuery } from '../../support/database.ts';
import { seedReferral } from '../../support/referral-seed.ts';
import type { SeededReferral, Situation } from '../../support/referral-seed.ts';
import { seedWorld } from '../../support/seed.ts';
import type { World } from '../../support/seed.ts';

const LIST = `query ($filter: ReferralFilter!, $first: Int, $after: String) {
  referrals(filter: $filter, first: $first, after: $after) {
    totalCount edges { cursor node { id status unread } } pageInfo { hasNextPage hasPreviousPage endCursor } } }`;

type Page = {
  totalCount: number;
  edges: { cursor: string; node: { id: string; status: string; unread: boolean } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null };
};
const list = async (who: Visitor, filter: object, page: object = {}): Promise<Page> => {
  const answer = await ask(who, LIST, { filter, ...page });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data.referrals;
};
const idsOf = ({ edges }: Page): string[] => edges.map(({ node }) => node.id);

const counts = async (who: Visitor, box: string) => {
  const fields = 'box total unread overdue byStatus { status count }';
  return (await ask(who, `{ referralCounts(box: ${box}) { ${fields} } }`)).data.referralCounts;
};

let world: World;
let seeded: Record<Exclude<Situation, never>, SeededReferral>;
const SITUATIONS: Situation[] = [
  'DRAFT',
  'RECALLED',
  'PUT_AWAY',
  'SENT',
  'ATTEMPTING_CONTACT',
  'RECEIVED',
  'ACCEPTED',
  'DECLINED',
  'IN_PROGRESS',
  'COMPLETED',
];
beforeAll(async () => {
  world = await seedWorld();
  const entries: [Situation, SeededReferral][] = [];
  for (const situation of SITUATIONS)
    entries.push([situation, await seedReferral(world, situation)]);
  seeded = Object.fromEntries(entries) as typeof seeded;
});

const of = (...situations: Situation[]) => situations.map((each) => seeded[each].id).sort();
const SENT: Situation[] = SITUATIONS.slice(3);

describe('boxes', () => {
  test('hold what is theirs, newest change first', async () => {
    const { sender, receiver } = world;
    const received = await list(receiver.colleague, { box: 'RECEIVED' });
    expect(idsOf(received)).toEqual([...SENT].reverse().map((each) => seeded[each].id));
    expect(received.totalCount).toBe(7);
    expect(idsOf(await list(sender.colleague, { box: 'SENT' })).sort()).toEqual(of(...SENT));
    expect(idsOf(await list(sender.colleague, { box: 'DRAFTS' })).sort()).toEqual(
      of('DRAFT', 'RECALLED'),
    );
    for (const box of ['SENT', 'DRAFTS'])
      expect(idsOf(await list(receiver.staff, { box }))).toEqual([]);
    expect(idsOf(await list(sender.staff, { box: 'RECEIVED' }))).toEqual([]);
  });

  test('of an area: for both of its administrators, not for the staff of partners, never drafts', async () => {
    const area = { box: 'AREA' };
    for (const who of [world.area.admin, world.otherArea.admin]) {
      expect(idsOf(await list(who, area)).sort()).toEqual(of(...SENT));
    }
    for (const who of [world.elsewhere.admin, world.sender.admin, world.outsider.staff]) {
      expect(await list(who, area)).toMatchObject({ edges: [], totalCount: 0 });
    }
    const all = await list(world.monitor, { ...area, organizationId: world.sender.id });
    expect(idsOf(all).sort()).toEqual(of(...SENT));
  });

  test('narrow by status, need, urgency, counterpart, number, name and who has it', async () => {
    const who = world.receiver.staff;
    const search = async (filter: object) =>
      idsOf(await list(who, { box: 'RECEIVED', ...filter })).sort();
    expect(await search({ statuses: ['SENT', 'DECLINED'] })).toEqual(of('SENT', 'DECLINED'));
    expect(await search({ categories: ['FOOD'] })).toEqual([]);
    expect(await search({ categories: ['JOB_TRAINING'], urgencies: ['ROUTINE'] })).toEqual(
      of(...SENT),
    );
    expect(await search({ organizationId: world.sender.id })).toEqual(of(...SENT));
    expect(await search({ organizationId: world.receiver.id })).toEqual([]);
    expect(await search({ organizationId: 'nonsense' })).toEqual([]);
    const { number } = seeded.ACCEPTED;
    expect(await search({ words: number.replaceAll('-', ' ').toLowerCase() })).toEqual(
      of('ACCEPTED'),
    );
    const begun = number.slice(0, 6);
    for (const words of [begun, begun.slice(2).toLowerCase()])
      expect(await search({ words })).toContain(seeded.ACCEPTED.id);
    const strangers = await list(world.outsider.staff, { box: 'RECEIVED', words: begun });
    expect(idsOf(strangers)).toEqual([]);
    expect(await search({ words: 'Quill' })).toEqual(of(...SENT));
    expect(await search({ words: '%_' })).toEqual([]);
    expect(await search({ overdueOnly: true })).toEqual([]);
    await act(who, 'assignReferral', { id: seeded.RECEIVED.id, userId: who.userId }, '');
    expect(await search({ assignedTo: 'ME' })).toEqual(of('RECEIVED'));
    expect(await search({ assignedTo: 'NOBODY' })).toEqual(
      of(...SENT.filter((situation) => situation !== 'RECEIVED')),
    );
    await act(who, 'assignReferral', { id: seeded.RECEIVED.id, userId: null }, '');
  });

  test('the global search finds by the beginning of a number what one may see (REF-025)', async () => {
    const found = async (who: Visitor, words: string) => {
      const { data } = await ask(
        who,
        'query ($words: String!) { search(words: $words) { ... on Referral { id } } }',
        { words },
      );
      return data.search.map(({ id }: { id?: string }) => id);
    };
    const { id, number } = seeded.SENT;
    for (const words of [number, number.slice(0, 6), number.slice(2, 6), number.slice(0, 5)]) {
      expect(await found(world.receiver.staff, words)).toContain(id);
      expect(await found(world.outsider.staff, words)).toEqual([]);
    }
    expect(await found(world.receiver.staff, number.slice(0, 4))).toEqual([]);
  });

  test('a name finds nothing through those whom one may no longer see', async () => {
    const own = await seedWorld();
    const { id } = await seedReferral(own, 'DECLINED');
    expect(idsOf(await list(own.receiver.staff, { box: 'RECEIVED' }))).toEqual([id]);
    expect(idsOf(await list(own.receiver.staff, { box: 'RECEIVED', words: 'Ana' }))).toEqual([]);
  });
});

describe('a suspended partner', () => {
  test('keeps its name in what it has done, and leaves the directory', async () => {
    const own = await seedWorld();
    const { id } = await seedReferral(own, 'RECEIVED');
    const category = 'FOOD';
    const need = await act(own.sender.staff, 'addNeed', { personId: own.personId, category }, '');
    expect(need.__typename).toBe('PersonPayload');
    await adminQuery(`update organization set status = 'SUSPENDED' where id = $1`, [own.sender.id]);
    const query = `query ($id: ID!, $p: ID!, $o: ID!) { referral(id: $id) { sender { id } }
      person(id: $p) { needs { recordedBy { id } } } organization(id: $o) { id services { id } } }`;
    const variables = { id, p: own.personId, o: own.sender.id };
    const answer = await ask(own.receiver.staff, query, variables);
    expect(answer.data.referral.sender.id).toBe(own.sender.id);
    const { data, errors } = await ask(own.customer, query, variables);
    expect(errors).toBeUndefined();
    expect(data.person.needs).toContainEqual({ recordedBy: { id: own.sender.id } });
    expect((await ask(own.outsider.staff, query, variables)).data).toEqual({
      referral: null,
      person: null,
      organization: { id: own.sender.id, services: [] },
    });
    const listed = await ask(
      own.state,
      `query ($o: ID!) { services(filter: { organizationId: $o }) { totalCount } }`,
      { o: own.sender.id },
    );
    expect(listed.data.services.totalCount).toBe(0);
  });
});

describe('pages', () => {
  test('neither skip nor repeat while rows move to the top', async () => {
    const own = await seedWorld();
    const made: string[] = [];
    for (let n = 0; n < 7; n += 1) made.push((await seedReferral(own, 'SENT')).id);
    const filter = { box: 'RECEIVED' };
    const first = await list(own.receiver.staff, filter, { first: 3 });
    expect(idsOf(first)).toEqual(made.slice(4).reverse());
    await act(own.receiver.staff, 'markReceived', { id: made[5] ?? '' }, '');
    const second = await list(own.receiver.staff, filter, {
      first: 3,
      after: first.pageInfo.endCursor,
    });
    expect(idsOf(second)).toEqual([made[3], made[2], made[1]]);
    expect(second.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    const third = await list(own.receiver.staff, filter, {
      first: 3,
      after: second.pageInfo.endCursor,
    });
    expect(idsOf(third)).toEqual([made[0]]);
    expect(third.pageInfo.hasNextPage).toBe(false);
  });

  test('of one moment are told apart by id', async () => {
    const own = await seedWorld();
    for (let n = 0; n < 5; n += 1) await seedReferral(own, 'SENT');
    await adminQuery(
      `update referral set updated_at = date_trunc('hour', now()) where sender_organization_id = $1`,
      [own.sender.id],
    );
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Page = await list(own.sender.staff, { box: 'SENT' }, { first: 2, after });
      seen.push(...idsOf(page));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(new Set(seen).size).toBe(5);
    expect(seen).toHaveLength(5);
  });

  test('a forged cursor is a clear error and no failure of ours', async () => {
    const forged = [
      '',
      'x',
      'dDox',
      Buffer.from('t:1:1').toString('base64url'),
      'A'.repeat(5000),
      '𝕏',
      'bnVsbA==',
    ];
    for (const after of forged) {
      const answers = [
        await ask(world.sender.staff, LIST, { filter: { box: 'SENT' }, after }),
        await ask(
          world.sender.staff,
          'query ($id: ID!, $after: String) { referral(id: $id) { history(after: $after) { edges { cursor } } } }',
          { id: seeded.SENT.id, after },
        ),
        await ask(
          world.sender.staff,
          'query ($id: ID!, $after: String) { referral(id: $id) { messages(before: $after, last: 2) { edges { cursor } } } }',
          { id: seeded.SENT.id, after },
        ),
        await ask(
          world.sender.staff,
          'query ($after: String) { recentChanges(after: $after) { edges { cursor } } }',
          {
            after,
          },
        ),
      ];
      for (const { errors } of answers) expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
    expect(failures).toEqual([]);
  });

  test('ids and numbers that are none find nothing', async () => {
    const one = (query: string) => ask(world.sender.staff, `{ ${query} { id } }`);
    for (const query of [
      'referral(id: "1")',
      `referral(id: "${crypto.randomUUID()}")`,
      'referralByNumber(number: "R-0000-00")',
      `referralByNumber(number: "${'R'.repeat(10_000)}")`,
    ]) {
      const answer = await one(query);
      expect(answer.errors).toBeUndefined();
      expect(Object.values(answer.data)).toEqual([null]);
    }
    expect(failures).toEqual([]);
  });
});

describe('unread', () => {
  test('is per user: what somebody else changed since one looked', async () => {
    const own = await seedWorld();
    const { id } = await seedReferral(own, 'SENT');
    const unread = async (who: Visitor) => {
      const answer = await ask(who, 'query ($id: ID!) { referral(id: $id) { unread } }', { id });
      return answer.data.referral.unread as boolean;
    };
    const { staff, colleague } = own.receiver;
    const table = async () => [
      await unread(own.sender.staff),
      await unread(own.sender.colleague),
      await unread(staff),
      await unread(colleague),
      await unread(own.customer),
    ];
    expect(await table()).toEqual([false, true, true, true, true]);
    await act(staff, 'markSeen', { id }, '');
    expect(await table()).toEqual([false, true, false, true, true]);
    await act(staff, 'acceptReferral', { id }, '');
    expect(await table()).toEqual([true, true, false, true, true]);
    await act(own.sender.staff, 'markSeen', { id }, '');
    await act(own.customer, 'reportContact', { referralId: id, contacted: true }, '');
    expect(await table()).toEqual([true, true, true, true, false]);
  });

  test('counters agree with the lists', async () => {
    const who = world.receiver.staff;
    const unread = await list(who, { box: 'RECEIVED', unreadOnly: true });
    const all = await list(who, { box: 'RECEIVED' });
    expect(unread.totalCount).toBe(all.edges.filter(({ node }) => node.unread).length);
    expect(unread.totalCount).toBeGreaterThan(0);
    expect(await counts(who, 'RECEIVED')).toEqual({
      box: 'RECEIVED',
      total: 7,
      unread: unread.totalCount,
      overdue: 0,
      byStatus: SENT.filter((status) => status !== 'DECLINED')
        .flatMap((status) => (status === 'IN_PROGRESS' ? ['DECLINED', status] : [status]))
        .map((status) => ({ status, count: 1 })),
    });
    expect(await counts(world.outsider.staff, 'RECEIVED')).toMatchObject({
      total: 0,
      byStatus: [],
    });
    expect(await counts(world.sender.staff, 'DRAFTS')).toMatchObject({ total: 2, unread: 0 });
    await adminQuery(`update referral set due_at = now() - interval '1 minute' where id = $1`, [
      seeded.SENT.id,
    ]);
    expect(await counts(who, 'RECEIVED')).toMatchObject({ overdue: 1 });
    expect(idsOf(await list(who, { box: 'RECEIVED', overdueOnly: true }))).toEqual([
      seeded.SENT.id,
    ]);
    await adminQuery(`update referral set due_at = now() + interval '2 days' where id = $1`, [
      seeded.SENT.id,
    ]);
  });

  test('overdue is what one’s own side owes, in an area either side (REF-053)', async () => {
    const own = await seedWorld();
    const [declined, sent] = [await seedReferral(own, 'DECLINED'), await seedReferral(own, 'SENT')];
    await adminQuery(
      `update referral set due_at = now() - interval '1 minute' where id = any($1)`,
      [[declined.id, sent.id]],
    );
    const late = async (who: Visitor, box: string) => {
      const found = idsOf(await list(who, { box, overdueOnly: true })).sort();
      expect(await counts(who, box)).toMatchObject({ overdue: found.length });
      return found;
    };
    expect(await late(own.receiver.staff, 'RECEIVED')).toEqual([sent.id]);
    expect(await late(own.sender.staff, 'SENT')).toEqual([declined.id]);
    expect(await late(own.otherArea.admin, 'AREA')).toEqual([declined.id, sent.id].sort());
    // REF-050: a receiver waits for the consent to be renewed; who declined is followed up without it.
    await adminQuery(
      `update referral set consent_expires_at = now() - interval '1 second' where id = any($1)`,
      [[declined.id, sent.id]],
    );
    expect(await late(own.receiver.staff, 'RECEIVED')).toEqual([]);
    expect(await late(own.sender.staff, 'SENT')).toEqual([declined.id]);
    expect(await late(own.otherArea.admin, 'AREA')).toEqual([declined.id]);
  });

  test('what is overdue is listed longest overdue first, page by page', async () => {
    const late: Situation[] = ['IN_PROGRESS', 'SENT', 'ACCEPTED'];
    for (const [hours, situation] of late.entries()) {
      await adminQuery(
        `update referral set due_at = now() - make_interval(hours => $2) where id = $1`,
        [seeded[situation].id, 9 - hours],
      );
    }
    const filter = { box: 'RECEIVED', overdueOnly: true };
    const first = await list(world.receiver.staff, filter, { first: 2 });
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const rest = await list(world.receiver.staff, filter, { after: first.pageInfo.endCursor });
    expect([...idsOf(first), ...idsOf(rest)]).toEqual(late.map((each) => seeded[each].id));
  });
});
