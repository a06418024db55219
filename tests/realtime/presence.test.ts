import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Visitor } from '../support/actors.ts';
import { act } from '../support/ask.ts';
import { adminQuery } from '../support/database.ts';
import { seedReferral } from '../support/referral-seed.ts';
import { seedWorld } from '../support/seed.ts';
import type { World } from '../support/seed.ts';
import { eventually, following, quiet, refer } from './support/act.ts';
import { PRESENCE } from './support/documents.ts';
import { startLiveServer } from './support/live-server.ts';
import type { LiveServer } from './support/live-server.ts';
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
});

async function attend(
  who: Visitor,
  subject: { type: string; id: string } = { type: 'REFERRAL', id },
) {
  const client = await LiveClient.connect(server.url, who);
  return { client, subscribed: client.subscribe(PRESENCE, subject) };
}

const there = (subscribed: Subscribed): string[] =>
  (subscribed.events.at(-1)?.people ?? []).map(({ user }: { user: { id: string } }) => user.id);

const userIds = (...people: Visitor[]) => people.map(({ userId }) => userId).sort();

/** Both see exactly these. */
async function see(subscribed: Subscribed, ...people: Visitor[]): Promise<void> {
  const expected = JSON.stringify(userIds(...people));
  await eventually(() => JSON.stringify(there(subscribed).sort()) === expected);
}

describe('presence at a referral', () => {
  test('shows staff of both sides to each other, each once, until they leave', async () => {
    const { sender, receiver } = world;
    const first = await attend(sender.staff);
    await see(first.subscribed, sender.staff);
    const second = await attend(receiver.staff);
    const twice = await attend(receiver.staff);
    for (const { subscribed } of [first, second])
      await see(subscribed, sender.staff, receiver.staff);
    await second.client.close();
    await quiet();
    expect(there(first.subscribed).sort()).toEqual(userIds(sender.staff, receiver.staff));
    twice.subscribed.complete();
    await see(first.subscribed, sender.staff);
  });

  test('never shows oversight, administrators of the area or the customer', async () => {
    const { sender, state, monitor, area, customer } = world;
    const staff = await attend(sender.staff);
    const looking = [await attend(state), await attend(monitor), await attend(area.admin)];
    const refused = await attend(customer);
    for (const { subscribed } of looking) await see(subscribed, sender.staff);
    await refused.subscribed.until(() => refused.subscribed.errors.length > 0);
    expect(refused.subscribed.errors[0].extensions.code).toBe('FORBIDDEN');
    await quiet(300);
    expect(there(staff.subscribed)).toEqual(userIds(sender.staff));
    const rows = await adminQuery('select user_id from presence where subject_id = $1', [id]);
    expect(rows).toHaveLength(1);
  });

  test('shows who writes', async () => {
    const { sender, receiver } = world;
    const [mine, theirs] = [await attend(sender.staff), await attend(receiver.staff)];
    await see(mine.subscribed, sender.staff, receiver.staff);
    const say = (writing: boolean) =>
      act(
        receiver.staff,
        'setWriting',
        { subject: { type: 'REFERRAL', id }, writing },
        '... on MessagePayload { message }',
      );
    const writing = () =>
      mine.subscribed.events
        .at(-1)
        .people.filter((person: { writing: boolean }) => person.writing)
        .map(({ user }: { user: { id: string } }) => user.id);
    await say(true);
    await eventually(() => writing().join() === receiver.staff.userId);
    await say(false);
    await eventually(() => writing().length === 0);
    await theirs.client.close();
  });

  test('is nobody’s business who cannot see the referral', async () => {
    const { subscribed } = await attend(world.outsider.staff);
    await subscribed.until(() => subscribed.errors.length > 0);
    expect(subscribed.errors[0].extensions.code).toBe('NOT_FOUND');
  });

  test('ends for the receiver when the referral is recalled', async () => {
    const sent = await seedReferral(world, 'SENT');
    const subject = { type: 'REFERRAL', id: sent.id };
    const sender = await attend(world.sender.staff, subject);
    const receiver = await attend(world.receiver.staff, subject);
    await see(sender.subscribed, world.sender.staff, world.receiver.staff);
    await refer(world.sender.staff, 'recallReferral', { id: sent.id });
    await receiver.subscribed.until(() => receiver.subscribed.isComplete);
    await see(sender.subscribed, world.sender.staff);
    expect(there(receiver.subscribed)).toEqual([]);
  });
});

describe('presence at a person', () => {
  test('shows colleagues of one organization only', async () => {
    const subject = { type: 'PERSON', id: world.personId };
    const { sender, receiver, state } = world;
    const mine = await attend(sender.staff, subject);
    const colleague = await attend(sender.colleague, subject);
    const other = await attend(receiver.staff, subject);
    const oversight = await attend(state, subject);
    for (const { subscribed } of [mine, colleague])
      await see(subscribed, sender.staff, sender.colleague);
    await see(other.subscribed, receiver.staff);
    await following(oversight.subscribed);
    await quiet(300);
    expect(there(oversight.subscribed)).toEqual([]);
  });
});
