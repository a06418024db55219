import { expect, test } from 'vitest';
import type { Visitor } from '../../support/actors.ts';
import { decided, seedApplicant, started, tryToMove } from '../../support/application-world.ts';
import type { ApplicationWorld } from '../../support/application-world.ts';
import { act, ask } from '../../support/ask.ts';
import { seedReferral } from '../../support/referral-seed.ts';
import { paid } from '../../support/seed.ts';

type Found = {
  category: string;
  dismissal: { reason: string } | null;
  reasons: { reason: string; referralId: string | null }[];
};

async function recommended(who: Visitor, id: string): Promise<Found[] | null | undefined> {
  const { data } = await ask(
    who,
    `query ($id: ID!) { person(id: $id) { recommendations {
       category dismissal { reason } reasons { reason referralId } } } }`,
    { id },
  );
  return data.person?.recommendations;
}

const dismiss = (who: Visitor, personId: string, reason: string | null) =>
  act(
    who,
    'dismissRecommendation',
    { personId, category: 'TRANSPORTATION', reason },
    '... on RecommendationsPayload { person { id recommendations { dismissal { reason } } } }',
  );

async function enrolled({ planner, applicantId }: ApplicationWorld) {
  const application = await started(planner, applicantId);
  for (const event of ['SUBMIT', 'CERTIFY', 'ENROLL'])
    paid(await tryToMove(planner, application.id, event), 'application');
  return application;
}

test('who is enrolled has services recommended by what is recorded, for their area alone (REF-023, PLAN-019)', async () => {
  const world = await seedApplicant();
  const { planner, colleague, applicantId, otherArea } = world;
  const needed = { personId: applicantId, category: 'TRANSPORTATION' };
  paid(await act(planner, 'addNeed', needed, '... on PersonPayload { person { id } }'), 'person');
  expect(await recommended(planner, applicantId)).toBeNull();
  expect((await dismiss(planner, applicantId, 'NOT_NOW')).__typename).toBe('ForbiddenError');
  await enrolled(world);

  expect(await recommended(planner, applicantId)).toEqual([
    {
      category: 'TRANSPORTATION',
      dismissal: null,
      reasons: [{ reason: 'NEED', referralId: null }],
    },
  ]);
  expect(await recommended(world.state, applicantId)).toBeNull();
  for (const who of [world.receiver.staff, world.elsewhere.admin])
    expect((await dismiss(who, applicantId, 'NOT_NOW')).__typename).toBe('NotFoundError');

  // One of the area puts it aside for all of it, thinks again of why, and another takes it up.
  const aside = async (who: Visitor) => (await recommended(who, applicantId))?.[0]?.dismissal;
  paid(await dismiss(colleague, applicantId, 'NOT_NOW'), 'person');
  paid(await dismiss(colleague, applicantId, 'NOT_WANTED'), 'person');
  expect(await aside(otherArea.admin)).toEqual({ reason: 'NOT_WANTED' });
  expect(paid(await dismiss(planner, applicantId, null), 'person')).toMatchObject({
    recommendations: [{ dismissal: null }],
  });
  expect(await aside(colleague)).toBeNull();
});

test('what an earlier record was declined for is recommended too, once it is on the plan (REF-041)', async () => {
  const world = await seedApplicant();
  const { planner, applicantId } = world;
  const { id: declined } = await seedReferral(world, 'DECLINED');
  const { id, earlierRecords } = await enrolled(world);
  expect(await recommended(planner, applicantId)).toEqual([]);
  await decided(planner, id, earlierRecords[0]?.id ?? '');
  expect((await recommended(planner, applicantId))?.map(({ reasons }) => reasons)).toEqual([
    [{ reason: 'DECLINED', referralId: declined }],
  ]);
});
