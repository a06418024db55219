import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Visitor } from '../support/actors.ts';
import { act } from '../support/ask.ts';
import { adminQuery } from '../support/database.ts';
import { seedReferral } from '../support/referral-seed.ts';
import { paid, seedWorld } from '../support/seed.ts';
import type { World } from '../support/seed.ts';
import { caughtUp, follow, quiet, refer, say, following } from './support/act.ts';
import { INBOX_CHANGED, PERSON_CHANGED, REFERRAL_CHANGED } from './support/documents.ts';
import { startLiveServer } from './support/live-server.ts';
import type { LiveServer } from './support/live-server.ts';
import { LiveClient } from './support/ws-client.ts';

let server: LiveServer;
let world: World;
let id: string;

beforeAll(async () => {
  server = await startLiveServer();
});

beforeEach(async () => {
  world = await seedWorld();
  ({ id } = await seedReferral(world, 'RECEIVED'));
  await caughtUp(server);
});

const watch = (who: Visitor, document = REFERRAL_CHANGED, variables: object = { id }) =>
  follow(server, who, document, variables);

const withdrawConsent = async () =>
  paid(
    await act(
      world.sender.staff,
      'withdrawConsent',
      { id: world.consentId },
      '... on ConsentPayload { consent { id } }',
    ),
    'consent',
  );

