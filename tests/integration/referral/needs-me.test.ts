import { describe, expect, test } from 'vitest';
import type { Visitor } from '../../support/actors.ts';
import { makeStaff } from '../../support/actors.ts';
import { act, ask } from '../../support/ask.ts';
import { letPass, sweep } from '../../support/clocks.ts';
import { adminQuery } from '../../support/database.ts';
import { attemptDeed } from '../../support/referral-deeds.ts';
import { seedReferral } from '../../support/referral-seed.ts';
import { seedWorld } from '../../support/seed.ts';

type Item = {
  kind: string;
  overdue: boolean;
  referral: { id: string } | null;
  membership: { id: string } | null;
};
const needsMe = async (who: Visitor): Promise<Item[]> => {
  const answer = await ask(
    who,
    '{ needsMe { kind overdue dueAt since referral { id } membership { id } } }',
  );
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data.needsMe;
};
const kinds = async (who: Visitor, id: string): Promise<string[]> =>
  (await needsMe(who)).filter((item) => item.referral?.id === id).map(({ kind }) => kind);

describe('what needs me', () => {
  test('follows the referral from side to side', async () => {
    const world = await seedWorld();
    const { sender, receiver } = world;
    const both = async (id: string) => [
      await kinds(sender.staff, id),
      await kinds(receiver.staff, id),
    ];
    const expected = {
      DRAFT: [['FINISH_DRAFT'], []],
      RECALLED: [['FINISH_DRAFT'], []],
      PUT_AWAY: [[], []],
      SENT: [[], ['ANSWER']],
      ATTEMPTING_CONTACT: [[], ['ANSWER']],
      RECEIVED: [[], ['DECIDE']],
      ACCEPTED: [[], ['START']],
      IN_PROGRESS: [[], ['UPDATE']],
      DECLINED: [['FOLLOW_UP'], []],
      COMPLETED: [[], []],
    } as const;
    for (const [situation, items] of Object.entries(expected)) {
      const { id } = await seedReferral(world, situation as keyof typeof expected);
      expect({ situation, items: await both(id) }).toEqual({ situation, items });
    }
    for (const who of [world.outsider.staff, world.elsewhere.admin, world.monitor]) {
      expect(await needsMe(who)).toEqual([]);
    }
  });

  test('is due in order, overdue first', async () => {
    const world = await seedWorld();
    const later = await seedReferral(world, 'SENT');
    const late = await seedReferral(world, 'SENT');
    await adminQuery(`update referral set due_at = now() - interval '1 hour' where id = $1`, [
      late.id,
    ]);
    const items = await needsMe(world.receiver.staff);
    expect(items.map(({ referral, overdue }) => [referral?.id, overdue])).toEqual([
      [late.id, true],
      [later.id, false],
    ]);
  });

  test('asks the sender to reach a silent partner after each alarm, then the area (REF-053)', async () => {
    const world = await seedWorld();
    const { id } = await seedReferral(world, 'SENT');
    const { sender, receiver, otherArea: area } = world;
    const who = { sender: sender.staff, receiver: receiver.staff, area: area.admin };
    const all = async () => ({
      sender: await kinds(who.sender, id),
      receiver: await kinds(who.receiver, id),
      area: await kinds(who.area, id),
    });
    const pass = async () => {
      await letPass(id);
      await sweep();
      return all();
    };
    const tryPartner = async () => {
      await attemptDeed(world, who.sender, 'tryPartner', id, 1);
      return all();
    };
    const receiving = { receiver: ['ANSWER'] };
    expect(await all()).toEqual({ ...receiving, sender: [], area: [] });
    expect(await pass()).toEqual({ ...receiving, sender: ['REACH_PARTNER'], area: [] });
    expect(await tryPartner()).toEqual({ ...receiving, sender: [], area: [] });
    expect(await pass()).toEqual({ ...receiving, sender: ['REACH_PARTNER'], area: ['STEP_IN'] });
    expect(await tryPartner()).toEqual({ ...receiving, sender: [], area: ['STEP_IN'] });
    for (const other of [world.area.admin, world.elsewhere.admin, world.state]) {
      expect(await kinds(other, id)).toEqual([]);
    }
    // A word from the partner starts the days anew, an answer ends them.
    await act(who.receiver, 'postMessage', { referralId: id, body: 'We are on it.' }, '');
    expect(await all()).toEqual({ ...receiving, sender: [], area: [] });
    await act(who.receiver, 'markReceived', { id }, '');
    expect(await all()).toEqual({ receiver: ['DECIDE'], sender: [], area: [] });
  });

  test('comes before what was put off, however much of that is due earlier', async () => {
    const world = await seedWorld();
    const { receiver } = world;
    for (let n = 0; n < 2; n += 1) {
      const { id } = await seedReferral(world, 'SENT');
      await adminQuery(`update referral set due_at = now() - interval '1 hour' where id = $1`, [
        id,
      ]);
      expect(await attemptDeed(world, receiver.staff, 'snooze', id, 1)).toBe('ReferralPayload');
    }
    const awake = await seedReferral(world, 'SENT');
    const first = await ask(receiver.staff, '{ needsMe(first: 1) { referral { id } } }');
    expect(first.data.needsMe).toEqual([{ referral: { id: awake.id } }]);
  });

  test('an administrator who steps in writes down whom they tried and puts it off (REF-053)', async () => {
    const world = await seedWorld();
    const { id } = await seedReferral(world, 'SENT');
    const { sender, receiver, otherArea: area } = world;
    const call = (who: Visitor) => attemptDeed(world, who, 'tryPartner', id, 1);
    expect(await call(area.admin)).toBe('TransitionError');
    for (let alarm = 0; alarm < 2; alarm += 1) {
      await letPass(id);
      await sweep();
    }
    expect(await kinds(area.admin, id)).toEqual(['STEP_IN']);
    expect(await call(world.elsewhere.admin)).toBe('NotFoundError');
    expect(await call(world.state)).toBe('ForbiddenError');
    expect(await call(area.admin)).toBe('ReferralPayload');
    // Called is not answered; and that the sender tries is another matter.
    expect(await kinds(area.admin, id)).toEqual(['STEP_IN']);
    expect(await kinds(sender.staff, id)).toEqual(['REACH_PARTNER']);
    expect(await attemptDeed(world, area.admin, 'snooze', id, 1)).toBe('ReferralPayload');
    const query = `query ($id: ID!) { referral(id: $id) { status viewerSide viewerActions
      attempts { target result organization { id } } notes { body } } }`;
    const seen = async (who: Visitor) => (await ask(who, query, { id })).data.referral;
    const attempt = { target: 'PARTNER', result: 'REACHED', organization: { id: area.id } };
    for (const who of [sender.staff, receiver.staff, area.admin]) {
      expect(await seen(who)).toMatchObject({ status: 'ATTEMPTING_CONTACT', attempts: [attempt] });
    }
    expect(await seen(area.admin)).toMatchObject({
      viewerSide: 'ADMINISTRATOR',
      viewerActions: ['LOG_PARTNER_ATTEMPT', 'SNOOZE'],
    });
    // The other area looks on.
    expect(await seen(world.area.admin)).toMatchObject({ attempts: [] });
    const asleep = await ask(area.admin, '{ needsMe { asleepBecause referral { id } } }');
    expect(asleep.data.needsMe).toContainEqual({
      asleepBecause: 'They call on Friday.',
      referral: { id },
    });
  });

  test('leaves out what a colleague has', async () => {
    const world = await seedWorld();
    const { id } = await seedReferral(world, 'RECEIVED');
    const { staff, colleague } = world.receiver;
    await act(staff, 'assignReferral', { id, userId: staff.userId }, '');
    expect(await kinds(staff, id)).toEqual(['DECIDE']);
    expect(await kinds(colleague, id)).toEqual([]);
  });

  test('alerts both sides when the customer says that nobody called, until somebody has', async () => {
    const world = await seedWorld();
    const { id } = await seedReferral(world, 'RECEIVED');
    const report = (contacted: boolean) =>
      act(world.customer, 'reportContact', { referralId: id, contacted }, '');
    const alerts = async () => [
      (await kinds(world.sender.staff, id)).includes('NOT_CONTACTED'),
      (await kinds(world.receiver.staff, id)).includes('NOT_CONTACTED'),
    ];
    expect(await alerts()).toEqual([false, false]);
    await report(false);
    expect(await alerts()).toEqual([true, true]);
    await report(true);
    expect(await alerts()).toEqual([false, false]);
    await report(false);
    const attempt = {
      referralId: id,
      target: 'CUSTOMER',
      channel: 'PHONE',
      occurredAt: new Date().toISOString(),
    };
    await act(world.receiver.staff, 'logAttempt', { ...attempt, result: 'NO_ANSWER' }, '');
    expect(await alerts()).toEqual([true, true]);
    const reached = { ...attempt, occurredAt: new Date().toISOString(), result: 'REACHED' };
    await act(world.receiver.staff, 'logAttempt', reached, '');
    expect(await alerts()).toEqual([false, false]);
  });

  test('tells administrators who asks to join, and nobody else', async () => {
    const world = await seedWorld();
    const joiner = await makeStaff(world.outsider.id);
    await adminQuery(
      `insert into membership (id, user_id, organization_id, role, status) values (gen_random_uuid(), $1, $2, 'PARTNER_STAFF', 'PENDING')`,
      [joiner.userId, world.sender.id],
    );
    const approvals = async (who: Visitor) =>
      (await needsMe(who)).filter(({ kind, membership }) => kind === 'APPROVE_MEMBER' && membership)
        .length;
    expect(await approvals(world.sender.admin)).toBe(1);
    expect(await approvals(world.area.admin)).toBe(1);
    expect(await approvals(world.sender.staff)).toBe(0);
    expect(await approvals(world.receiver.admin)).toBe(0);
    expect(await approvals(world.elsewhere.admin)).toBe(0);
  });
});

