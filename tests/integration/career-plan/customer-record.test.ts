import { expect, test } from 'vitest';
import { seedApplicant, started, tryToMove } from '../../support/application-world.ts';
import type { ApplicationWorld } from '../../support/application-world.ts';
import type { Visitor } from '../../support/actors.ts';
import { act, ask } from '../../support/ask.ts';
import { seedReferral } from '../../support/referral-seed.ts';
import { seedConsent, seedPerson, seedService } from '../../support/seed.ts';

/** Somebody whom a partner wrote down and referred to the planner's area, which serves them since. */
async function asked(): Promise<ApplicationWorld> {
  const world = await seedApplicant();
  const { otherArea, planner, receiver, sender } = world;
  const personId = await seedPerson(sender.staff);
  const consentId = await seedConsent(sender.staff, personId);
  const office = { id: otherArea.id, lwiaId: otherArea.id };
  const serviceId = await seedService(office);
  const own = { ...world, personId, consentId, serviceId };
  await seedReferral({ ...own, receiver: { ...receiver, ...office, staff: planner } }, 'RECEIVED');
  return own;
}

async function recordOf(who: Visitor, id: string) {
  const { data } = await ask(
    who,
    `query ($id: ID!) { person(id: $id) {
       version firstName lastName dateOfBirth ssnLastFour viewerActions } }`,
    { id },
  );
  return data.person;
}

/** What the mutations on identity, number and account answer. */
async function keepRecord(who: Visitor, personId: string): Promise<string[]> {
  const { version } = await recordOf(who, personId);
  const identity = {
    id: personId,
    expectedVersion: version,
    firstName: 'Anna',
    lastName: 'Quill',
    dateOfBirth: '1990-05-31',
    language: 'es',
  };
  const answers = [
    await act(who, 'updatePerson', identity, ''),
    await act(who, 'setSsn', { personId, ssn: '321-54-9876' }, ''),
    await act(who, 'invitePerson', { personId, kind: 'PRINTED' }, ''),
  ];
  return answers.map(({ __typename }) => __typename);
}

const ALLOWED = ['PersonPayload', 'PersonPayload', 'InvitationPayload'];
const REFUSED = ['ForbiddenError', 'ForbiddenError', 'ForbiddenError'];

test('the planner keeps the customer record of who applies, until that is closed (REF-019)', async () => {
  const { planner, otherArea, personId } = await asked();
  expect(await keepRecord(planner, personId)).toEqual(REFUSED);

  const { id } = await started(planner, personId);
  expect(await recordOf(planner, personId)).toMatchObject({
    viewerActions: expect.arrayContaining(['EDIT', 'SET_SSN', 'INVITE']),
  });
  expect(await keepRecord(planner, personId)).toEqual(ALLOWED);
  for (const who of [planner, otherArea.admin]) {
    expect(await recordOf(who, personId)).toMatchObject({
      firstName: 'Anna',
      dateOfBirth: '1990-05-31',
      ssnLastFour: '9876',
    });
  }

  await tryToMove(planner, id, 'WITHDRAW', 'CUSTOMER_ASKED');
  expect(await recordOf(planner, personId)).toMatchObject({
    dateOfBirth: null,
    ssnLastFour: null,
  });
  expect(await keepRecord(planner, personId)).toEqual(REFUSED);
});
