import { beforeAll, expect, test } from 'vitest';
import type { Visitor } from '../../support/actors.ts';
import { act, ask } from '../../support/ask.ts';
import { seedReferral } from '../../support/referral-seed.ts';
import { screenDocument } from '../../support/screen-documents.ts';
import { seedConsent, seedPerson, seedService, seedWorld } from '../../support/seed.ts';
import type { World } from '../../support/seed.ts';

// A statement more on a hot path is a millisecond for everybody. The session is known; the time of the rules
// and the note of who looked come along with the first statement.

test('the page of a referral takes one, an inbox of fifty one', async () => {
  const own = await seedWorld();
  for (let n = 0; n < 3; n += 1) {
    const personId = await seedPerson(own.sender.staff);
    const consentId = await seedConsent(own.sender.staff, personId);
    await seedReferral(own, 'RECEIVED', {
      personId,
      consentId,
      serviceId: await seedService(own.receiver),
    });
  }
  const { id } = await seedReferral(own, 'IN_PROGRESS');
  const page = `query ($id: ID!) { referral(id: $id) {
    number status statusSince urgency category origin personInitials personName unread viewerSide viewerActions
    person { displayName contact { phone preferredChannel } } sender { name phone } receiver { name phone }
    service { name location { city } contacts { name phone } } senderAssignee { name } receiverAssignee { name }
    detail { reason goals suggestedOrganization { name } } consent { id expiresAt }
    due { rule dueAt side overdue } previous { number } next { number } completionOutcomes
    history { edges { node { kind at actor { name } actorOrganization { name } fromStatus toStatus } } }
    messages(last: 20) { edges { node { body author { name } organization { name } mine } } }
    notes { body author { name } } attempts { result note organization { name } } contactReports { contacted } } }`;
  await ask(own.receiver.staff, page, { id });
  const one = await ask(own.receiver.staff, page, { id });
  expect(one.errors).toBeUndefined();
  // The referral with all its parts; the time of the database comes along.
  expect(one.roundTrips).toBe(1);

  const inbox = `{ referrals(filter: { box: RECEIVED }, first: 50) { edges { node {
    id number status personName urgency category unread viewerActions updatedAt
    sender { name } service { name } receiverAssignee { name } due { rule dueAt overdue } } } } }`;
  await ask(own.receiver.staff, inbox);
  const many = await ask(own.receiver.staff, inbox);
  expect(many.data.referrals.edges).toHaveLength(4);
  expect(many.roundTrips).toBe(1);

  const counts = await ask(
    own.receiver.staff,
    '{ referralCounts(box: RECEIVED) { total unread byStatus { count } } }',
  );
  expect(counts.roundTrips).toBe(1);
});

let world: World;
beforeAll(async () => {
  world = await seedWorld();
});

/** The second time, when connections and plans are there. */
async function roundTripsOf(who: Visitor, name: string, variables: object): Promise<number> {
  const document = screenDocument(name);
  await ask(who, document, { ...variables });
  const { errors, roundTrips } = await ask(who, document, { ...variables });
  expect(errors).toBeUndefined();
  return roundTrips;
}

test('the documents of the screens take one for each field at their root', async () => {
  const { id } = await seedReferral(world, 'IN_PROGRESS');
  const { staff } = world.receiver;
  // The referral; the colleagues, who are chosen by the time, so that it is asked for before.
  expect(await roundTripsOf(staff, 'ReferralPage', { id })).toBe(3);
  expect(await roundTripsOf(staff, 'PersonPage', { id: world.personId })).toBe(1);
  const filter = { box: 'RECEIVED' };
  const inbox = { filter, refers: true, oversees: false, closed: true };
  // The page of the list and how many there are; three counters; what was taken back.
  expect(await roundTripsOf(staff, 'InboxPage', inbox)).toBe(6);
});

test('who was given referrals is looked up for all changes at once', async () => {
  for (let n = 0; n < 2; n += 1) {
    const { id } = await seedReferral(world, 'IN_PROGRESS');
    const { userId } = world.receiver.colleague;
    await act(world.receiver.staff, 'assignReferral', { id, userId }, '');
  }
  const { data, roundTrips } = await ask(
    world.receiver.admin,
    '{ recentChanges(first: 100) { edges { node { kind assignee { name } } } } }',
  );
  const given = data.recentChanges.edges.filter(
    ({ node }: { node: { assignee: unknown } }) => node.assignee,
  );
  expect(given.length).toBeGreaterThanOrEqual(2);
  // Which changes since then, what they are, and to whom it was given.
  expect(roundTrips).toBe(3);
});

test('an answer takes four: its key, the referral, what is written, and the answer to it', async () => {
  const world = await seedWorld();
  const { id } = await seedReferral(world, 'RECEIVED');
  const { data, roundTrips } = await ask(
    world.receiver.staff,
    `mutation ($input: AcceptReferralInput!) { acceptReferral(input: $input) {
       ... on ReferralPayload { referral { status } } } }`,
    { input: { id, clientMutationId: crypto.randomUUID() } },
  );
  expect(data.acceptReferral.referral.status).toBe('ACCEPTED');
  expect(roundTrips).toBe(4);
});
