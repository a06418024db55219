import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { act, ask } from '../support/ask.ts';
import type { Visitor } from '../support/actors.ts';
import { attach, SAMPLES } from '../support/attach.ts';
import { openPlaces } from '../support/capacity.ts';
import { letPass, sweep } from '../support/clocks.ts';
import { adminQuery } from '../support/database.ts';
import { httpApp } from '../support/http-app.ts';
import { seedReferral } from '../support/referral-seed.ts';
import { paid, seedService, seedWorld } from '../support/seed.ts';
import type { World } from '../support/seed.ts';
import { startReceiver, verifies } from '../support/webhook-receiver.ts';
import type { Receiver } from '../support/webhook-receiver.ts';
import { eventually, say } from './support/act.ts';
import { startTestWorker, worked } from './support/notices.ts';

const WEBHOOK = `... on WebhookPayload { secret webhook { id disabledAt disabledReason
  deliveries { id event eventId status attempts responseStatus failure } } }`;
type Delivery = { id: string; event: string; eventId: string; status: string; attempts: number };
type Webhook = { id: string; disabledReason: string | null; deliveries: Delivery[] };

let world: World;
let receiver: Receiver;

beforeAll(async () => {
  await startTestWorker();
});
beforeEach(async () => {
  world = await seedWorld();
  receiver = await startReceiver();
});

async function make(
  admin: Visitor,
  events: readonly string[],
  url = receiver.url,
): Promise<{ id: string; secret: string }> {
  const done = await act(admin, 'createWebhook', { url, events }, WEBHOOK);
  return { id: (paid(done, 'webhook') as Webhook).id, secret: String(done['secret']) };
}

const seen = async (admin: Visitor): Promise<Webhook> => {
  const { data } = await ask(
    admin,
    '{ webhooks { id disabledReason deliveries { id event eventId status attempts responseStatus failure } } }',
  );
  return data.webhooks[0];
};

/** What waits to be tried again is tried now. */
const hurry = () => adminQuery(`update graphile_worker._private_jobs set run_at = now()`);
const attempted = (admin: Visitor, times: number) =>
  eventually(async () => {
    await hurry();
    return (await seen(admin)).deliveries[0]?.attempts === times;
  }, 20_000);

