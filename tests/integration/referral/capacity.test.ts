import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { act } from '../../support/ask.ts';
import { capacityOf, openPlaces, placeOf, placesOf, sayCapacity } from '../../support/capacity.ts';
import { letPass, sweep } from '../../support/clocks.ts';
import { adminQuery } from '../../support/database.ts';
import { seedReferral, today } from '../../support/referral-seed.ts';
import { seedConsent, seedPerson, seedService, seedWorld } from '../../support/seed.ts';
import type { World } from '../../support/seed.ts';

let world: World;
beforeAll(async () => {
  world = await seedWorld();
});

/** A service of the receiver with so many places, and a way to draft referrals to it. */
async function counted(places: number) {
  const serviceId = await seedService(world.receiver);
  await openPlaces(world.receiver.staff, serviceId, places);
  const draft = async () => (await seedReferral(world, 'DRAFT', { serviceId })).id;
  return { serviceId, draft };
}

const send = (id: string, waitingList = false) =>
  act(
    world.sender.staff,
    'sendReferrals',
    { ids: [id], choices: [{ id, waitingList, duplicateReason: 'For the test.' }] },
    '... on ReferralsPayload { referrals { status place { state } } }',
  );
const does = (name: string, input: object) =>
  act(
    /^(recall|withdraw)/.test(name) ? world.sender.staff : world.receiver.staff,
    name,
    { ...input },
    '... on ReferralPayload { referral { status } }',
  );
const told = async (id: string) =>
  (
    await adminQuery(
      `select kind from activity where subject_id = $1 and kind like 'PLACE%' order by seq`,
      [id],
    )
  ).map(({ kind }) => kind);

describe('two senders for the last place', () => {
  test('one gets it; the other keeps its draft and is offered the waiting list', async () => {
    const { serviceId, draft } = await counted(1);
    const ids = [await draft(), await draft()];
    const sent = await Promise.all(ids.map((id) => send(id)));
    const won = sent.findIndex((each) => each.__typename === 'ReferralsPayload');
    const [winner = '', loser = ''] = [ids[won], ids[1 - won]];
    expect(sent[1 - won]).toMatchObject({
      __typename: 'InvalidInputError',
      problems: [{ field: 'referrals.0.place', code: 'REQUIRED' }],
    });
    expect(await placeOf(world.sender.staff, winner)).toBe('RESERVED');
    expect(await placeOf(world.sender.staff, loser)).toBeNull();
    expect(
      (await adminQuery('select status from referral where id = $1', [loser]))[0]?.['status'],
    ).toBe('DRAFT');

    expect(await send(loser, true)).toMatchObject({
      referrals: [{ status: 'SENT', place: { state: 'WAITING' } }],
    });
    expect(await capacityOf(serviceId)).toMatchObject({ places: 0, waiting: 1 });

    // The place that frees goes to who waits, and both sides read of it.
    await does('declineReferral', { id: winner, reason: 'NOT_ELIGIBLE' });
    expect(await placeOf(world.receiver.staff, loser)).toBe('RESERVED');
    expect(await told(loser)).toEqual(['PLACE_OFFERED']);
    expect(await capacityOf(serviceId)).toMatchObject({ places: 0, waiting: 0 });
  });

  test('in one batch, all or none', async () => {
    const { serviceId, draft } = await counted(1);
    const ids = [await draft(), await draft()];
    const choices = ids.map((id) => ({ id, duplicateReason: 'For the test.' }));
    const done = await act(world.sender.staff, 'sendReferrals', { ids, choices }, '');
    expect(done['problems']).toHaveLength(1);
    expect(await capacityOf(serviceId)).toMatchObject({ places: 1 });
    expect(await placesOf(serviceId)).toEqual({});
  });
});

describe('a place', () => {
  const given = [
    ['recallReferral', [], {}],
    ['declineReferral', [], { reason: 'NO_CAPACITY' }],
    ['withdrawReferral', ['acceptReferral'], { reason: 'Moved away.' }],
    ['completeReferral', ['acceptReferral'], { outcome: 'COULD_NOT_REACH', endedOn: today() }],
  ] as const;
  test.each(given)('is given back on %s', async (name, before, input) => {
    const { serviceId, draft } = await counted(2);
    const id = await draft();
    await send(id);
    expect(await capacityOf(serviceId)).toMatchObject({ places: 1 });
    for (const each of before) await does(each, { id });
    await does(name, { id, ...input });
    expect(await capacityOf(serviceId)).toMatchObject({ places: 2 });
    expect(await placesOf(serviceId)).toEqual({ RELEASED: 1 });
  });

  test('is confirmed on accepting, and used once services have run', async () => {
    const { serviceId, draft } = await counted(1);
    const id = await draft();
    await send(id);
    await does('acceptReferral', { id });
    expect(await placeOf(world.sender.staff, id)).toBe('CONFIRMED');
    await does('startReferral', { id, startedOn: today() });
    await does('completeReferral', { id, outcome: 'SERVICES_DELIVERED', endedOn: today() });
    expect(await capacityOf(serviceId)).toMatchObject({ places: 0 });
    expect(await placesOf(serviceId)).toEqual({ CONFIRMED: 1 });
  });

  test('expires when both stages passed unanswered, and who accepts later makes room', async () => {
    const { serviceId, draft } = await counted(1);
    const id = await draft();
    await send(id);
    await letPass(id);
    await sweep();
    expect(await placeOf(world.sender.staff, id)).toBe('RESERVED');
    await letPass(id);
    await sweep();
    expect(await placeOf(world.sender.staff, id)).toBe('RELEASED');
    expect(await told(id)).toEqual(['PLACE_EXPIRED']);
    const second = await draft();
    await send(second);
    expect(await capacityOf(serviceId)).toMatchObject({ places: 0 });
    await does('acceptReferral', { id });
    expect(await placesOf(serviceId)).toEqual({ CONFIRMED: 1, RESERVED: 1 });
    expect(await capacityOf(serviceId)).toMatchObject({ places: 0 });
  });

  test('is asked for only where places are reserved; what is closed takes nobody', async () => {
    const { serviceId, draft } = await counted(0);
    await sayCapacity(world.receiver.admin, serviceId, { rule: 'SHOWN' });
    const id = await draft();
    expect(await send(id)).toMatchObject({ referrals: [{ place: null }] });
    await sayCapacity(world.receiver.admin, serviceId, { rule: 'SHOWN', state: 'CLOSED' });
    const refused = await send(await draft(), true);
    expect(refused['problems']).toMatchObject([
      { field: 'referrals.0.service', code: 'NOT_ALLOWED' },
    ]);
  });
});

