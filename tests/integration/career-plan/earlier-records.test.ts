import { describe, expect, test } from 'vitest';
import { makeStaff } from '../../support/actors.ts';
import type { Visitor } from '../../support/actors.ts';
import {
  decided,
  planOf,
  referralsOn,
  seedApplicant,
  started,
  tryToDecide,
  tryToMove,
} from '../../support/application-world.ts';
import type { ApplicationWorld } from '../../support/application-world.ts';
import { act, ask } from '../../support/ask.ts';
import { adminQuery } from '../../support/database.ts';
import { matchOf, merged } from '../../support/merge-world.ts';
import { seedReferral } from '../../support/referral-seed.ts';
import { seedConsent, seedPerson } from '../../support/seed.ts';

/** As when the customer used the invitation of the applicant's record with their own account (one-account.test). */
const sameAccount = ({ personId, applicantId }: ApplicationWorld) =>
  adminQuery(
    `update person_match set basis = basis || '{ACCOUNT}'
      where first_id in ($1, $2) and second_id in ($1, $2)`,
    [personId, applicantId],
  );

const seesPerson = async (who: { token: string }, id: string) =>
  (await ask(who, 'query ($id: ID!) { person(id: $id) { id contact { phone } } }', { id })).data
    .person;

describe('earlier referrals meet the application (REF-041)', () => {
  test('under the same account they are on the plan by themselves, with history', async () => {
    const world = await seedApplicant();
    const { planner, applicantId, personId } = world;
    const [done, declined] = [
      await seedReferral(world, 'COMPLETED'),
      await seedReferral(world, 'DECLINED'),
    ];
    await sameAccount(world);
    const { earlierRecords } = await started(planner, applicantId);
    expect(earlierRecords).toEqual([
      expect.objectContaining({ attached: true, referralCount: 2, person: { id: personId } }),
    ]);
    const plan = await planOf(planner, applicantId);
    expect(referralsOn(plan).sort()).toEqual([done.id, declined.id].sort());
    for (const { node } of plan.planReferrals.edges) {
      expect(node.history.edges[0].node.kind).toBe('REFERRAL_SENT');
      expect(node.detail).toBeNull();
    }
    // What comes later as well.
    const later = await seedReferral(world, 'IN_PROGRESS');
    expect(referralsOn(await planOf(planner, applicantId))).toContain(later.id);
    // Name and referrals, not how to reach them: that is what the applicant's own record says.
    expect(await seesPerson(planner, personId)).toEqual({ id: personId, contact: null });
  });

  test('an account that turns out to be the same attaches while the application is active', async () => {
    const world = await seedApplicant();
    const earlier = await seedReferral(world, 'RECEIVED');
    const { id } = await started(world.planner, world.applicantId);
    expect(referralsOn(await planOf(world.planner, world.applicantId))).toEqual([]);
    await sameAccount(world);
    expect(referralsOn(await planOf(world.planner, world.applicantId))).toEqual([earlier.id]);
    const { data } = await ask(
      world.planner,
      `query ($id: ID!) { person(id: $id) { history(first: 50) { edges { node { kind actorRole } } } } }`,
      { id: world.applicantId },
    );
    const kinds = data.person.history.edges.map(({ node }: { node: object }) => node);
    expect(kinds).toContainEqual({ kind: 'EARLIER_ATTACHED', actorRole: 'SYSTEM' });
    await tryToMove(world.planner, id, 'WITHDRAW', 'ENTERED_IN_ERROR');
    expect(referralsOn(await planOf(world.planner, world.applicantId))).toEqual([]);
    expect(await seesPerson(world.planner, world.personId)).toBeNull();
  });

  test('a likely match tells its number and asks for one click, which can be undone', async () => {
    const world = await seedApplicant();
    const { planner, colleague, applicantId, personId } = world;
    const earlier = await seedReferral(world, 'ACCEPTED');
    const { id, earlierRecords } = await started(planner, applicantId);
    const [record] = earlierRecords;
    expect(record).toMatchObject({
      attached: null,
      basis: ['PHONE'],
      referralCount: 1,
      person: null,
    });
    expect(await seesPerson(planner, personId)).toBeNull();
    expect(referralsOn(await planOf(planner, applicantId))).toEqual([]);

    const recordId = record?.id ?? '';
    expect((await decided(planner, id, recordId)).earlierRecords).toMatchObject([
      { attached: true, person: { id: personId } },
    ]);
    expect(referralsOn(await planOf(colleague, applicantId))).toEqual([earlier.id]);
    // Twice is once.
    await decided(colleague, id, recordId);
    expect(referralsOn(await planOf(colleague, applicantId))).toEqual([earlier.id]);

    await decided(colleague, id, recordId, false);
    expect(referralsOn(await planOf(planner, applicantId))).toEqual([]);
    expect(await seesPerson(planner, personId)).toBeNull();
    await decided(planner, id, recordId);
    expect(referralsOn(await planOf(planner, applicantId))).toEqual([earlier.id]);
  });

  test('from a referral of the earlier record one comes back to the plan, and nobody else learns of it (REF-025)', async () => {
    const world = await seedApplicant();
    const { planner, applicantId, sender, receiver, state } = world;
    const earlier = await seedReferral(world, 'ACCEPTED');
    const { id, earlierRecords } = await started(planner, applicantId);
    const plansOf = async (who: Visitor) => {
      const { data } = await ask(
        who,
        'query ($id: ID!) { referral(id: $id) { person { earlierOf { id person { id } } } } }',
        { id: earlier.id },
      );
      return data.referral?.person?.earlierOf;
    };
    const plan = { id, person: { id: applicantId } };
    await decided(planner, id, earlierRecords[0]?.id ?? '');
    for (const who of [planner, state]) expect(await plansOf(who)).toEqual([plan]);
    for (const who of [sender.staff, receiver.staff]) expect(await plansOf(who)).toEqual([]);
    await decided(planner, id, earlierRecords[0]?.id ?? '', false);
    expect(await plansOf(state)).toEqual([]);
  });

  test('what they have already is shown before it is asked for again (REF-048)', async () => {
    const world = await seedApplicant();
    const { planner, applicantId, serviceId } = world;
    const earlier = await seedReferral(world, 'ACCEPTED');
    const { id, earlierRecords } = await started(planner, applicantId);
    const consentId = await seedConsent(planner, applicantId);
    const own = { ...world.sender, staff: planner };
    const draft = await seedReferral(
      { ...world, sender: own, personId: applicantId, consentId, serviceId },
      'DRAFT',
    );
    const repeats = async () =>
      (
        await ask(planner, 'query ($id: ID!) { referral(id: $id) { duplicates { id } } }', {
          id: draft.id,
        })
      ).data.referral.duplicates;
    expect(await repeats()).toEqual([]);
    await decided(planner, id, earlierRecords[0]?.id ?? '');
    expect(await repeats()).toEqual([{ id: earlier.id }]);
    expect(await act(planner, 'sendReferrals', { ids: [draft.id] }, '')).toMatchObject({
      problems: [{ field: 'referrals.0.duplicate', code: 'REQUIRED' }],
    });
  });

  test.each([
    ['a namesake with another phone', 'Ana', '312 555 0188'],
    ['a relative with the same phone', 'Bartholomew', '312 555 0123'],
  ])('%s stays apart', async (_who, firstName, phone) => {
    const world = await seedApplicant('Zoe');
    await seedReferral(world, 'SENT');
    const [row] = await adminQuery('select last_name from person where id = $1', [world.personId]);
    const other = await seedPerson(world.planner, {
      firstName,
      lastName: String(row?.['last_name']),
      phone,
    });
    expect((await started(world.planner, other)).earlierRecords).toEqual([]);
  });

  test('nobody else judges, and no record of somebody else can be named', async () => {
    const world = await seedApplicant();
    const { planner, applicantId, otherArea, elsewhere, receiver, state } = world;
    await seedReferral(world, 'SENT');
    const { id, earlierRecords } = await started(planner, applicantId);
    const record = earlierRecords[0]?.id ?? '';
    for (const who of [receiver.staff, elsewhere.admin, await makeStaff(elsewhere.id)]) {
      expect((await tryToDecide(who, id, record)).__typename).toBe('NotFoundError');
    }
    expect((await tryToDecide(state, id, record)).__typename).toBe('ForbiddenError');
    const stranger = await seedApplicant();
    const match = await matchOf(stranger.personId, stranger.applicantId);
    expect((await tryToDecide(otherArea.admin, id, match)).__typename).toBe('NotFoundError');
  });

  test('nothing is there twice when the records are merged', async () => {
    const world = await seedApplicant();
    const { planner, applicantId, personId } = world;
    const earlier = await seedReferral(world, 'IN_PROGRESS');
    const { id, earlierRecords } = await started(planner, applicantId);
    await decided(planner, id, earlierRecords[0]?.id ?? '');
    const matchId = await matchOf(personId, applicantId);
    await merged({ ...world, otherId: applicantId, matchId }, { survivorId: applicantId });
    const plan = await planOf(planner, applicantId);
    expect(referralsOn(plan)).toEqual([earlier.id]);
    expect(plan.applications).toEqual([expect.objectContaining({ id, earlierRecords: [] })]);
  });
});
