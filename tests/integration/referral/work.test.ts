import { beforeAll, describe, expect, test } from 'vitest';
import type { Visitor } from '../../support/actors.ts';
import { act, ask } from '../../support/ask.ts';
import { adminQuery } from '../../support/database.ts';
import { seedReferral } from '../../support/referral-seed.ts';
import { seedWorld } from '../../support/seed.ts';
import type { World } from '../../support/seed.ts';

let world: World;
beforeAll(async () => {
  world = await seedWorld();
});

const REFERRAL = '... on ReferralPayload { referral { id status } }';
const look = async (who: Visitor, id: string, fields: string) =>
  (await ask(who, `query ($id: ID!) { referral(id: $id) { ${fields} } }`, { id })).data.referral;
const say = async (who: Visitor, referralId: string, body: string) => {
  const input = { clientMutationId: crypto.randomUUID(), referralId, body };
  const answer = await ask(
    who,
    `mutation ($input: PostMessageInput!) { postMessage(input: $input) {
      __typename ... on MessagePostedPayload { posted: message { id body mine } referral { id } } } }`,
    { input },
  );
  return answer.data.postMessage;
};

describe('what is said', () => {
  test('messages are read by both sides and the state, in order, and by nobody else', async () => {
    const { id } = await seedReferral(world, 'RECEIVED');
    const { staff } = world.sender;
    expect(await say(staff, id, ' Can she come on Monday? ')).toMatchObject({
      posted: { body: 'Can she come on Monday?', mine: true },
    });
    await say(world.receiver.staff, id, 'Monday at nine.');
    await say(staff, id, 'She will.');
    const bodies = async (who: Visitor, page = '') =>
      (
        await look(
          who,
          id,
          `messages${page} { edges { cursor node { body } } pageInfo { hasNextPage hasPreviousPage endCursor startCursor } }`,
        )
      )?.messages;
    const texts = (page: { edges: { node: { body: string } }[] }) =>
      page.edges.map(({ node }) => node.body);
    const all = ['Can she come on Monday?', 'Monday at nine.', 'She will.'];
    for (const who of [
      staff,
      world.sender.colleague,
      world.receiver.staff,
      world.state,
      world.monitor,
    ]) {
      expect(texts(await bodies(who))).toEqual(all);
    }
    for (const who of [world.customer, world.area.admin])
      expect(texts(await bodies(who))).toEqual([]);
    expect(await bodies(world.outsider.staff)).toBeUndefined();

    const newest = await bodies(staff, '(last: 2)');
    expect(texts(newest)).toEqual(all.slice(1));
    expect(newest.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: false });
    const before = await bodies(staff, `(last: 2, before: "${newest.pageInfo.startCursor}")`);
    expect(texts(before)).toEqual(all.slice(0, 1));
    const first = await bodies(staff, '(first: 1)');
    const next = await bodies(staff, `(first: 5, after: "${first.pageInfo.endCursor}")`);
    expect(texts(next)).toEqual(all.slice(1));
  });

  test('empty and endless ones are refused', async () => {
    const { id } = await seedReferral(world, 'RECEIVED');
    expect(await say(world.sender.staff, id, '   ')).toEqual({ __typename: 'InvalidInputError' });
    expect(await say(world.sender.staff, id, 'x'.repeat(4001))).toEqual({
      __typename: 'InvalidInputError',
    });
  });

  test('a private note never leaves its organization, and moves nothing others see', async () => {
    const world = await seedWorld();
    const { id } = await seedReferral(world, 'RECEIVED');
    const fields = 'updatedAt unread version history(first: 50) { edges { node { kind } } }';
    await act(world.receiver.staff, 'markSeen', { id }, REFERRAL);
    const before = await look(world.receiver.staff, id, fields);
    const note = await act(
      world.sender.staff,
      'addNote',
      { referralId: id, body: 'Call his sister first.' },
      '... on NotePayload { note { body author { name } } }',
    );
    expect(note).toMatchObject({ note: { body: 'Call his sister first.' } });
    expect(await look(world.receiver.staff, id, fields)).toEqual(before);
    const notes = async (who: Visitor) => (await look(who, id, 'notes { body }')).notes;
    expect(await notes(world.sender.colleague)).toEqual([{ body: 'Call his sister first.' }]);
    const others = [
      world.receiver.admin,
      world.state,
      world.monitor,
      world.area.admin,
      world.customer,
    ];
    for (const who of others) expect(await notes(who)).toEqual([]);
  });
});

