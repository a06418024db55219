import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeCustomer, makeStaff } from '../support/actors.ts';
import type { Visitor } from '../support/actors.ts';
import { adminQuery } from '../support/database.ts';
import { seedReferral } from '../support/referral-seed.ts';
import { seedConsent, seedPerson, seedWorld } from '../support/seed.ts';
import type { World } from '../support/seed.ts';
import { caughtUp, following, quiet, say } from './support/act.ts';
import { INBOX_CHANGED, REFERRAL_CHANGED } from './support/documents.ts';
import { startLiveServer } from './support/live-server.ts';
import type { LiveServer } from './support/live-server.ts';
import { connection, insertActivity } from './support/raw-activity.ts';
import { LiveClient } from './support/ws-client.ts';
import type { Subscribed } from './support/ws-client.ts';

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

const ANOTHER_DOCUMENT = `# Asks for the same.\n${INBOX_CHANGED}`;

async function watch(
  who: Visitor,
  document = INBOX_CHANGED,
  variables: Readonly<Record<string, unknown>> = {},
  init = {},
): Promise<Subscribed> {
  const client = await LiveClient.connect(server.url, who, { init });
  const subscribed = client.subscribe(document, variables);
  await following(subscribed);
  return subscribed;
}

/** How often the row of the referral was read for one event. */
async function readsDuring(
  event: () => Promise<void>,
  watching: readonly Subscribed[],
): Promise<number> {
  const before = watching.map(({ events }) => events.length);
  const spy = vi.spyOn(server.pool, 'query');
  try {
    await event();
    for (const [index, subscribed] of watching.entries()) {
      await subscribed.until(() => subscribed.events.length > (before[index] ?? 0));
    }
    await quiet(100);
    return spy.mock.calls.filter(([query]) =>
      (typeof query === 'string' ? query : (query as { text: string }).text).includes('"referral"'),
    ).length;
  } finally {
    spy.mockRestore();
  }
}

const readsOfOne = async (): Promise<number> => {
  const other = await seedWorld();
  const { id: theirs } = await seedReferral(other, 'RECEIVED');
  await caughtUp(server);
  return readsDuring(() => say(other.sender.staff, theirs), [await watch(other.receiver.staff)]);
};

describe('an inbox', () => {
  test('is executed once for all colleagues in one role, whose frames are the same bytes', async () => {
    const alone = await watch(world.receiver.staff);
    const forOne = await readsDuring(() => say(world.sender.staff, id), [alone]);
    const together = [alone, await watch(world.receiver.colleague)];
    for (let index = 0; index < 6; index++)
      together.push(await watch(await makeStaff(world.receiver.id)));
    const forAll = await readsDuring(() => say(world.sender.staff, id), together);
    expect(forOne).toBeGreaterThan(0);
    expect(forAll).toBe(forOne);
    const frames = new Set(together.map(({ payloads }) => payloads.at(-1)));
    expect(frames.size).toBe(1);
  });

  test('is one group wherever its members resume', async () => {
    const first = await watch(world.receiver.staff);
    await say(world.sender.staff, id);
    const { cursor } = await first.next();
    const second = await watch(world.receiver.colleague, INBOX_CHANGED, { after: cursor });
    const forBoth = await readsDuring(() => say(world.sender.staff, id), [first, second]);
    const forOne = await readsDuring(() => say(world.sender.staff, id), [first, second]);
    expect(forBoth).toBe(forOne);
    expect(second.payloads.at(-1)).toBe(first.payloads.at(-1));
    expect(second.events).toHaveLength(2);
  });

  test('is another execution for another role, organization or document', async () => {
    const watching = [
      await watch(world.receiver.staff),
      await watch(world.receiver.admin),
      await watch(world.sender.staff),
      await watch(world.receiver.colleague, ANOTHER_DOCUMENT),
    ];
    const forAll = await readsDuring(() => say(world.sender.staff, id), watching);
    expect(forAll).toBe(watching.length * (await readsOfOne()));
    for (const subscribed of watching) expect(subscribed.events[0].referral.id).toBe(id);
  });

  test.each(['unread', 'viewerActions'])(
    'with %s, which is about one user, is refused and says why',
    async (field) => {
      const document = `subscription { inboxChanged { ... on ReferralChanged { referral { id ${field} } } } }`;
      const [mine, colleague] = [
        await watch(world.receiver.staff, document),
        await watch(world.receiver.colleague, document),
      ];
      await say(world.sender.staff, id);
      for (const subscribed of [mine, colleague]) {
        await subscribed.until(() => subscribed.errors.length > 0);
        expect(subscribed.errors[0].message).toContain('depends on the user');
        expect(subscribed.errors[0].extensions.code).toBe('BAD_USER_INPUT');
        expect(subscribed.events).toEqual([]);
      }
    },
  );

  test('goes on for the others when one leaves or is no longer allowed', async () => {
    const leaving = await LiveClient.connect(server.url, world.receiver.staff);
    const left = leaving.subscribe(INBOX_CHANGED);
    const fired = await LiveClient.connect(server.url, world.receiver.admin);
    const ended = await watch(world.receiver.colleague);
    const staying = await watch(await makeStaff(world.receiver.id));
    await following(left);
    left.complete();
    await adminQuery(`update membership set status = 'ENDED' where id = $1`, [
      world.receiver.colleague.membershipId,
    ]);
    await quiet(200);
    await say(world.sender.staff, id);
    expect((await staying.next()).referral.id).toBe(id);
    await quiet(200);
    expect(left.events).toEqual([]);
    expect(ended.events).toEqual([]);
    await fired.close();
  });
});

