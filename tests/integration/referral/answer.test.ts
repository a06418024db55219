import { beforeAll, describe, expect, test } from 'vitest';
import type { Visitor } from '../../support/actors.ts';
import { act, ask } from '../../support/ask.ts';
import { adminQuery } from '../../support/database.ts';
import { seedReferral, today } from '../../support/referral-seed.ts';
import { paid, seedWorld } from '../../support/seed.ts';
import type { World } from '../../support/seed.ts';

let world: World;
beforeAll(async () => {
  world = await seedWorld();
});

const REFERRAL = '... on ReferralPayload { referral { id status } }';
const look = async (who: Visitor, id: string, fields: string) =>
  (await ask(who, `query ($id: ID!) { referral(id: $id) { ${fields} } }`, { id })).data.referral;
describe('answers', () => {
  test('accepting unopened writes that it was received, with appointment and colleague', async () => {
    const { id } = await seedReferral(world, 'SENT');
    const appointmentAt = new Date(Date.now() + 5 * 86_400_000).toISOString();
    const assigneeId = world.receiver.colleague.userId;
    const input = { id, note: 'Bring a photo id.', appointmentAt, assigneeId };
    const done = await act(
      world.receiver.staff,
      'acceptReferral',
      input,
      `... on ReferralPayload { referral { status receivedAt acceptedAt appointmentAt receiverAssignee { id }
         detail { acceptNote } due { rule } history { edges { node { kind fromStatus toStatus } } } } }`,
    );
    const referral = paid(done, 'referral') as Record<string, unknown> & {
      history: { edges: { node: unknown }[] };
    };
    expect(referral).toMatchObject({
      status: 'ACCEPTED',
      appointmentAt,
      receiverAssignee: { id: assigneeId },
      detail: { acceptNote: 'Bring a photo id.' },
      due: { rule: 'NOT_STARTED' },
    });
    expect(referral['receivedAt']).toBe(referral['acceptedAt']);
    expect(referral.history.edges.map(({ node }) => node)).toEqual([
      { kind: 'REFERRAL_SENT', fromStatus: 'DRAFT', toStatus: 'SENT' },
      { kind: 'REFERRAL_RECEIVED', fromStatus: 'SENT', toStatus: 'RECEIVED' },
      { kind: 'REFERRAL_ACCEPTED', fromStatus: 'RECEIVED', toStatus: 'ACCEPTED' },
    ]);
    const past = await act(
      world.receiver.staff,
      'acceptReferral',
      { id: (await seedReferral(world, 'SENT')).id, appointmentAt: '2020-01-01T10:00:00Z' },
      REFERRAL,
    );
    expect(past['problems']).toMatchObject([{ field: 'appointmentAt', code: 'IN_THE_PAST' }]);
  });

  test('declining needs a reason, ends the receiver’s access, and asks the sender to follow up', async () => {
    // A world of its own: through another open referral the receiver would still know the person.
    const own = await seedWorld();
    const { id } = await seedReferral(own, 'RECEIVED');
    const decline = (more: object) =>
      act(own.receiver.staff, 'declineReferral', { id, ...more }, REFERRAL);
    expect((await decline({}))['problems']).toMatchObject([{ field: 'reason', code: 'REQUIRED' }]);
    expect((await decline({ reason: 'OTHER' }))['problems']).toMatchObject([{ field: 'note' }]);
    const suggestion = { suggestedOrganizationId: own.receiver.id };
    expect(
      (await decline({ reason: 'OTHER', note: 'Closed.', ...suggestion }))['problems'],
    ).toMatchObject([{ field: 'suggestedOrganizationId' }]);
    const suggestedOrganizationId = own.outsider.id;
    const done = await decline({
      reason: 'NO_CAPACITY',
      note: 'Full until May.',
      suggestedOrganizationId,
    });
    expect(done).toMatchObject({ referral: { status: 'DECLINED' } });

    const fields = `status declineReason personInitials personName person { id } detail { declineNote suggestedOrganization { id } }
      due { rule side } messages { edges { cursor } } viewerActions`;
    expect(await look(own.sender.staff, id, fields)).toMatchObject({
      declineReason: 'NO_CAPACITY',
      detail: {
        declineNote: 'Full until May.',
        suggestedOrganization: { id: suggestedOrganizationId },
      },
      due: { rule: 'NO_FOLLOW_UP', side: 'SENDER' },
      viewerActions: ['ADD_NOTE', 'ASSIGN', 'SNOOZE', 'REFER_AGAIN'],
    });
    expect(await look(own.receiver.staff, id, fields)).toEqual({
      status: 'DECLINED',
      declineReason: 'NO_CAPACITY',
      personInitials: 'AQ',
      personName: null,
      person: null,
      detail: null,
      due: { rule: 'NO_FOLLOW_UP', side: 'SENDER' },
      messages: { edges: [] },
      viewerActions: ['ADD_NOTE'],
    });
  });

  test('referring again begins a linked draft for somebody else and settles what was due', async () => {
    const { id } = await seedReferral(world, 'DECLINED');
    const done = await act(
      world.sender.staff,
      'referAgain',
      { id },
      `... on ReferralPayload { referral { id status category receiver { id } service { id } consent { id }
         previous { id } detail { reason goals } } }`,
    );
    const draft = paid(done, 'referral') as { id: string };
    expect(draft).toMatchObject({
      status: 'DRAFT',
      category: 'JOB_TRAINING',
      receiver: null,
      service: null,
      consent: { id: world.consentId },
      previous: { id },
      detail: { reason: 'Wants to learn welding.', goals: 'A job.' },
    });
    expect(await look(world.sender.staff, id, 'due { rule } next { id }')).toEqual({
      due: null,
      next: [{ id: draft.id }],
    });
    expect(await look(world.receiver.staff, id, 'next { id }')).toEqual({ next: [] });
  });

  test('from Accepted services cannot have been delivered; dates are not ahead of their time', async () => {
    const { id } = await seedReferral(world, 'ACCEPTED');
    const complete = (more: object) =>
      act(world.receiver.staff, 'completeReferral', { id, endedOn: today(), ...more }, REFERRAL);
    expect((await complete({ outcome: 'SERVICES_DELIVERED' }))['problems']).toMatchObject([
      { field: 'outcome' },
    ]);
    expect(
      (await complete({ outcome: 'CUSTOMER_STOPPED', endedOn: '2199-01-01' }))['problems'],
    ).toMatchObject([{ field: 'endedOn', code: 'IN_THE_FUTURE' }]);
    const early = await act(
      world.receiver.staff,
      'startReferral',
      { id, startedOn: '2001-01-01' },
      REFERRAL,
    );
    expect(early['problems']).toMatchObject([{ field: 'startedOn', code: 'IN_THE_PAST' }]);
  });

  test('an outcome is corrected by who gave it, for a day; the history keeps both', async () => {
    const { id } = await seedReferral(world, 'COMPLETED');
    const amend = (who: Visitor) =>
      act(
        who,
        'amendOutcome',
        { id, outcome: 'CUSTOMER_STOPPED', note: 'Moved away.' },
        '... on ReferralPayload { referral { status outcome endedOn detail { outcomeNote } completionOutcomes } }',
      );
    expect((await amend(world.receiver.colleague)).__typename).toBe('TransitionError');
    expect(await amend(world.receiver.staff)).toMatchObject({
      referral: {
        status: 'COMPLETED',
        outcome: 'CUSTOMER_STOPPED',
        endedOn: today(),
        detail: { outcomeNote: 'Moved away.' },
        completionOutcomes: [
          'SERVICES_DELIVERED',
          'RESOLVED_OTHERWISE',
          'CUSTOMER_STOPPED',
          'COULD_NOT_REACH',
        ],
      },
    });
    const { history } = await look(
      world.sender.staff,
      id,
      'history { edges { node { kind outcome } } }',
    );
    expect(history.edges.slice(-2)).toEqual([
      { node: { kind: 'REFERRAL_COMPLETED', outcome: 'SERVICES_DELIVERED' } },
      { node: { kind: 'OUTCOME_AMENDED', outcome: 'CUSTOMER_STOPPED' } },
    ]);
    await adminQuery(
      `update referral set completed_at = completed_at - interval '24 hours 1 second' where id = $1`,
      [id],
    );
    expect((await amend(world.receiver.staff)).__typename).toBe('TransitionError');
  });
});