describe('what changed', () => {
  const changes = async (who: Visitor) => {
    const answer = await ask(
      who,
      '{ recentChanges(first: 50) { edges { node { kind referral { number } } } } }',
    );
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data.recentChanges.edges.map(({ node }: { node: { kind: string } }) => node.kind);
  };

  test('since my last visit, by others, newest first', async () => {
    const world = await seedWorld();
    const { id } = await seedReferral(world, 'ACCEPTED');
    expect(await changes(world.sender.staff)).toEqual(['REFERRAL_ACCEPTED', 'REFERRAL_RECEIVED']);
    expect(await changes(world.receiver.staff)).toEqual(['REFERRAL_SENT']);
    expect(await changes(world.customer)).toEqual([
      'REFERRAL_ACCEPTED',
      'REFERRAL_RECEIVED',
      'REFERRAL_SENT',
    ]);
    expect(await changes(world.area.admin)).toEqual([
      'REFERRAL_ACCEPTED',
      'REFERRAL_RECEIVED',
      'REFERRAL_SENT',
    ]);
    expect(await changes(world.outsider.staff)).toEqual([]);
    await act(world.sender.staff, 'markVisit', {}, '');
    expect(await changes(world.sender.staff)).toEqual([]);
    await act(world.customer, 'reportContact', { referralId: id, contacted: true }, '');
    expect(await changes(world.sender.staff)).toEqual(['CONTACT_REPORTED']);
    expect((await changes(world.area.admin)).at(0)).toBe('REFERRAL_ACCEPTED');
  });
});

describe('search', () => {
  const HITS = `query ($words: String!) { search(words: $words) { __typename
    ... on Referral { id } ... on Person { id displayName } } }`;
  const search = async (who: Visitor, words: string) => {
    const answer = await ask(who, HITS, { words });
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data.search.map(({ __typename, id }: { __typename: string; id: string }) => [
      __typename,
      id,
    ]);
  };

  test('finds by number and by name what one may see, and nothing for others', async () => {
    const world = await seedWorld();
    const { id, number } = await seedReferral(world, 'SENT');
    const [person] = await adminQuery('select last_name from person where id = $1', [
      world.personId,
    ]);
    const name = String(person?.['last_name']);
    for (const who of [world.sender.staff, world.receiver.staff, world.customer, world.state]) {
      expect(await search(who, number.toLowerCase())).toContainEqual(['Referral', id]);
      expect(await search(who, name)).toEqual([['Person', world.personId]]);
    }
    for (const who of [world.outsider.staff, world.elsewhere.admin]) {
      expect(await search(who, number)).toEqual([]);
      expect(await search(who, name)).toEqual([]);
    }
    expect(await search(world.sender.staff, '   ')).toEqual([]);
  });
});
