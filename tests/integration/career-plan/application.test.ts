import { describe, expect, test } from 'vitest';
import {
  planOf,
  referralsOn,
  seedApplicant,
  started,
  tryToAssign,
  tryToMove,
  tryToStart,
} from '../../support/application-world.ts';
import { act, ask, failures } from '../../support/ask.ts';
import { attemptDeed } from '../../support/referral-deeds.ts';
import { seedReferral } from '../../support/referral-seed.ts';
import { paid, seedConsent, seedService } from '../../support/seed.ts';

describe('starting an application (REF-019)', () => {
  test('is for staff of an area that serves the person', async () => {
    const world = await seedApplicant();
    const { planner, applicantId, otherArea, receiver, state, customer, sender } = world;
    for (const who of [receiver.staff, state, sender.staff, world.elsewhere.admin]) {
      const refused = await tryToStart(who, applicantId);
      expect(['ForbiddenError', 'NotFoundError']).toContain(refused.__typename);
    }
    await expect(tryToStart(customer, world.personId)).rejects.toThrow();
    // A partner is no area, whomever it serves.
    expect((await tryToStart(sender.staff, world.personId)).__typename).toBe('ForbiddenError');
    expect((await planOf(sender.staff, world.personId)).startablePrograms).toEqual([]);

    expect(await started(planner, applicantId)).toMatchObject({
      status: 'STARTED',
      planner: { id: planner.userId },
    });
    expect((await planOf(otherArea.admin, applicantId)).startablePrograms).toEqual([
      'TITLE_I_DISLOCATED_WORKER',
      'TITLE_I_YOUTH',
    ]);
  });

  test('there is one active for each program, also when two start at once', async () => {
    const { planner, colleague, applicantId } = await seedApplicant();
    const both = await Promise.all([
      tryToStart(planner, applicantId),
      tryToStart(colleague, applicantId),
    ]);
    expect(both.map(({ __typename }) => __typename).sort()).toEqual([
      'ApplicationPayload',
      'ConflictError',
    ]);
    paid(await tryToStart(planner, applicantId, 'TITLE_I_YOUTH'), 'application');
    expect(failures).toEqual([]);
  });

  test('looking on as an administrator of the area is no reason for one', async () => {
    const world = await seedApplicant();
    await seedReferral(world, 'SENT');
    expect(await planOf(world.otherArea.admin, world.personId)).toMatchObject({
      contact: null,
      startablePrograms: [],
    });
    expect((await tryToStart(world.otherArea.admin, world.personId)).__typename).toBe(
      'ForbiddenError',
    );
  });
});

