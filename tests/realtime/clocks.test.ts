import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Visitor } from '../support/actors.ts';
import { dueRows, letPass, sweep } from '../support/clocks.ts';
import { adminQuery } from '../support/database.ts';
import { seedReferral } from '../support/referral-seed.ts';
import { seedWorld } from '../support/seed.ts';
import type { World } from '../support/seed.ts';
import { caughtUp, follow, say } from './support/act.ts';
import { INBOX_CHANGED } from './support/documents.ts';
import { startLiveServer } from './support/live-server.ts';
import type { LiveServer } from './support/live-server.ts';
import { kindsOf, startTestWorker, worked } from './support/notices.ts';

let world: World;
let server: LiveServer;
let id: string;

beforeAll(async () => {
  await startTestWorker();
  server = await startLiveServer();
});

beforeEach(async () => {
  world = await seedWorld();
  ({ id } = await seedReferral(world, 'SENT'));
  await worked();
});

/** The clock passes, and those concerned are told. */
const passes = async () => {
  await letPass(id);
  await sweep();
  await worked();
};
const toldOf = async (who: Visitor, kind: string) =>
  (await kindsOf(who)).filter((each) => each === kind).length;

describe('when nobody answers (N-24, REF-053)', () => {
  test('first the backup contact of the service and the sender hear, once', async () => {
    const [account] = await adminQuery('select email from account where user_id = $1', [
      world.receiver.colleague.userId,
    ]);
    await adminQuery(
      `insert into service_contact (id, service_id, name, email, backup) values ($1, $2, 'Stand In', upper($3), true)`,
      [randomUUID(), world.serviceId, account?.['email']],
    );
    await passes();
    await passes();
    const told = (who: Visitor) => toldOf(who, 'REFERRAL_ATTEMPTING_CONTACT');
    expect(await told(world.receiver.colleague)).toBe(1);
    expect(await told(world.sender.staff)).toBe(1);
    for (const who of [world.receiver.staff, world.otherArea.admin, world.customer]) {
      expect(await told(who)).toBe(0);
    }
  });

  test('without one, everybody at the receiver', async () => {
    await passes();
    for (const who of [world.receiver.staff, world.receiver.colleague, world.receiver.admin]) {
      expect(await toldOf(who, 'REFERRAL_ATTEMPTING_CONTACT')).toBe(1);
    }
  });

  test('then the administrators of the receiver’s area and the sender', async () => {
    await passes();
    await passes();
    const told = (who: Visitor) => toldOf(who, 'REFERRAL_ESCALATED');
    expect(await told(world.otherArea.admin)).toBe(1);
    expect(await told(world.sender.staff)).toBe(1);
    for (const who of [world.receiver.staff, world.area.admin, world.elsewhere.admin]) {
      expect(await told(who)).toBe(0);
    }
  });

  test('a declined one that nobody follows up: the sender alone (N-26)', async () => {
    ({ id } = await seedReferral(world, 'DECLINED'));
    await passes();
    expect(await toldOf(world.sender.staff, 'REFERRAL_NO_FOLLOW_UP')).toBe(1);
    expect(await toldOf(world.receiver.staff, 'REFERRAL_NO_FOLLOW_UP')).toBe(0);
  });
});

test('both sides and the area see it live, by the id of the due time; so they do when it is stopped', async () => {
  await caughtUp(server);
  const watching = await Promise.all(
    [world.sender.staff, world.receiver.staff, world.otherArea.admin].map(
      async (who) => (await follow(server, who, INBOX_CHANGED)).subscribed,
    ),
  );
  const [due] = await dueRows(id);
  await letPass(id);
  await sweep();
  for (const subscribed of watching) {
    expect(await subscribed.next()).toMatchObject({
      __typename: 'ReferralChanged',
      activity: { id: due?.id },
    });
  }
  await say(world.receiver.staff, id, 'We are on it.');
  for (const subscribed of watching.slice(0, 2)) {
    expect(await subscribed.next()).toMatchObject({ __typename: 'ReferralChanged' });
  }
});