describe('access that ends', () => {
  test('with the consent: Removed to the receiver, a change to the sender', async () => {
    const receiver = await watch(world.receiver.staff);
    const receiverPerson = await watch(world.receiver.staff, PERSON_CHANGED, {
      id: world.personId,
    });
    const sender = await watch(world.sender.staff);
    await withdrawConsent();
    expect(await receiver.subscribed.next()).toMatchObject({
      __typename: 'Removed',
      id,
      reason: 'CONSENT_WITHDRAWN',
    });
    expect(await receiverPerson.subscribed.next()).toMatchObject({
      __typename: 'Removed',
      id: world.personId,
      reason: 'CONSENT_WITHDRAWN',
    });
    await receiver.subscribed.until(() => receiver.subscribed.isComplete);
    expect((await sender.subscribed.next()).activity.kind).toBe('REFERRAL_WITHDRAWN');
    // The socket stays and serves what else there is.
    const again = receiver.client.subscribe(INBOX_CHANGED);
    await following(again);
  });

  test('with a consent whose referral was completed before', async () => {
    const done = await seedReferral(world, 'COMPLETED');
    const receiver = await watch(world.receiver.staff, REFERRAL_CHANGED, { id: done.id });
    await withdrawConsent();
    expect(await receiver.subscribed.next()).toMatchObject({ reason: 'CONSENT_WITHDRAWN' });
  });

  test('by its own date, though nobody does anything', async () => {
    const receiver = await watch(world.receiver.staff);
    const person = await watch(world.receiver.staff, PERSON_CHANGED, { id: world.personId });
    await adminQuery(
      `update access_grant set valid_until = app.now() + interval '1 s' where cause_id = $1`,
      [id],
    );
    // Any event has the end looked up anew.
    await say(world.sender.staff, id);
    expect((await receiver.subscribed.next()).__typename).toBe('ReferralChanged');
    expect(await receiver.subscribed.next(3_000)).toMatchObject({ reason: 'CONSENT_EXPIRED' });
    await person.subscribed.until(() => person.subscribed.isComplete, 3_000);
    expect(person.subscribed.events.at(-1)).toMatchObject({ reason: 'CONSENT_EXPIRED' });
  });

  test('by declining', async () => {
    const receiver = await watch(world.receiver.staff);
    const customer = await watch(world.customer);
    await refer(world.receiver.colleague, 'declineReferral', { id, reason: 'NO_CAPACITY' });
    expect(await receiver.subscribed.next()).toMatchObject({
      __typename: 'Removed',
      reason: 'DECLINED',
    });
    expect((await customer.subscribed.next()).referral.status).toBe('DECLINED');
  });

  test('by recall: Removed to the receiver and the customer, from the inbox too, which goes on', async () => {
    const { id: sent } = await seedReferral(world, 'SENT');
    const receiver = await watch(world.receiver.staff, REFERRAL_CHANGED, { id: sent });
    const customer = await watch(world.customer, REFERRAL_CHANGED, { id: sent });
    const inbox = await watch(world.receiver.colleague, INBOX_CHANGED, {});
    const area = await watch(world.otherArea.admin, INBOX_CHANGED, {});
    await refer(world.sender.staff, 'recallReferral', { id: sent });
    for (const { subscribed } of [receiver, customer]) {
      expect(await subscribed.next()).toMatchObject({
        __typename: 'Removed',
        id: sent,
        reason: 'RECALLED',
      });
      await subscribed.until(() => subscribed.isComplete);
    }
    for (const { subscribed } of [inbox, area]) {
      expect(await subscribed.next()).toMatchObject({
        __typename: 'Removed',
        id: sent,
        reason: 'RECALLED',
      });
      expect(subscribed.isComplete).toBe(false);
    }
    await say(world.sender.staff, id);
    expect((await inbox.subscribed.next()).referral.id).toBe(id);
  });

  test('by discarding the draft a colleague looks at', async () => {
    const { id: draft } = await seedReferral(world, 'DRAFT');
    const colleague = await watch(world.sender.colleague, REFERRAL_CHANGED, { id: draft });
    await act(world.sender.staff, 'discardDraft', { id: draft }, '... on DeletedPayload { id }');
    expect(await colleague.subscribed.next()).toMatchObject({ id: draft, reason: 'DISCARDED' });
  });

  test('while nobody was connected is told when the client comes back', async () => {
    const { client, subscribed } = await watch(world.receiver.staff);
    await say(world.sender.staff, id);
    const { cursor } = await subscribed.next();
    client.terminate();
    await withdrawConsent();
    await quiet(200);
    const back = await watch(world.receiver.staff, REFERRAL_CHANGED, { id, after: cursor });
    expect(await back.subscribed.next()).toMatchObject({ reason: 'CONSENT_WITHDRAWN' });
    const person = await watch(world.receiver.staff, PERSON_CHANGED, {
      id: world.personId,
      after: cursor,
    });
    expect(await person.subscribed.next()).toMatchObject({ reason: 'CONSENT_WITHDRAWN' });
  });

  test('long ago is no news to a page loaded today', async () => {
    await refer(world.receiver.staff, 'declineReferral', { id, reason: 'NO_CAPACITY' });
    await quiet(200);
    const liveCursor = server.live.port.position();
    const { subscribed } = await watch(world.receiver.staff, REFERRAL_CHANGED, {
      id,
      after: liveCursor,
    });
    await quiet();
    expect(subscribed.events).toEqual([]);
  });

  test.each([
    ['an outsider', () => world.outsider.admin, REFERRAL_CHANGED],
    ['an outsider with a cursor', () => world.outsider.admin, REFERRAL_CHANGED],
    ['an outsider, of the person', () => world.outsider.admin, PERSON_CHANGED],
  ])(
    '%s learns nothing, in the same words as of what does not exist',
    async (name, who, document) => {
      const after = name.includes('cursor') ? server.live.port.position() : null;
      const client = await LiveClient.connect(server.url, who());
      const real = client.subscribe(document, {
        id: document === PERSON_CHANGED ? world.personId : id,
        after,
      });
      const none = client.subscribe(document, { id: crypto.randomUUID(), after });
      const wrong = client.subscribe(document, { id: 'no id', after });
      await none.until(() => [real, none, wrong].every(({ errors }) => errors.length > 0));
      expect(real.errors[0].message).toBe(none.errors[0].message);
      expect(wrong.errors[0].message).toBe(none.errors[0].message);
      expect(real.errors[0].extensions.code).toBe('NOT_FOUND');
    },
  );
});

test('what is pushed to somebody is no look of theirs (CORE-014)', async () => {
  const receiver = await watch(
    world.receiver.staff,
    `subscription ($id: ID!) { referralChanged(id: $id) { __typename
      ... on ReferralChanged { referral { person { displayName contact { phone } } } } } }`,
  );
  await say(world.sender.staff, id);
  expect((await receiver.subscribed.next()).referral.person.contact).not.toBeNull();
  const [row] = await adminQuery(
    `select count(*)::int as looks from access_log where person_id = $1 and fields = '{}'`,
    [world.personId],
  );
  expect(row).toEqual({ looks: 0 });
});
