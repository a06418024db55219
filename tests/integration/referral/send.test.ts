import { beforeAll, describe, expect, test } from 'vitest';
import type { Visitor } from '../../support/actors.ts';
import { act, ask } from '../../support/ask.ts';
import { adminQuery } from '../../support/database.ts';
import { seedReferral } from '../../support/referral-seed.ts';
import { paid, seedConsent, seedPerson, seedService, seedWorld } from '../../support/seed.ts';
import type { World } from '../../support/seed.ts';

const SENT =
  '... on ReferralsPayload { referrals { id status sentAt category receiverLwia { id } senderLwia { id } due { rule side } } }';
const problemsOf = (done: Record<string, unknown>) =>
  (done['problems'] as { field: string; code: string }[]).map(
    ({ field, code }) => `${field} ${code}`,
  );

let world: World;
beforeAll(async () => {
  world = await seedWorld();
});
const send = (...ids: string[]) => {
  const choices = ids.map((id) => ({ id, duplicateReason: 'Asked for twice, for the test.' }));
  return act(world.sender.staff, 'sendReferrals', { ids, choices }, SENT);
};

describe('drafts', () => {
  const create = (items: object[], more: object = {}) =>
    act(
      world.sender.staff,
      'createDrafts',
      { personId: world.personId, origin: 'INTAKE', items, ...more },
      '... on ReferralsPayload { referrals { id number status batch: number service { id } receiver { id } missingForSend { field } } }',
    );

  test('made together are each their own, with a number that does not count', async () => {
    const second = await seedService(world.receiver, { category: 'HOUSING', name: 'Rent help' });
    const done = await create([
      { serviceId: world.serviceId, urgency: 'ROUTINE', reason: 'Welding.' },
      { serviceId: second, urgency: 'SAME_DAY', reason: 'Eviction on Friday.' },
      { urgency: 'SOON' },
    ]);
    const referrals = paid(done, 'referrals') as {
      id: string;
      number: string;
      missingForSend: { field: string }[];
    }[];
    expect(referrals).toHaveLength(3);
    for (const { number } of referrals) expect(number).toMatch(/^R-[2-9A-Z]{4}-[2-9A-Z]{2}$/);
    expect(new Set(referrals.map(({ number }) => number)).size).toBe(3);
    expect(referrals[2]?.missingForSend.map(({ field }) => field)).toEqual([
      'receiver',
      'service',
      'reason',
      'consent',
    ]);
    const batches = await adminQuery('select distinct batch_id from referral where id = any ($1)', [
      referrals.map(({ id }) => id),
    ]);
    expect(batches).toHaveLength(1);
  });

  test('say at once what cannot be', async () => {
    const own = await seedService(world.sender);
    const stranger = await seedPerson(world.outsider.staff);
    const theirConsent = await seedConsent(world.outsider.staff, stranger);
    const done = await create(
      [
        { serviceId: own, urgency: 'ROUTINE' },
        { serviceId: crypto.randomUUID(), urgency: 'ROUTINE' },
        { serviceId: 'nonsense', urgency: 'ROUTINE' },
      ],
      { consentId: theirConsent },
    );
    expect(problemsOf(done)).toEqual([
      'items.0.serviceId NOT_ALLOWED',
      'items.1.serviceId NOT_ALLOWED',
      'items.2.serviceId NOT_ALLOWED',
      'consentId NOT_ALLOWED',
    ]);
    expect(problemsOf(await create([]))).toEqual(['items REQUIRED']);
    const twice = { serviceId: world.serviceId, urgency: 'ROUTINE' };
    expect(problemsOf(await create([twice, twice]))).toEqual(['items.1.serviceId DUPLICATE']);
    const long = { urgency: 'ROUTINE', reason: 'x'.repeat(2001) };
    expect(problemsOf(await create([long]))).toEqual(['items.0.reason TOO_LONG']);
    expect(problemsOf(await create(Array(11).fill({ urgency: 'SOON' })))).toEqual([
      'items TOO_MANY',
    ]);
    expect((await create([{ urgency: 'SOON' }], { personId: stranger })).__typename).toBe(
      'NotFoundError',
    );
  });

  test('are saved by one at a time', async () => {
    const { id } = await seedReferral(world, 'DRAFT');
    const save = (expectedVersion: number) =>
      act(
        world.sender.colleague,
        'updateDraft',
        { id, expectedVersion, reason: 'Newer.', urgency: 'SOON', origin: 'INTAKE' },
        '... on ReferralPayload { referral { version urgency service { id } receiver { id } detail { reason } } }',
      );
    expect(await save(1)).toMatchObject({
      referral: {
        version: 2,
        urgency: 'SOON',
        service: null,
        receiver: null,
        detail: { reason: 'Newer.' },
      },
    });
    expect(await save(1)).toMatchObject({
      __typename: 'ConflictError',
      currentVersion: 2,
      changedBy: world.sender.colleague.name,
    });
  });
});