describe('attempts', () => {
  const log = (who: Visitor, referralId: string, more: object) =>
    act(
      who,
      'logAttempt',
      {
        referralId,
        channel: 'PHONE',
        result: 'LEFT_MESSAGE',
        occurredAt: new Date().toISOString(),
        ...more,
      },
      REFERRAL,
    );
  const attempts = async (who: Visitor, id: string) =>
    (await look(who, id, 'attempts { target result note }')).attempts;

  test('to reach the person: the sender and the person see date and result, without what was said', async () => {
    const { id } = await seedReferral(world, 'RECEIVED');
    const note = 'Voicemail of the mother.';
    expect(await log(world.receiver.staff, id, { target: 'CUSTOMER', note })).toMatchObject({
      referral: { status: 'RECEIVED' },
    });
    const seen = { target: 'CUSTOMER', result: 'LEFT_MESSAGE' };
    expect(await attempts(world.receiver.colleague, id)).toEqual([{ ...seen, note }]);
    for (const who of [world.sender.staff, world.customer, world.state, world.monitor]) {
      expect(await attempts(who, id)).toEqual([{ ...seen, note: null }]);
    }
    expect(await attempts(world.otherArea.admin, id)).toEqual([]);
  });

  test('to reach the partner: the status says so, once, and the person does not see it', async () => {
    const { id } = await seedReferral(world, 'SENT');
    const tried = { target: 'PARTNER', note: 'Ask for Kim.' };
    expect(await log(world.sender.staff, id, tried)).toMatchObject({
      referral: { status: 'ATTEMPTING_CONTACT' },
    });
    expect(await log(world.sender.staff, id, tried)).toMatchObject({
      referral: { status: 'ATTEMPTING_CONTACT' },
    });
    expect(await attempts(world.receiver.staff, id)).toHaveLength(2);
    expect(await attempts(world.customer, id)).toEqual([]);
    const moves = await adminQuery(
      `select 1 from activity where subject_id = $1 and kind = 'REFERRAL_ATTEMPTING_CONTACT'`,
      [id],
    );
    expect(moves).toHaveLength(1);
  });

  test('lie in the past and have a result that fits', async () => {
    const { id } = await seedReferral(world, 'SENT');
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    const done = await log(world.sender.staff, id, {
      target: 'PARTNER',
      result: 'APPOINTMENT_MADE',
      occurredAt: tomorrow,
    });
    expect(done['problems']).toMatchObject([{ field: 'result' }, { field: 'occurredAt' }]);
  });
});

