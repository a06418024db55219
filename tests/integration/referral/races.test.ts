import { describe, expect, test } from 'vitest';
import { act, ask } from '../../support/ask.ts';
import type { Visitor } from '../../support/actors.ts';
import { adminQuery } from '../../support/database.ts';
import { seedReferral } from '../../support/referral-seed.ts';
import { seedWorld } from '../../support/seed.ts';

const ANSWER = `
  ... on ReferralPayload { referral { status receiverAssignee { id } } }
  ... on TransitionError { from event allowed changedBy changedAt }`;

const entries = (id: string, kind: string) =>
  adminQuery('select * from activity where subject_id = $1 and kind = $2', [id, kind]);

describe('two at the same instant', () => {
  test('accept and decline: one wins, the other is told what happened and by whom', async () => {
    const world = await seedWorld();
    const { staff, colleague } = world.receiver;
    for (let round = 0; round < 4; round += 1) {
      const { id } = await seedReferral(world, 'SENT');
      const [accepted, declined] = await Promise.all([
        act(staff, 'acceptReferral', { id }, ANSWER),
        act(colleague, 'declineReferral', { id, reason: 'NO_CAPACITY' }, ANSWER),
      ]);
      const won = accepted.__typename === 'ReferralPayload';
      const [winner, loser] = won ? [accepted, declined] : [declined, accepted];
      const status = won ? 'ACCEPTED' : 'DECLINED';
      expect(winner).toMatchObject({ __typename: 'ReferralPayload', referral: { status } });
      expect(loser).toMatchObject({
        __typename: 'TransitionError',
        from: status,
        event: won ? 'DECLINE' : 'ACCEPT',
        allowed: won ? ['IN_PROGRESS', 'COMPLETED'] : [],
        changedBy: (won ? staff : colleague).name,
      });
      expect(Date.parse(String(loser['changedAt']))).toBeGreaterThan(Date.now() - 60_000);
      const decisions = [
        ...(await entries(id, 'REFERRAL_ACCEPTED')),
        ...(await entries(id, 'REFERRAL_DECLINED')),
      ];
      expect(decisions).toHaveLength(1);
      expect(await entries(id, 'REFERRAL_RECEIVED')).toHaveLength(1);
    }
  });

  test('recall and open: who comes second is told by which organization', async () => {
    const world = await seedWorld();
    const { id } = await seedReferral(world, 'SENT');
    const open = act(world.receiver.staff, 'markReceived', { id }, ANSWER);
    await open;
    const recalled = await act(world.sender.staff, 'recallReferral', { id }, ANSWER);
    const [receiver] = await adminQuery('select name from organization where id = $1', [
      world.receiver.id,
    ]);
    expect(recalled).toMatchObject({
      __typename: 'TransitionError',
      from: 'RECEIVED',
      event: 'RECALL',
      allowed: ['ACCEPTED', 'DECLINED', 'COMPLETED'],
      changedBy: receiver?.['name'],
    });
    expect(recalled['message']).toContain('Received');
  });

  test('two claims: the first has it, the second learns who', async () => {
    const world = await seedWorld();
    const { id } = await seedReferral(world, 'RECEIVED');
    const { staff, colleague, admin } = world.receiver;
    const claim = (who: Visitor, userId = who.userId) =>
      act(who, 'assignReferral', { id, userId }, ANSWER);
    const claims = await Promise.all([claim(staff), claim(colleague)]);
    const won = claims[0].__typename === 'ReferralPayload';
    const [winner, loser] = won ? [staff, colleague] : [colleague, staff];
    expect(claims.map(({ __typename }) => __typename).sort()).toEqual([
      'ConflictError',
      'ReferralPayload',
    ]);
    expect(claims[won ? 1 : 0]).toMatchObject({ changedBy: winner.name });
    expect(await entries(id, 'REFERRAL_ASSIGNED')).toHaveLength(1);

    // An administrator hands on, the holder too, and a freed one is free.
    expect((await claim(loser)).__typename).toBe('ConflictError');
    expect(await claim(admin, loser.userId)).toMatchObject({
      referral: { receiverAssignee: { id: loser.userId } },
    });
    expect((await claim(loser, winner.userId)).__typename).toBe('ReferralPayload');
    expect(await claim(loser, null)).toMatchObject({ referral: { receiverAssignee: null } });
    expect((await claim(loser)).__typename).toBe('ReferralPayload');
  });

  test('nobody outside the organization, and nobody who left it, is given work', async () => {
    const world = await seedWorld();
    const { id } = await seedReferral(world, 'RECEIVED');
    const give = (userId: string | null) =>
      act(world.receiver.staff, 'assignReferral', { id, userId }, ANSWER);
    expect((await give(world.sender.staff.userId)).__typename).toBe('InvalidInputError');
    expect((await give('nobody')).__typename).toBe('InvalidInputError');
    await adminQuery(`update membership set status = 'ENDED' where user_id = $1`, [
      world.receiver.colleague.userId,
    ]);
    expect((await give(world.receiver.colleague.userId)).__typename).toBe('InvalidInputError');
  });

  test('a withdrawn consent and a sending under it: nothing is shared afterwards', async () => {
    const world = await seedWorld();
    const { id } = await seedReferral(world, 'DRAFT');
    const [sent, withdrawn] = await Promise.all([
      act(
        world.sender.staff,
        'sendReferrals',
        { ids: [id] },
        '... on ReferralsPayload { referrals { id } }',
      ),
      act(world.sender.colleague, 'withdrawConsent', { id: world.consentId }, ''),
    ]);
    expect(withdrawn.__typename).toBe('ConsentPayload');
    const [row] = await adminQuery('select status from referral where id = $1', [id]);
    const reach = await adminQuery(
      `select 1 from access_grant where cause_id = $1 and reason = 'RECEIVED_REFERRAL' and ended_at is null`,
      [id],
    );
    expect(row?.['status']).toBe(sent.__typename === 'ReferralsPayload' ? 'COMPLETED' : 'DRAFT');
    expect(reach).toEqual([]);
  });
});