describe('an application under way', () => {
  test('goes its way and refuses every other', async () => {
    const { planner, colleague, applicantId } = await seedApplicant();
    const { id } = await started(planner, applicantId);
    expect((await tryToMove(planner, id, 'ENROLL')).__typename).toBe('ConflictError');
    for (const [event, status] of [
      ['SUBMIT', 'SUBMITTED'],
      ['CERTIFY', 'CERTIFIED'],
      ['ENROLL', 'ENROLLED'],
    ] as const) {
      expect(paid(await tryToMove(colleague, id, event), 'application')).toMatchObject({ status });
    }
    expect((await tryToMove(planner, id, 'WITHDRAW', 'CUSTOMER_ASKED')).__typename).toBe(
      'ConflictError',
    );
  });

  test('is given to planners of the area alone', async () => {
    const world = await seedApplicant();
    const { id } = await started(world.planner, world.applicantId);
    const { colleague, receiver, otherArea } = world;
    const refused = await tryToAssign(otherArea.admin, id, receiver.staff.userId ?? '');
    expect(refused.__typename).toBe('InvalidInputError');
    expect((await tryToAssign(receiver.staff, id, receiver.staff.userId ?? '')).__typename).toBe(
      'NotFoundError',
    );
    const given = await tryToAssign(otherArea.admin, id, colleague.userId ?? '');
    expect(paid(given, 'application')).toMatchObject({ planner: { id: colleague.userId } });
  });

  test('is seen by the area, the person and the state, and by nobody else', async () => {
    const world = await seedApplicant();
    const { id } = await started(world.planner, world.applicantId);
    const seen = async (who: typeof world.planner) =>
      (await planOf(who, world.applicantId))?.applications.map((each: { id: string }) => each.id);
    for (const who of [world.planner, world.otherArea.admin, world.state, world.monitor]) {
      expect(await seen(who)).toEqual([id]);
    }
    for (const who of [world.receiver.staff, world.outsider.staff, world.elsewhere.admin]) {
      expect(await seen(who)).toBeUndefined();
      expect((await tryToMove(who, id, 'SUBMIT')).__typename).toBe('NotFoundError');
    }
    expect((await tryToMove(world.state, id, 'SUBMIT')).__typename).toBe('ForbiddenError');
  });

  test('tells whether the person was reached, without a word of it (REF-038, REF-039)', async () => {
    const world = await seedApplicant();
    const { planner, personId, otherArea, customer, receiver } = world;
    const office = { id: otherArea.id, lwiaId: otherArea.id };
    const own = { ...world, receiver: { ...world.receiver, ...office, staff: planner } };
    await seedReferral({ ...own, serviceId: await seedService(office) }, 'RECEIVED');
    const { id } = await seedReferral(world, 'ACCEPTED');
    await attemptDeed(world, receiver.staff, 'tryCustomer', id, 1);
    await act(customer, 'reportContact', { referralId: id, contacted: false }, '');
    const query = `query ($id: ID!) { referral(id: $id) { viewerSide viewerActions notes { body } detail { reason }
      attempts { target result } contactReports { contacted } history(first: 50) { edges { node { kind } } } } }`;
    const seen = async (who: typeof planner) => (await ask(who, query, { id })).data.referral;
    expect(await seen(planner)).toBeNull();

    const { id: applicationId } = await started(planner, personId);
    const opened = await seen(planner);
    expect(opened).toMatchObject({
      viewerSide: 'PLANNER',
      viewerActions: [],
      detail: null,
      notes: [],
      attempts: [{ target: 'CUSTOMER', result: 'REACHED' }],
      contactReports: [{ contacted: false }],
    });
    const kinds = opened.history.edges.map(({ node }: { node: { kind: string } }) => node.kind);
    expect(kinds).toEqual(expect.arrayContaining(['ATTEMPT_LOGGED', 'CONTACT_REPORTED']));
    expect(await seen(world.elsewhere.admin)).toBeNull();
    await tryToMove(planner, applicationId, 'WITHDRAW', 'CUSTOMER_ASKED');
    expect(await seen(planner)).toBeNull();
  });

  test('opens every referral of the person with its history, not what it says (REF-040, REF-049)', async () => {
    const world = await seedApplicant();
    const { planner, personId, otherArea } = world;
    const [before, after] = [
      await seedReferral(world, 'COMPLETED'),
      await seedReferral(world, 'DECLINED'),
    ];
    // Referred to the area's own office, so that it serves the person.
    const office = { id: otherArea.id, lwiaId: otherArea.id };
    const own = { ...world, receiver: { ...world.receiver, ...office, staff: planner } };
    const asked = await seedReferral({ ...own, serviceId: await seedService(office) }, 'RECEIVED');
    expect(referralsOn(await planOf(planner, personId))).toEqual([asked.id]);

    const { id } = await started(planner, personId);
    const plan = await planOf(planner, personId);
    expect(referralsOn(plan).sort()).toEqual([asked.id, before.id, after.id].sort());
    expect(plan.planReferrals.totalCount).toBe(3);
    const [declined] = plan.planReferrals.edges
      .map(({ node }: { node: { id: string } }) => node)
      .filter((node: { id: string }) => node.id === after.id);
    expect(declined).toMatchObject({ status: 'DECLINED', pathway: 'UNIVERSAL', detail: null });
    expect(declined.history.edges.map(({ node }: { node: { kind: string } }) => node.kind)).toEqual(
      ['REFERRAL_SENT', 'REFERRAL_RECEIVED', 'REFERRAL_DECLINED'],
    );
    // Drafts are their sender's.
    await seedReferral(world, 'DRAFT');
    expect(referralsOn(await planOf(planner, personId))).toHaveLength(3);
    // The person finds the area among those who see them.
    const { whoCanSee } = await planOf(world.customer, personId);
    expect(whoCanSee).toContainEqual({
      reason: 'APPLICATION',
      endReason: null,
      organization: { id: otherArea.id },
    });

    const closed = await tryToMove(planner, id, 'DENY', 'NOT_THE_RIGHT_FIT');
    expect(paid(closed, 'application')).toMatchObject({ closeReason: 'NOT_THE_RIGHT_FIT' });
    expect(referralsOn(await planOf(planner, personId))).toEqual([asked.id]);
    // What is under way goes on (B-36).
    expect(referralsOn(await planOf(world.customer, personId))).toContain(before.id);
  });

  test('closing wants a reason that fits', async () => {
    const { planner, applicantId } = await seedApplicant();
    const { id } = await started(planner, applicantId);
    for (const reason of [null, 'NOT_ELIGIBLE']) {
      expect((await tryToMove(planner, id, 'WITHDRAW', reason)).__typename).toBe(
        'InvalidInputError',
      );
    }
    paid(await tryToMove(planner, id, 'WITHDRAW', 'CUSTOMER_ASKED'), 'application');
    expect((await tryToMove(planner, id, 'SUBMIT')).__typename).toBe('ConflictError');
    // A new one may follow.
    await started(planner, applicantId);
  });
});

test('an area refers who applies there by the integrated way, all others by the universal one (REF-021)', async () => {
  const world = await seedApplicant();
  const { planner, applicantId, sender, serviceId } = world;
  const draftBy = async (who: typeof planner, personId: string) => {
    const done = await act(
      who,
      'createDrafts',
      {
        personId,
        consentId: await seedConsent(who, personId),
        origin: 'NEW_NEED',
        items: [{ serviceId, urgency: 'SOON', reason: 'Needs a trade.' }],
      },
      '... on ReferralsPayload { referrals { id pathway } }',
    );
    const [draft] = paid(done, 'referrals') as { id: string; pathway: string }[];
    return draft;
  };
  const sent = async (who: typeof planner, id = '') => {
    const done = await act(
      who,
      'sendReferrals',
      { ids: [id] },
      '... on ReferralsPayload { referrals { id pathway } }',
    );
    return (paid(done, 'referrals') as { pathway: string }[])[0]?.pathway;
  };

  const early = await draftBy(planner, applicantId);
  expect(early?.pathway).toBe('UNIVERSAL');
  const { id } = await started(planner, applicantId);
  // Begun by the universal way, and what was typed is kept.
  expect(await sent(planner, early?.id)).toBe('INTEGRATED');
  expect((await draftBy(planner, applicantId))?.pathway).toBe('INTEGRATED');
  expect((await draftBy(sender.staff, world.personId))?.pathway).toBe('UNIVERSAL');

  const late = await draftBy(planner, applicantId);
  paid(await tryToMove(planner, id, 'WITHDRAW', 'CUSTOMER_ASKED'), 'application');
  const { data } = await ask(planner, 'query ($id: ID!) { person(id: $id) { goesIntegrated } }', {
    id: applicantId,
  });
  expect(data.person.goesIntegrated).toBe(false);
  expect(late?.pathway).toBe('INTEGRATED');
});
