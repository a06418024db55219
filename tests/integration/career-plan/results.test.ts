import { expect, test } from 'vitest';
import { decided, seedApplicant, started, tryToMove } from '../../support/application-world.ts';
import type { Visitor } from '../../support/actors.ts';
import { act, ask } from '../../support/ask.ts';
import { adminQuery } from '../../support/database.ts';
import { seedReferral } from '../../support/referral-seed.ts';

const RESULT = `... on ReferralResultPayload { referral { id results { result late recordedBy { id } } } }
  ... on ConflictError { message }`;
const tryToRecord = (
  who: Visitor,
  applicationId: string,
  referralId: string,
  result: string | null,
) => act(who, 'recordReferralResult', { applicationId, referralId, result }, RESULT);

const asked = async (who: Visitor): Promise<object[]> => {
  const query = '{ needsMe { kind dueAt overdue planPersonId referral { id } } }';
  const { needsMe } = (await ask(who, query)).data;
  return needsMe.filter(({ kind }: { kind: string }) => kind === 'RECORD_RESULT');
};

/** An applicant on whose plan stands a referral of an earlier record, which the partner completes now. */
async function completedOnPlan() {
  const world = await seedApplicant();
  await seedReferral(world, 'SENT');
  const { id, earlierRecords } = await started(world.planner, world.applicantId);
  await decided(world.planner, id, earlierRecords[0]?.id ?? '');
  const { id: referralId } = await seedReferral(world, 'COMPLETED');
  return { ...world, applicationId: id, referralId };
}

test('a completed referral asks its planner how it ended, within ten days (REF-034, PLAN-053)', async () => {
  const { planner, colleague, applicantId, applicationId, referralId, ...world } =
    await completedOnPlan();
  const item = { kind: 'RECORD_RESULT', planPersonId: applicantId, referral: { id: referralId } };
  expect(await asked(planner)).toEqual([expect.objectContaining({ ...item, overdue: false })]);
  for (const who of [colleague, world.sender.staff, world.receiver.staff, world.otherArea.admin])
    expect(await asked(who)).toEqual([]);
  await adminQuery(
    `update referral set completed_at = completed_at - interval '12 days' where id = $1`,
    [referralId],
  );
  await adminQuery(
    `update application set started_at = started_at - interval '1 month' where id = $1`,
    [applicationId],
  );
  expect(await asked(planner)).toEqual([expect.objectContaining({ ...item, overdue: true })]);

  const results = async (who: Visitor) =>
    (
      await ask(who, 'query ($id: ID!) { referral(id: $id) { results { result } } }', {
        id: referralId,
      })
    ).data.referral?.results;
  expect(await tryToRecord(planner, applicationId, referralId, 'SUCCESSFUL')).toMatchObject({
    referral: {
      results: [{ result: 'SUCCESSFUL', late: true, recordedBy: { id: planner.userId } }],
    },
  });
  expect(await asked(planner)).toEqual([]);
  // Whoever works in the area may think again; partners read nothing of it.
  await tryToRecord(colleague, applicationId, referralId, 'UNSUCCESSFUL');
  for (const who of [planner, world.state, world.otherArea.admin])
    expect(await results(who)).toEqual([{ result: 'UNSUCCESSFUL' }]);
  for (const who of [world.sender.staff, world.receiver.staff])
    expect(await results(who)).toEqual([]);
  await tryToRecord(planner, applicationId, referralId, null);
  expect(await results(planner)).toEqual([]);
  expect(await asked(planner)).toHaveLength(1);

  await tryToMove(planner, applicationId, 'WITHDRAW', 'CUSTOMER_ASKED');
  expect(await asked(planner)).toEqual([]);
  expect((await tryToRecord(planner, applicationId, referralId, 'SUCCESSFUL')).__typename).not.toBe(
    'ReferralResultPayload',
  );
});

test('only of what is on the plan and has ended, and by the area alone', async () => {
  const { planner, applicationId, referralId, ...world } = await completedOnPlan();
  const of = async (who: Visitor, referral: string) =>
    (await tryToRecord(who, applicationId, referral, 'SUCCESSFUL')).__typename;
  for (const status of ['SENT', 'IN_PROGRESS', 'DECLINED'] as const)
    expect(await of(planner, (await seedReferral(world, status)).id)).toBe('ConflictError');
  const elsewhere = await completedOnPlan();
  expect(await of(planner, elsewhere.referralId)).toBe('NotFoundError');
  for (const who of [
    world.sender.staff,
    world.receiver.staff,
    world.elsewhere.admin,
    elsewhere.planner,
  ])
    expect(await of(who, referralId)).toBe('NotFoundError');
  expect(await of(world.state, referralId)).toBe('ForbiddenError');
});
