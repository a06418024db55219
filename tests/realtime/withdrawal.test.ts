import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Visitor } from '../support/actors.ts';
import { act, ask } from '../support/ask.ts';
import { adminQuery } from '../support/database.ts';
import { seedReferral } from '../support/referral-seed.ts';
import { paid, seedWorld } from '../support/seed.ts';
import type { World } from '../support/seed.ts';
import { caughtUp, follow } from './support/act.ts';
import { INBOX_CHANGED, PERSON_CHANGED, REFERRAL_CHANGED } from './support/documents.ts';
import { startLiveServer } from './support/live-server.ts';
import type { LiveServer } from './support/live-server.ts';

// REF-050: what rested on a consent is gone with it, wherever one looks, within a second.
const AT_ONCE_MS = 1_000;

let server: LiveServer;
let world: World;
let id: string;
let lastName: string;

beforeAll(async () => {
  server = await startLiveServer();
});
beforeEach(async () => {
  world = await seedWorld();
  await act(world.sender.staff, 'addNeed', { personId: world.personId, category: 'HOUSING' }, '');
  ({ id } = await seedReferral(world, 'RECEIVED'));
  const [person] = await adminQuery('select last_name from person where id = $1', [world.personId]);
  lastName = String(person?.['last_name']);
  await caughtUp(server);
});

const withdraw = async (by: Visitor = world.customer) =>
  paid(
    await act(
      by,
      'withdrawConsent',
      { id: world.consentId },
      '... on ConsentPayload { consent { state } }',
    ),
    'consent',
  );

/** Everything of the person that the receiver finds anywhere, as one text. */
async function found(): Promise<string> {
  const { data, errors } = await ask(
    world.receiver.staff,
    `query ($id: ID!, $personId: ID!, $words: String!) {
      person(id: $personId) { displayName contact { phone } needs { category } }
      people(words: $words) { totalCount edges { node { displayName } } }
      everybody: people { edges { node { displayName } } }
      search(words: $words) { __typename ... on Person { displayName } }
      similarPeople(firstName: "Ana", lastName: $words, phone: "312 555 0123") { person { displayName } }
      referral(id: $id) { personName detail { reason goals } person { contact { phone } } }
      referrals(filter: { box: RECEIVED }) { edges { node { personName } } }
    }`,
    { id, personId: world.personId, words: lastName },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return JSON.stringify(data);
}

describe('a consent that is withdrawn', () => {
  test('takes rows, lists and searches with it', async () => {
    const before = await found();
    for (const shared of [lastName, '+13125550123', 'HOUSING', 'welding']) {
      expect(before).toContain(shared);
    }
    await withdraw();
    const after = await found();
    for (const shared of [lastName, '+13125550123', 'HOUSING', 'welding']) {
      expect(after).not.toContain(shared);
    }
    expect(after).toContain('"totalCount":0');
  });

  test.each([
    ['referral', REFERRAL_CHANGED, () => ({ id })],
    ['person', PERSON_CHANGED, () => ({ id: world.personId })],
  ] as const)('ends the open stream of the %s', async (_what, document, variables) => {
    const { subscribed } = await follow(server, world.receiver.staff, document, variables());
    await withdraw();
    expect(await subscribed.next(AT_ONCE_MS)).toMatchObject({
      __typename: 'Removed',
      reason: 'CONSENT_WITHDRAWN',
    });
    await subscribed.until(() => subscribed.isComplete, AT_ONCE_MS);
  });

  test('shows in the open inbox as a referral that was closed, without the person', async () => {
    const { subscribed } = await follow(server, world.receiver.staff, INBOX_CHANGED);
    await withdraw();
    const event = await subscribed.next(AT_ONCE_MS);
    expect(event).toMatchObject({ activity: { kind: 'REFERRAL_WITHDRAWN' } });
    expect(JSON.stringify(subscribed.events)).not.toContain(lastName);
  });

  test('takes the name out of notices that were made before', async () => {
    await adminQuery(
      `insert into notice (id, user_id, activity_id, kind, referral_id, data, created_at)
       select gen_random_uuid(), $1, a.id, 'REFERRAL_SENT', $2, '{"audience":"STAFF"}', now()
         from activity a where a.referral_id = $2 and a.kind = 'REFERRAL_SENT'
       on conflict do nothing`,
      [world.receiver.staff.userId, id],
    );
    const texts = async () =>
      JSON.stringify(
        (await ask(world.receiver.staff, '{ notices(first: 20) { edges { node { text } } } }'))
          .data,
      );
    expect(await texts()).toContain(lastName);
    await withdraw();
    expect(await texts()).not.toContain(lastName);
  });

  test('lets no draft go out under it', async () => {
    const draft = await seedReferral(world, 'DRAFT');
    await withdraw();
    const done = await act(world.sender.staff, 'sendReferrals', { ids: [draft.id] }, '');
    expect(done).toMatchObject({ __typename: 'InvalidInputError' });
    expect(JSON.stringify(done['problems'])).toContain('consent');
  });
});
