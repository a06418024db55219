import { dueAfterOpenDays } from '@throughline/schema/domain/shared/open-days';
import { addDays, weekdayOf } from '@throughline/schema/domain/shared/chicago-time';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Visitor } from '../../support/actors.ts';
import { act, ask } from '../../support/ask.ts';
import { capacityOf, openPlaces, placeOf } from '../../support/capacity.ts';
import { dueRows, letPass, sweep } from '../../support/clocks.ts';
import { adminQuery } from '../../support/database.ts';
import { seedReferral, today } from '../../support/referral-seed.ts';
import { paid, seedConsent, seedPerson, seedService, seedWorld } from '../../support/seed.ts';
import type { World } from '../../support/seed.ts';

let world: World;
beforeAll(async () => {
  world = await seedWorld();
});

const REFERRAL = '... on ReferralPayload { referral { id number status } }';
const done = async (who: Visitor, name: string, input: object) =>
  paid(await act(who, name, { ...input }, REFERRAL), 'referral') as { id: string; status: string };
const look = async (who: Visitor | null, id: string, fields: string) =>
  (await ask(who, `query ($id: ID!) { referral(id: $id) { ${fields} } }`, { id })).data.referral;
const storyOf = async (who: Visitor, id: string) =>
  ((await look(who, id, 'story { id }'))?.story ?? []).map((step: { id: string }) => step.id);

describe('return to me', () => {
  test('takes back what nobody answered, with its content, for another partner', async () => {
    const { id } = await seedReferral(world, 'ATTEMPTING_CONTACT');
    const next = await done(world.sender.staff, 'returnToMe', { id, reason: 'Nobody answers.' });
    const fields =
      'status putAwayAt detail { reason recallReason } previous { id } receiver { id }';
    expect(await look(world.sender.colleague, next.id, fields)).toMatchObject({
      status: 'DRAFT',
      detail: { reason: 'Wants to learn welding.', recallReason: null },
      previous: { id },
      receiver: null,
    });
    const before = await look(world.sender.colleague, id, fields);
    expect(before).toMatchObject({ status: 'DRAFT', detail: { recallReason: 'Nobody answers.' } });
    expect(before.putAwayAt).not.toBeNull();
    expect(await look(world.receiver.staff, id, 'id')).toBeNull();
    expect((await dueRows(id)).filter(({ state }) => state === 'running')).toEqual([]);
  });

  test('needs a reason, and is nothing for what was opened', async () => {
    const { id } = await seedReferral(world, 'SENT');
    const refused = await act(world.sender.staff, 'returnToMe', { id, reason: ' ' }, REFERRAL);
    expect(refused['problems']).toMatchObject([{ field: 'reason', code: 'REQUIRED' }]);
    const opened = await seedReferral(world, 'RECEIVED');
    const late = { id: opened.id, reason: 'Too slow.' };
    expect((await act(world.sender.staff, 'returnToMe', late, REFERRAL)).__typename).toBe(
      'TransitionError',
    );
  });
});