describe('the customer', () => {
  test('withdraws, and leaves a reason only the two sides read', async () => {
    const { id } = await seedReferral(world, 'ACCEPTED');
    const reason = 'I found a job.';
    const done = await act(world.customer, 'withdrawReferral', { id, reason }, REFERRAL);
    expect(done).toMatchObject({ referral: { status: 'COMPLETED' } });
    const fields = 'outcome detail { withdrawReason }';
    const outcome = 'WITHDRAWN_BY_CUSTOMER';
    for (const who of [world.sender.staff, world.receiver.staff]) {
      expect(await look(who, id, fields)).toEqual({ outcome, detail: { withdrawReason: reason } });
    }
    expect(await look(world.customer, id, fields)).toEqual({ outcome, detail: null });
  });

  test('a sender who withdraws has to say why', async () => {
    const { id } = await seedReferral(world, 'ACCEPTED');
    const done = await act(world.sender.staff, 'withdrawReferral', { id }, REFERRAL);
    expect(done['problems']).toMatchObject([{ field: 'reason', code: 'REQUIRED' }]);
  });

  test('taking the consent back closes what is open under it, keeps what is closed, and drafts lose it', async () => {
    const own = await seedWorld();
    const [draft, recalled, sent, started, declined] = [
      await seedReferral(own, 'DRAFT'),
      await seedReferral(own, 'RECALLED'),
      await seedReferral(own, 'SENT'),
      await seedReferral(own, 'IN_PROGRESS'),
      await seedReferral(own, 'DECLINED'),
    ];
    const done = await act(own.customer, 'withdrawConsent', { id: own.consentId }, '');
    expect(done.__typename).toBe('ConsentPayload');
    const fields = 'status outcome consent { id } person { id }';
    for (const { id } of [sent, started]) {
      expect(await look(own.sender.staff, id, fields)).toMatchObject({
        status: 'COMPLETED',
        outcome: 'WITHDRAWN_BY_CUSTOMER',
      });
      expect(await look(own.receiver.staff, id, fields)).toMatchObject({
        status: 'COMPLETED',
        person: null,
      });
    }
    expect(await look(own.sender.staff, declined.id, fields)).toMatchObject({
      status: 'DECLINED',
      outcome: null,
    });
    for (const { id } of [draft, recalled]) {
      expect(await look(own.sender.staff, id, fields)).toMatchObject({
        status: 'DRAFT',
        consent: null,
      });
    }
    const resend = await act(own.sender.staff, 'sendReferrals', { ids: [recalled.id] }, '');
    expect(resend['problems']).toMatchObject([{ field: 'referrals.0.consent', code: 'REQUIRED' }]);
  });

  test('sees own referrals without what staff write', async () => {
    const { id } = await seedReferral(world, 'ACCEPTED');
    expect(
      await look(
        world.customer,
        id,
        'status viewerSide viewerActions detail { reason } sender { name } receiver { phone }',
      ),
    ).toMatchObject({
      status: 'ACCEPTED',
      viewerSide: 'CUSTOMER',
      viewerActions: ['WITHDRAW', 'ATTACH', 'REPORT_CONTACT', 'CHANGE_CONTACT_TIMES'],
      detail: null,
    });
  });
});