describe('sending', () => {
  test('copies what the service says and starts the clock of the receiver', async () => {
    const { id } = await seedReferral(world, 'DRAFT');
    expect(await send(id)).toMatchObject({
      referrals: [
        {
          id,
          status: 'SENT',
          category: 'JOB_TRAINING',
          receiverLwia: { id: world.otherArea.id },
          senderLwia: { id: world.area.id },
          due: { rule: 'UNANSWERED', side: 'RECEIVER' },
        },
      ],
    });
  });

  test('is all or nothing, and tells everything that is missing by index', async () => {
    const good = await seedReferral(world, 'DRAFT');
    const noConsent = await seedReferral(world, 'DRAFT', { consentId: null });
    const silent = await seedService(world.receiver, { withContact: false });
    const noContact = await seedReferral(world, 'DRAFT', { serviceId: silent });
    const done = await send(good.id, noConsent.id, noContact.id);
    expect(problemsOf(done)).toEqual([
      'referrals.1.consent REQUIRED',
      'referrals.2.service NOT_ALLOWED',
    ]);
    const rows = await adminQuery('select distinct status from referral where id = any ($1)', [
      [good.id, noConsent.id, noContact.id],
    ]);
    expect(rows).toEqual([{ status: 'DRAFT' }]);
    const sent = await adminQuery(
      `select 1 from activity where subject_id = $1 and kind = 'REFERRAL_SENT'`,
      [good.id],
    );
    expect(sent).toEqual([]);
  });

  test('needs a consent that holds, covers what is shared and is the sender’s to use', async () => {
    const narrow = await seedConsent(world.sender.staff, world.personId, ['CONTACT']);
    const tooNarrow = await seedReferral(world, 'DRAFT', { consentId: narrow });
    const online = await seedConsent(world.customer, world.personId, ['CONTACT', 'GOALS']);
    const byCustomer = await seedReferral(world, 'DRAFT', { consentId: online });
    const old = await seedConsent(world.sender.staff, world.personId);
    const expired = await seedReferral(world, 'DRAFT', { consentId: old });
    await adminQuery(
      `update consent set given_at = now() - interval '2 days', expires_at = now() - interval '1 minute' where id = $1`,
      [old],
    );
    expect(problemsOf(await send(tooNarrow.id))).toEqual(['referrals.0.consent NOT_ALLOWED']);
    expect(problemsOf(await send(expired.id))).toEqual(['referrals.0.consent IN_THE_PAST']);
    expect((await send(byCustomer.id)).__typename).toBe('ReferralsPayload');
  });

  test('is reach for good, also of a draft whose reach ended with a consent before it was sent', async () => {
    const { receiver, outsider } = world;
    const personId = await seedPerson(world.sender.staff);
    const [first, second] = [
      await seedConsent(world.sender.staff, personId),
      await seedConsent(world.sender.staff, personId),
    ];
    const withdraw = async (by: Visitor, id: string) =>
      paid(
        await act(by, 'withdrawConsent', { id }, '... on ConsentPayload { consent { id } }'),
        'consent',
      );
    const knows = async () =>
      (await ask(receiver.staff, 'query ($id: ID!) { person(id: $id) { id } }', { id: personId }))
        .data.person !== null;

    await seedReferral(world, 'RECEIVED', { personId, consentId: first });
    const onward = paid(
      await act(
        receiver.staff,
        'createDrafts',
        {
          personId,
          origin: 'OTHER',
          items: [
            {
              serviceId: await seedService(outsider, { category: 'HOUSING' }),
              reason: 'Rent.',
              urgency: 'SOON',
            },
          ],
        },
        '... on ReferralsPayload { referrals { id } }',
      ),
      'referrals',
    ) as { id: string }[];
    const id = onward[0]?.id ?? '';
    await withdraw(world.sender.staff, first);
    expect(await knows()).toBe(false);

    await seedReferral(world, 'RECEIVED', { personId, consentId: second });
    const own = await seedConsent(receiver.staff, personId);
    const { data } = await ask(
      receiver.staff,
      'query ($id: ID!) { referral(id: $id) { version service { id } } }',
      { id },
    );
    paid(
      await act(
        receiver.staff,
        'updateDraft',
        {
          id,
          expectedVersion: data.referral.version,
          serviceId: data.referral.service.id,
          reason: 'Rent.',
          urgency: 'SOON',
          origin: 'OTHER',
          consentId: own,
        },
        '... on ReferralPayload { referral { id } }',
      ),
      'referral',
    );
    paid(await act(receiver.staff, 'sendReferrals', { ids: [id] }, SENT), 'referrals');
    await withdraw(world.sender.staff, second);
    expect(await knows()).toBe(true);
  });

  test('needs a way to reach the customer and a partner in good standing', async () => {
    const unreachable = await seedPerson(world.sender.staff);
    await adminQuery(`update person_contact set phone = null where person_id = $1`, [unreachable]);
    const consentId = await seedConsent(world.sender.staff, unreachable);
    const draft = await seedReferral(world, 'DRAFT', { personId: unreachable, consentId });
    expect(problemsOf(await send(draft.id))).toEqual(['referrals.0.contact REQUIRED']);

    const other = await seedWorld();
    const toSuspended = await seedReferral(other, 'DRAFT');
    await adminQuery(`update organization set status = 'SUSPENDED' where id = $1`, [
      other.receiver.id,
    ]);
    const done = await act(other.sender.staff, 'sendReferrals', { ids: [toSuspended.id] }, SENT);
    expect(problemsOf(done)).toContain('referrals.0.receiver NOT_ALLOWED');
  });

  test('of nothing, of too much and of forged ids is refused', async () => {
    expect(problemsOf(await send())).toEqual(['ids REQUIRED']);
    expect(
      problemsOf(await send(...Array.from({ length: 11 }, () => crypto.randomUUID()))),
    ).toEqual(['ids TOO_MANY']);
    expect((await send('1; drop table referral')).__typename).toBe('NotFoundError');
    const foreign = await seedReferral(await seedWorld(), 'DRAFT');
    expect((await send(foreign.id)).__typename).toBe('NotFoundError');
  });
});