describe('after a decline (REF-061)', () => {
  test('one step leads to the suggested partner, and the chain is one story', async () => {
    const personId = await seedPerson(world.sender.staff);
    const consentId = await seedConsent(world.sender.staff, personId);
    const suggested = await seedService(world.outsider);
    const { id } = await seedReferral(world, 'RECEIVED', { personId, consentId });
    const suggestedOrganizationId = world.outsider.id;
    await done(world.receiver.staff, 'declineReferral', {
      id,
      reason: 'NO_CAPACITY',
      suggestedOrganizationId,
    });
    const next = await done(world.sender.staff, 'referAgain', { id, toSuggested: true });
    expect(
      await look(
        world.sender.staff,
        next.id,
        'service { id } receiver { id } missingForSend { field }',
      ),
    ).toEqual({
      service: { id: suggested },
      receiver: { id: world.outsider.id },
      missingForSend: [],
    });
    await act(world.sender.staff, 'sendReferrals', { ids: [next.id] }, '');

    expect(await storyOf(world.sender.staff, next.id)).toEqual([id, next.id]);
    expect(await storyOf(world.sender.colleague, id)).toEqual([id, next.id]);
    expect(await storyOf(world.state, id)).toEqual([id, next.id]);
    // Each partner has its own part and no word of the others'.
    expect(await storyOf(world.receiver.staff, id)).not.toContain(next.id);
    expect(await storyOf(world.outsider.staff, next.id)).toEqual([next.id]);
    expect(await look(world.outsider.staff, next.id, 'previous { id }')).toEqual({
      previous: null,
    });
  });

  test('the customer reads the whole story, without what was taken back', async () => {
    const own = await seedWorld();
    const second = await seedService(own.outsider);
    const { id } = await seedReferral(own, 'DECLINED');
    const { id: nextId } = await done(own.sender.staff, 'referAgain', { id });
    expect(await storyOf(own.customer, id)).not.toContain(nextId);
    const draft = { id: nextId, expectedVersion: 1, serviceId: second, consentId: own.consentId };
    const more = { reason: 'Again.', urgency: 'SOON', origin: 'INTAKE' };
    await done(own.sender.staff, 'updateDraft', { ...draft, ...more });
    await act(own.sender.staff, 'sendReferrals', { ids: [nextId] }, '');
    expect(await storyOf(own.customer, nextId)).toEqual([id, nextId]);
  });

  test('without a fitting service the sender chooses', async () => {
    const { id } = await seedReferral(world, 'DECLINED');
    const next = await done(world.sender.staff, 'referAgain', { id, toSuggested: true });
    expect(await look(world.sender.staff, next.id, 'service { id } category')).toEqual({
      service: null,
      category: 'JOB_TRAINING',
    });
  });

  test('a referral that stands alone is no story', async () => {
    const { id } = await seedReferral(world, 'SENT');
    expect(await storyOf(world.sender.staff, id)).toEqual([]);
  });
});

describe('snooze', () => {
  const until = addDays(today(), 3);
  const snooze = (who: Visitor, id: string, day: string | null = until) =>
    act(who, 'snoozeReferral', { id, until: day, reason: 'They call on Friday.' }, REFERRAL);
  const workOn = async (who: Visitor, id: string) =>
    (
      await ask(who, '{ needsMe { kind asleepUntil asleepBecause referral { id } } }')
    ).data.needsMe.filter((item: { referral: { id: string } | null }) => item.referral?.id === id);

  test('puts it off for the whole organization and nobody else, and stops no clock', async () => {
    const { id } = await seedReferral(world, 'RECEIVED');
    await done(world.receiver.staff, 'snoozeReferral', {
      id,
      until,
      reason: 'They call on Friday.',
    });
    expect(await workOn(world.receiver.colleague, id)).toMatchObject([
      { kind: 'DECIDE', asleepBecause: 'They call on Friday.' },
    ]);
    const fields = 'snoozes { reason author { name } }';
    expect(await look(world.receiver.admin, id, fields)).toMatchObject({
      snoozes: [{ author: { name: world.receiver.staff.name } }],
    });
    for (const who of [world.sender.staff, world.state, world.otherArea.admin, world.customer]) {
      expect(await look(who, id, fields)).toEqual({ snoozes: [] });
      expect(
        JSON.stringify(await look(who, id, 'history { edges { node { kind } } }')),
      ).not.toContain('SNOOZED');
    }
    await letPass(id);
    await sweep();
    expect((await dueRows(id)).at(-1)).toMatchObject({ rule: 'UNDECIDED', state: 'fired' });
  });

  test('is over at its day, when it is woken, and when the status changes', async () => {
    const asleep = async (id: string) => (await workOn(world.receiver.staff, id))[0]?.asleepUntil;
    const { id } = await seedReferral(world, 'RECEIVED');
    await snooze(world.receiver.staff, id);
    expect(await asleep(id)).not.toBeNull();
    await snooze(world.receiver.staff, id, null);
    expect(await asleep(id)).toBeNull();
    await snooze(world.receiver.staff, id);
    await adminQuery('update referral_snooze set until = now() where referral_id = $1', [id]);
    expect(await asleep(id)).toBeNull();
    await snooze(world.receiver.staff, id);
    await done(world.receiver.staff, 'acceptReferral', { id });
    expect(await asleep(id)).toBeNull();
  });

  test('is for a day to come, with a reason', async () => {
    const { id } = await seedReferral(world, 'RECEIVED');
    for (const day of [today(), addDays(today(), 61), 'soon']) {
      const answer = await snooze(world.receiver.staff, id, day).catch(() => ({
        __typename: 'refused by the scalar',
      }));
      expect(answer.__typename).not.toBe('ReferralPayload');
    }
    const silent = await act(world.receiver.staff, 'snoozeReferral', { id, until }, REFERRAL);
    expect(silent['problems']).toMatchObject([{ field: 'reason' }]);
  });
});