describe('rules', () => {
  test('about due times are those set for the day, else the catalogue’s', async () => {
    const own = await seedWorld();
    const due = async () => {
      const { id } = await seedReferral(own, 'SENT');
      return Date.parse((await look(own.sender.staff, id, 'due { dueAt }')).due.dueAt) - Date.now();
    };
    const usual = await due();
    expect(usual).toBeGreaterThan(86_400_000);
    const set = (value: object, from: string) =>
      adminQuery(
        `insert into rule_setting (key, valid_from, value) values ('due.UNANSWERED', now() + $1::interval, $2)`,
        [from, JSON.stringify(value)],
      );
    try {
      await set({ days: 40, unit: 'CALENDAR_DAYS' }, '-1 minute');
      await set({ days: 90, unit: 'CALENDAR_DAYS' }, '1 day');
      expect(Math.floor((await due()) / 86_400_000)).toBe(40);
      await set({ days: 'many' }, '-1 second');
      expect(Math.abs((await due()) - usual)).toBeLessThan(86_400_000);
    } finally {
      await adminQuery(`delete from rule_setting where key = 'due.UNANSWERED'`);
    }
  });
});

describe('once the consent has ended by its date', () => {
  test('the receiver serves no more, and closes without words', async () => {
    const own = await seedWorld();
    const { id } = await seedReferral(own, 'RECEIVED');
    await adminQuery(
      `update consent set given_at = now() - interval '2 days', expires_at = now() - interval '1 second' where id = $1`,
      [own.consentId],
    );
    await adminQuery(
      `update access_grant set valid_until = now() - interval '1 second' where consent_id = $1`,
      [own.consentId],
    );
    const { staff } = own.receiver;
    const accepted = await act(staff, 'acceptReferral', { id }, REFERRAL);
    expect(accepted.__typename).toBe('ForbiddenError');
    expect(accepted['message']).toContain('consent');
    expect((await look(staff, id, 'viewerActions')).viewerActions).toEqual([
      'DECLINE',
      'ADD_NOTE',
      'ASSIGN',
      'SNOOZE',
    ]);
    const decline = (note: string | null) =>
      act(staff, 'declineReferral', { id, reason: 'CUSTOMER_NOT_INTERESTED', note }, REFERRAL);
    expect((await decline('Said no.'))['problems']).toMatchObject([{ field: 'note' }]);
    expect(await decline(null)).toMatchObject({ referral: { status: 'DECLINED' } });
  });
});