describe('frames are never mixed', () => {
  const MINE = `subscription ($id: ID!) { referralChanged(id: $id) {
    ... on ReferralChanged { referral { id personName unread viewerSide viewerActions } } } }`;

  test('of two customers with the same document', async () => {
    const otherPerson = await seedPerson(world.sender.staff, { lastName: 'Other' });
    const consentId = await seedConsent(world.sender.staff, otherPerson);
    const other = await seedReferral(world, 'SENT', { personId: otherPerson, consentId });
    const otherCustomer = await makeCustomer(otherPerson);
    const [mine, theirs] = [
      await watch(world.customer, REFERRAL_CHANGED, { id }),
      await watch(otherCustomer, REFERRAL_CHANGED, { id: other.id }),
    ];
    const foreign = (await LiveClient.connect(server.url, otherCustomer)).subscribe(
      REFERRAL_CHANGED,
      { id },
    );
    await foreign.until(() => foreign.errors.length > 0);
    await adminQuery(
      `insert into activity (id, at, kind, audience, actor_role, subject_type, subject_id, person_id)
       select gen_random_uuid(), app.now(), 'OUTCOME_AMENDED', 'STATUS', 'SYSTEM', 'REFERRAL', r.id, r.person_id
       from referral r where r.id = any ($1)`,
      [[id, other.id]],
    );
    expect((await mine.next()).referral.id).toBe(id);
    expect((await theirs.next()).referral.id).toBe(other.id);
    await quiet(200);
    expect([mine, theirs].map(({ events }) => events.length)).toEqual([1, 1]);
    expect(foreign.events).toEqual([]);
  });

  test('of two colleagues, of whom one has read it', async () => {
    const [author, colleague] = [
      await watch(world.sender.staff, MINE, { id }),
      await watch(world.sender.colleague, MINE, { id }),
    ];
    await adminQuery(
      `insert into referral_read (user_id, referral_id, seen_at) values ($1, $2, now())
       on conflict (user_id, referral_id) do nothing`,
      [world.sender.staff.userId, id],
    );
    await adminQuery('delete from referral_read where user_id = $1', [
      world.sender.colleague.userId,
    ]);
    await insertActivity(await connection(), world, id);
    expect((await author.next()).referral.unread).toBe(false);
    expect((await colleague.next()).referral.unread).toBe(true);
  });

  test('of two memberships of one user', async () => {
    const [membership] = await adminQuery(
      `insert into membership (id, user_id, organization_id, role, status, valid_from)
       values (gen_random_uuid(), $1, $2, 'PARTNER_STAFF', 'ACTIVE', now()) returning id`,
      [world.receiver.staff.userId, world.sender.id],
    );
    const membershipId = membership!['id'];
    const asReceiver = await watch(world.receiver.staff, MINE, { id });
    const asSender = await watch(world.receiver.staff, MINE, { id }, { membershipId });
    const [inboxOfReceiver, inboxOfSender] = [
      await watch(world.receiver.staff),
      await watch(world.receiver.staff, INBOX_CHANGED, {}, { membershipId }),
    ];
    const draft = await seedReferral(world, 'DRAFT');
    await say(world.sender.colleague, id);
    expect((await asReceiver.next()).referral.viewerSide).toBe('RECEIVER');
    expect((await asSender.next()).referral.viewerSide).toBe('SENDER');
    expect((await inboxOfSender.next()).referral.id).toBe(draft.id);
    expect((await inboxOfReceiver.next()).referral.id).toBe(id);
  });
});