describe('the receiver’s waiting list', () => {
  test('keeps a referral, also where no places were ever counted', async () => {
    const serviceId = await seedService(world.receiver);
    const { id } = await seedReferral(world, 'SENT', { serviceId });
    expect(await done(world.receiver.staff, 'waitlistReferral', { id })).toMatchObject({
      status: 'RECEIVED',
    });
    expect(await placeOf(world.sender.staff, id)).toBe('WAITING');
    expect(await placeOf(world.customer, id)).toBe('WAITING');
    expect(await capacityOf(serviceId)).toMatchObject({ waiting: 1 });
    await openPlaces(world.receiver.admin, serviceId, 1);
    expect(await placeOf(world.sender.staff, id)).toBe('RESERVED');
  });
});

describe('what is under way already (REF-048)', () => {
  test('is shown before sending, and sent again only with a reason, which is private', async () => {
    const own = await seedWorld();
    const open = await seedReferral(own, 'ACCEPTED');
    const again = await seedService(own.outsider);
    const draft = await seedReferral(own, 'DRAFT', { serviceId: again });
    expect(await look(own.sender.staff, draft.id, 'duplicates { id }')).toEqual({
      duplicates: [{ id: open.id }],
    });
    const send = (duplicateReason: string | null) =>
      act(
        own.sender.staff,
        'sendReferrals',
        { ids: [draft.id], choices: [{ id: draft.id, duplicateReason }] },
        '... on ReferralsPayload { referrals { status } }',
      );
    expect((await send('  '))['problems']).toMatchObject([
      { field: 'referrals.0.duplicate', code: 'REQUIRED' },
    ]);
    expect(await send('The first course is full until May.')).toMatchObject({
      referrals: [{ status: 'SENT' }],
    });
    const notes = async (who: Visitor) => (await look(who, draft.id, 'notes { body }')).notes;
    expect(await notes(own.sender.colleague)).toMatchObject([
      { body: expect.stringContaining('The first course is full until May.') as string },
    ]);
    for (const who of [own.outsider.staff, own.state]) expect(await notes(who)).toEqual([]);
  });

  test('what the sender does not see is not spoken of', async () => {
    const own = await seedWorld();
    await seedReferral(own, 'ACCEPTED');
    // The same person, known to another organization by itself.
    await adminQuery(
      `insert into access_grant (id, person_id, organization_id, reason, cause_id, scopes, began_at)
       values (gen_random_uuid(), $1, $2, 'CREATED_HERE', $1, '{}', now())`,
      [own.personId, own.outsider.id],
    );
    const consentId = await seedConsent(own.outsider.staff, own.personId);
    const other = { ...own, sender: own.outsider, consentId };
    const { id } = await seedReferral(other, 'DRAFT');
    expect(await look(own.outsider.staff, id, 'duplicates { id }')).toEqual({ duplicates: [] });
    const sent = await act(own.outsider.staff, 'sendReferrals', { ids: [id] }, '');
    expect(sent.__typename).toBe('ReferralsPayload');
  });
});

test('a receiver’s open days count for its due times (catalogues 6.2)', async () => {
  const serviceId = await seedService(world.receiver);
  // Open on two days of the week, none of them today.
  const weekday = weekdayOf(today());
  const days = [(weekday + 2) % 7, (weekday + 4) % 7];
  await adminQuery(
    `insert into opening_hours (id, location_id, position, days, opens, closes)
     select gen_random_uuid(), location_id, 0, $2, '09:00', '15:30' from service where id = $1`,
    [serviceId, days.map((day) => day || 7)],
  );
  const { id } = await seedReferral(world, 'SENT', { serviceId });
  const [clock] = await dueRows(id);
  const closesOn = (day: string) => (days.includes(weekdayOf(day)) ? '15:30' : null);
  expect(clock?.due_at).toEqual(dueAfterOpenDays(clock?.since ?? new Date(), 2, closesOn));
  const { due, service } = await look(
    world.sender.staff,
    id,
    'due { dueAt } service { location { hours } }',
  );
  expect(new Date(due.dueAt)).toEqual(clock?.due_at);
  expect(service.location.hours).toContain('09:00–15:30');
});