describe('the history', () => {
  type Edge = { node: { kind: string; at: string; actorOrganization: { id: string } | null } };
  const history = async (who: Visitor, id: string, first = 100): Promise<Edge[]> => {
    const fields = 'kind at actorOrganization { id }';
    return (await look(who, id, `history(first: ${first}) { edges { node { ${fields} } } }`))
      .history.edges;
  };

  test('is the same for both sides from the sending on, whatever each does for itself', async () => {
    const { id } = await seedReferral(world, 'IN_PROGRESS');
    const { sender, receiver } = world;
    await act(receiver.staff, 'assignReferral', { id, userId: receiver.colleague.userId }, '');
    await act(sender.staff, 'addNote', { referralId: id, body: 'For us.' }, '');
    await act(receiver.staff, 'addNote', { referralId: id, body: 'For us.' }, '');
    await say(sender.staff, id, 'How is it going?');
    await act(world.customer, 'reportContact', { referralId: id, contacted: true }, '');
    const ours = await history(sender.staff, id);
    expect(ours.map(({ node }) => node.kind)).toEqual([
      'DRAFT_CREATED',
      'REFERRAL_SENT',
      'REFERRAL_RECEIVED',
      'REFERRAL_ACCEPTED',
      'REFERRAL_STARTED',
      'MESSAGE_POSTED',
      'CONTACT_REPORTED',
    ]);
    expect(await history(receiver.staff, id)).toEqual(ours.slice(1));
    expect(await history(world.state, id)).toEqual(ours.slice(1));
    const kindsFor = async (who: Visitor) => (await history(who, id)).map(({ node }) => node.kind);
    expect(await kindsFor(world.area.admin)).toEqual([
      'REFERRAL_SENT',
      'REFERRAL_RECEIVED',
      'REFERRAL_ACCEPTED',
      'REFERRAL_STARTED',
    ]);
    expect(await kindsFor(world.customer)).toEqual([
      'REFERRAL_SENT',
      'REFERRAL_RECEIVED',
      'REFERRAL_ACCEPTED',
      'REFERRAL_STARTED',
      'CONTACT_REPORTED',
    ]);
    const times = ours.map(({ node }) => node.at);
    expect(times).toEqual([...times].sort());
  });

  test('is read from its end, page by page, the customer’s too', async () => {
    const { id } = await seedReferral(world, 'IN_PROGRESS');
    const page = async (who: Visitor, args: string) => {
      const { history } = await look(
        who,
        id,
        `history(${args}) { edges { node { kind } } pageInfo { hasPreviousPage hasNextPage startCursor } }`,
      );
      const { edges, pageInfo } = history as {
        edges: Edge[];
        pageInfo: { hasPreviousPage: boolean; hasNextPage: boolean; startCursor: string };
      };
      return { kinds: edges.map(({ node }) => node.kind), ...pageInfo };
    };
    const all = ['REFERRAL_SENT', 'REFERRAL_RECEIVED', 'REFERRAL_ACCEPTED', 'REFERRAL_STARTED'];
    for (const who of [world.customer, world.receiver.staff]) {
      const newest = await page(who, 'last: 3');
      expect(newest).toMatchObject({
        kinds: all.slice(1),
        hasPreviousPage: true,
        hasNextPage: false,
      });
      const earlier = await page(who, `last: 3, before: "${newest.startCursor}"`);
      expect(earlier).toMatchObject({
        kinds: all.slice(0, 1),
        hasPreviousPage: false,
        hasNextPage: true,
      });
    }
    const { errors } = await ask(
      world.customer,
      'query ($id: ID!) { referral(id: $id) { history(last: 3, before: "x") { edges { cursor } } } }',
      { id },
    );
    expect(errors?.[0]?.message).toContain('`before` must be a cursor');
  });

  test('of a person holds what one may see of them', async () => {
    const own = await seedWorld();
    await seedReferral(own, 'SENT');
    const kindsFor = async (who: Visitor) => {
      const query =
        'query ($id: ID!) { person(id: $id) { history { edges { node { kind } } } referrals { totalCount } } }';
      const { person } = (await ask(who, query, { id: own.personId })).data;
      return (
        person && [
          person.history.edges.map(({ node }: Edge) => node.kind),
          person.referrals.totalCount,
        ]
      );
    };
    expect(await kindsFor(own.sender.staff)).toEqual([
      ['PERSON_CREATED', 'CONSENT_GIVEN', 'REFERRAL_SENT'],
      1,
    ]);
    expect(await kindsFor(own.area.admin)).toEqual([['REFERRAL_SENT'], 1]);
    expect(await kindsFor(own.outsider.staff)).toBeNull();
  });
});