describe('a recalled referral', () => {
  test('keeps its partner, may be sent again, and leaves the receiver a closed copy', async () => {
    const { id, number } = await seedReferral(world, 'RECALLED');
    const elsewhere = await seedService(world.outsider);
    const base = { id, expectedVersion: 3, urgency: 'SOON', origin: 'INTAKE', reason: 'Again.' };
    const change = (serviceId: string) =>
      act(
        world.sender.staff,
        'updateDraft',
        { ...base, serviceId, consentId: world.consentId },
        '... on ReferralPayload { referral { status receiver { id } } }',
      );
    const refused = await change(elsewhere);
    expect(problemsOf(refused)).toEqual(['serviceId NOT_ALLOWED']);
    expect(JSON.stringify(refused)).toContain('keeps its partner');
    expect(await change(world.serviceId)).toMatchObject({
      referral: { receiver: { id: world.receiver.id } },
    });

    const copies = await ask(
      world.receiver.staff,
      '{ closedCopies { number personInitials endReason } }',
    );
    const copy = { number, personInitials: 'AQ', endReason: 'RECALLED' };
    expect(copies.data.closedCopies).toContainEqual(copy);
    const foreign = await ask(world.outsider.staff, '{ closedCopies { number } }');
    expect(foreign.data.closedCopies).toEqual([]);

    expect((await send(id)).__typename).toBe('ReferralsPayload');
    const [row] = await adminQuery(
      'select first_sent_at < sent_at as again, recalled_at from referral where id = $1',
      [id],
    );
    expect(row).toEqual({ again: true, recalled_at: null });
  });
});