describe('a webhook (CORE-009)', () => {
  test('is told what it waits for, signed, with ids, statuses and times alone', async () => {
    const { secret } = await make(world.receiver.admin, ['REFERRAL_SENT', 'REFERRAL_ACCEPTED']);
    const { id, number } = await seedReferral(world, 'ACCEPTED');
    await say(world.sender.staff, id, 'The secret words.');
    await eventually(() => receiver.received.length === 2);
    await worked();
    expect(receiver.received).toHaveLength(2);
    const bodies = receiver.received.map(({ body }) => JSON.parse(body) as { type: string });
    expect(bodies.map(({ type }) => type).sort()).toEqual(['referral.accepted', 'referral.sent']);
    for (const each of receiver.received) {
      expect(verifies(secret, each)).toBe(true);
      expect(verifies(secret, { ...each, body: `${each.body} ` })).toBe(false);
      expect(each.body).not.toMatch(/Ana|welding|secret words/i);
    }
    const accepted = bodies.find(({ type }) => type === 'referral.accepted');
    expect(accepted).toEqual({
      type: 'referral.accepted',
      timestamp: expect.stringMatching(/Z$/),
      data: {
        activityId: expect.any(String),
        referralId: id,
        number,
        status: 'ACCEPTED',
        fromStatus: 'RECEIVED',
        toStatus: 'ACCEPTED',
      },
    });
    const { deliveries } = await seen(world.receiver.admin);
    expect(deliveries.map(({ status, attempts }) => [status, attempts])).toEqual([
      ['DELIVERED', 1],
      ['DELIVERED', 1],
    ]);
    const [first] = receiver.received;
    expect(deliveries.map(({ eventId }) => eventId)).toContain(first?.headers['webhook-id']);
  });

  test('is told of files by their ids, and of those of a draft nothing (REF-062)', async () => {
    await make(world.receiver.admin, ['FILE_ATTACHED', 'FILE_REMOVED']);
    const base = (await httpApp()).replace('/graphql', '');
    const by = world.sender.staff;
    const draft = await seedReferral(world, 'DRAFT');
    await attach(base, by, draft.id, 'Early plan.txt', SAMPLES.text);
    const sent = await seedReferral(world, 'RECEIVED');
    const { id: fileId } = await attach(base, by, sent.id, 'Secret plan.txt', SAMPLES.text);
    await act(by, 'removeFile', { id: fileId }, '');
    await eventually(() => receiver.received.length === 2);
    await worked();
    const bodies = receiver.received.map(({ body }) => JSON.parse(body) as { type: string });
    expect(bodies.map(({ type }) => type).sort()).toEqual([
      'referral.file_attached',
      'referral.file_removed',
    ]);
    for (const body of bodies) {
      expect(body).toMatchObject({ data: { referralId: sent.id, fileId } });
      expect(JSON.stringify(body)).not.toMatch(/plan/i);
    }
  });

  test('is told of places: the waiting list, a place that became free, and one that went (REF-011)', async () => {
    const events = ['WAITLISTED', 'PLACE_OFFERED', 'PLACE_EXPIRED'];
    const other = await startReceiver();
    await make(world.receiver.admin, events);
    await make(world.sender.admin, events, other.url);
    const outsider = await startReceiver();
    await make(world.outsider.admin, events, outsider.url);
    const serviceId = await seedService(world.receiver);
    await openPlaces(world.receiver.staff, serviceId, 1);
    const [held, waits] = [
      await seedReferral(world, 'SENT', { serviceId }),
      await seedReferral(world, 'DRAFT', { serviceId }),
    ];
    await act(
      world.sender.staff,
      'sendReferrals',
      {
        ids: [waits.id],
        choices: [{ id: waits.id, waitingList: true, duplicateReason: 'For the test.' }],
      },
      '',
    );
    await act(world.receiver.staff, 'waitlistReferral', { id: waits.id }, '');
    // Nobody answers the first, through both its stages: its place goes to who waits.
    for (let stage = 0; stage < 2; stage += 1) {
      await letPass(held.id);
      await sweep();
    }
    const told = ({ received }: Receiver, referralId: string) =>
      received
        .map(({ body }) => JSON.parse(body) as { type: string; data: { referralId: string } })
        .filter(({ data }) => data.referralId === referralId)
        .map(({ type }) => type)
        .sort();
    for (const each of [receiver, other]) {
      await eventually(() => each.received.length === 3);
      expect(told(each, waits.id)).toEqual(['referral.place_offered', 'referral.waitlisted']);
      expect(told(each, held.id)).toEqual(['referral.place_expired']);
    }
    await worked();
    expect(outsider.received).toEqual([]);
    expect(receiver.received.map(({ body }) => body).join()).not.toMatch(/Ana|welding/i);
  });

  test('is told nothing of others: neither before a referral is theirs, nor what a side keeps', async () => {
    const all = ['REFERRAL_SENT', 'REFERRAL_RECEIVED', 'MESSAGE_POSTED', 'REFERRAL_RECALLED'];
    await make(world.outsider.admin, all);
    await make(world.area.admin, all);
    const mine = await startReceiver();
    await make(world.sender.admin, all, mine.url);
    const { id } = await seedReferral(world, 'RECEIVED');
    await say(world.receiver.staff, id);
    await eventually(() => mine.received.length === 3);
    await worked();
    expect(receiver.received).toEqual([]);
    expect((await seen(world.outsider.admin)).deliveries).toEqual([]);
  });

  test('reads at the time of delivery: what is out of sight by then is not told, nor that it was', async () => {
    await make(world.receiver.admin, ['MESSAGE_POSTED']);
    const { id } = await seedReferral(world, 'RECEIVED');
    const before = (await seen(world.receiver.admin)).deliveries.length;
    // A party in name alone: the change belongs to the other side.
    await adminQuery(
      `insert into activity (id, at, kind, audience, actor_role, subject_type, subject_id, referral_id, person_id,
         sender_organization_id, receiver_organization_id, side_organization_id)
       select gen_random_uuid(), app.now(), 'MESSAGE_POSTED', 'SIDE', 'SYSTEM', 'REFERRAL', r.id, r.id, r.person_id,
              r.sender_organization_id, r.receiver_organization_id, r.sender_organization_id
         from referral r where r.id = $1`,
      [id],
    );
    await worked();
    expect(receiver.received).toEqual([]);
    expect((await seen(world.receiver.admin)).deliveries).toHaveLength(before);
  });

  test('is tried again until it answers, under one event id', async () => {
    receiver.answer = (index) => (index < 3 ? 500 : 200);
    await make(world.receiver.admin, ['REFERRAL_SENT']);
    await seedReferral(world, 'SENT');
    await attempted(world.receiver.admin, 3);
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual(
      Array(3).fill(receiver.received[0]?.headers['webhook-id']),
    );
    expect((await seen(world.receiver.admin)).deliveries).toEqual([
      expect.objectContaining({
        status: 'DELIVERED',
        attempts: 3,
        responseStatus: 200,
        failure: null,
      }),
    ]);
  });

  test('is given up after thirteen tries in a day, switched off, and its administrators are told', async () => {
    receiver.answer = () => 503;
    const { id } = await make(world.receiver.admin, ['REFERRAL_SENT']);
    await seedReferral(world, 'SENT');
    await attempted(world.receiver.admin, 1);
    await adminQuery(
      `update webhook_endpoint set failing_since = now() - interval '21 hours' where id = $1`,
      [id],
    );
    await adminQuery(`update graphile_worker._private_jobs set attempts = 12 where attempts > 0`);
    await eventually(async () => {
      await hurry();
      return (await seen(world.receiver.admin)).disabledReason === 'FAILING';
    }, 20_000);
    expect((await seen(world.receiver.admin)).deliveries[0]).toMatchObject({
      status: 'FAILED',
      responseStatus: 503,
      failure: 'HTTP_503',
    });
    await worked();
    const { data } = await ask(
      world.receiver.admin,
      '{ notices(first: 5) { edges { node { kind text } } } }',
    );
    expect(data.notices.edges).toContainEqual({
      node: { kind: 'WEBHOOK_DISABLED', text: expect.stringContaining('was switched off') },
    });

    receiver.answer = () => 200;
    const on = { webhookId: id, url: receiver.url, events: ['REFERRAL_SENT'], enabled: true };
    await act(world.receiver.admin, 'updateWebhook', on, WEBHOOK);
    const [failed] = (await seen(world.receiver.admin)).deliveries;
    await act(world.receiver.admin, 'replayDelivery', { deliveryId: failed?.id }, WEBHOOK);
    await eventually(
      async () => (await seen(world.receiver.admin)).deliveries[0]?.status === 'DELIVERED',
    );
  });

  test('that says it is gone is switched off at once, and redirects lead nowhere', async () => {
    receiver.answer = () => 410;
    await make(world.receiver.admin, ['REFERRAL_SENT']);
    await seedReferral(world, 'SENT');
    await eventually(async () => (await seen(world.receiver.admin)).disabledReason === 'GONE');
    const other = await startReceiver();
    other.answer = () => 302;
    await make(world.sender.admin, ['REFERRAL_RECEIVED'], other.url);
    await seedReferral(world, 'RECEIVED');
    await attempted(world.sender.admin, 1);
    expect((await seen(world.sender.admin)).deliveries[0]).toMatchObject({ failure: 'HTTP_302' });
    expect(other.received).toHaveLength(1);
  });

  test('is tested with a ping, and verified with either secret while one takes over', async () => {
    const { id, secret } = await make(world.receiver.admin, ['REFERRAL_SENT']);
    const rotated = await act(
      world.receiver.admin,
      'rotateWebhookSecret',
      { webhookId: id },
      WEBHOOK,
    );
    await act(world.receiver.admin, 'testWebhook', { webhookId: id }, WEBHOOK);
    await eventually(() => receiver.received.length === 1);
    const [ping] = receiver.received;
    expect(JSON.parse(ping?.body ?? '')).toMatchObject({ type: 'ping', data: {} });
    expect(rotated['secret']).not.toBe(secret);
    for (const each of [secret, String(rotated['secret'])])
      expect(verifies(each, ping!)).toBe(true);
    expect(verifies('whsec_AAAA', ping!)).toBe(false);
  });

  test('of another organization is not there, and staff have none', async () => {
    const { id } = await make(world.receiver.admin, ['REFERRAL_SENT']);
    const input = { webhookId: id };
    for (const name of ['testWebhook', 'rotateWebhookSecret']) {
      expect((await act(world.sender.admin, name, input, WEBHOOK)).__typename).toBe(
        'NotFoundError',
      );
      expect((await act(world.receiver.staff, name, input, WEBHOOK)).__typename).toBe(
        'ForbiddenError',
      );
    }
    expect((await ask(world.receiver.staff, '{ webhooks { id } }')).data).toEqual({ webhooks: [] });
    expect(receiver.received).toEqual([]);
  });
});