describe('what a service says', () => {
  test('offers new places to those who wait, the longest first', async () => {
    const { serviceId, draft } = await counted(0);
    const ids = [await draft(), await draft(), await draft()];
    for (const id of ids) await send(id, true);
    await openPlaces(world.receiver.admin, serviceId, 2);
    const states = await Promise.all(ids.map((id) => placeOf(world.receiver.staff, id)));
    expect(states).toEqual(['RESERVED', 'RESERVED', 'WAITING']);
    expect(await capacityOf(serviceId)).toMatchObject({ places: 0, waiting: 1 });
  });

  test('is refused to who looked before a referral took a place', async () => {
    const { serviceId, draft } = await counted(3);
    const expectedVersion = (await capacityOf(serviceId))?.version ?? 0;
    await send(await draft());
    const late = await sayCapacity(world.receiver.staff, serviceId, { places: 3, expectedVersion });
    expect(late).toMatchObject({
      __typename: 'ConflictError',
      currentVersion: expectedVersion + 1,
    });
    expect(await capacityOf(serviceId)).toMatchObject({ places: 2 });
  });

  test('is heard by whoever has the directory open', async () => {
    const { serviceId } = await counted(4);
    const told = await adminQuery(
      `select audience, actor_user_id, subject_id from activity
        where kind = 'RECORD_CHANGED' and data ->> 'serviceId' = $1`,
      [serviceId],
    );
    const { id, staff } = world.receiver;
    expect(told).toEqual([{ audience: 'DIRECTORY', actor_user_id: staff.userId, subject_id: id }]);
  });

  test('is said by its own people, in whole numbers', async () => {
    const { serviceId } = await counted(1);
    const say = async (who: World['state'], places = 2) =>
      (await sayCapacity(who, serviceId, { places })).__typename;
    for (const who of [world.sender.admin, world.otherArea.admin, world.state]) {
      expect(await say(who)).toBe('ForbiddenError');
    }
    expect(await say(world.receiver.staff, -1)).toBe('InvalidInputError');
    expect(await say(world.receiver.staff, 10_000)).toBe('InvalidInputError');
    expect(await say(world.receiver.staff)).toBe('ServicePayload');
  });
});

test(
  'never oversold, whatever is sent and answered at once (property)',
  { timeout: 120_000 },
  async () => {
    const personId = await seedPerson(world.sender.staff);
    const consentId = await seedConsent(world.sender.staff, personId);
    const round = fc.array(
      fc.constantFrom('send', 'wait', 'recall', 'decline', 'accept', 'withdraw'),
      {
        minLength: 2,
        maxLength: 6,
      },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 3 }),
        fc.array(round, { minLength: 2, maxLength: 4 }),
        async (places, rounds) => {
          const serviceId = await seedService(world.receiver);
          await openPlaces(world.receiver.staff, serviceId, places);
          let out: string[] = [];
          for (const deeds of rounds) {
            const idle = [...out];
            const held = new Set(
              (
                await adminQuery(
                  `select referral_id from capacity_reservation where service_id = $1 and state = 'RESERVED'`,
                  [serviceId],
                )
              ).map(({ referral_id }) => String(referral_id)),
            );
            const fresh = await Promise.all(
              deeds.map(async (deed) =>
                deed === 'send' || deed === 'wait'
                  ? (await seedReferral(world, 'DRAFT', { serviceId, personId, consentId })).id
                  : null,
              ),
            );
            await Promise.all(
              deeds.map((deed, index) => {
                const own = fresh[index];
                if (own) return send(own, deed === 'wait');
                const id = idle.shift();
                if (!id) return null;
                if (deed === 'decline')
                  return does('declineReferral', { id, reason: 'NO_CAPACITY' });
                if (deed === 'recall') return does('recallReferral', { id });
                if (deed === 'withdraw') return does('withdrawReferral', { id, reason: 'Moved.' });
                // Who accepts without a place makes room for one more, which is no overselling but not this sum.
                return held.has(id) ? does('acceptReferral', { id }) : null;
              }),
            );
            const { RESERVED = 0, CONFIRMED = 0, WAITING = 0 } = await placesOf(serviceId);
            const now = await capacityOf(serviceId);
            expect((now?.places ?? -1) + RESERVED + CONFIRMED).toBe(places);
            expect(now?.waiting).toBe(WAITING);
            if (WAITING > 0) expect(now?.places).toBe(0);
            out = (
              await adminQuery(
                `select id from referral where service_id = $1 and status <> 'DRAFT' order by id`,
                [serviceId],
              )
            ).map(({ id }) => String(id));
          }
        },
      ),
      { numRuns: 12 },
    );
  },
);