describe('the same call again', () => {
  const POST = `mutation ($input: PostMessageInput!) { postMessage(input: $input) {
    __typename ... on MessagePostedPayload { posted: message { id } } ... on Error { message } } }`;

  test('at once or later: one effect, the same answer', async () => {
    const world = await seedWorld();
    const { id } = await seedReferral(world, 'RECEIVED');
    const input = {
      clientMutationId: crypto.randomUUID(),
      referralId: id,
      body: 'When can she come?',
    };
    const post = () => ask(world.sender.staff, POST, { input });
    const answers = await Promise.all([post(), post(), post()]);
    const later = await post();
    const [first] = answers;
    for (const answer of [...answers, later]) expect(answer.data).toEqual(first.data);
    expect(first.data.postMessage.posted.id).toMatch(/^[0-9a-f-]{36}$/);
    expect(await entries(id, 'MESSAGE_POSTED')).toHaveLength(1);
  });

  test('a refusal is repeated too, even when it would succeed by now', async () => {
    const world = await seedWorld();
    const { id } = await seedReferral(world, 'RECEIVED');
    const START = `mutation ($input: StartReferralInput!) { startReferral(input: $input) { __typename } }`;
    const input = { clientMutationId: crypto.randomUUID(), id, startedOn: '2026-01-01' };
    const start = async () =>
      (await ask(world.receiver.staff, START, { input })).data.startReferral;
    expect(await start()).toEqual({ __typename: 'TransitionError' });
    await act(world.receiver.staff, 'acceptReferral', { id }, ANSWER);
    expect(await start()).toEqual({ __typename: 'TransitionError' });
  });

  test('the id of one call does not serve another', async () => {
    const world = await seedWorld();
    const { id } = await seedReferral(world, 'RECEIVED');
    const clientMutationId = crypto.randomUUID();
    const post = (body: string) =>
      ask(world.sender.staff, POST, { input: { clientMutationId, referralId: id, body } });
    await post('One.');
    expect((await post('Another.')).data.postMessage.__typename).toBe('InvalidInputError');
    expect(await entries(id, 'MESSAGE_POSTED')).toHaveLength(1);
  });
});
