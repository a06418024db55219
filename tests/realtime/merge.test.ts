import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeCustomer } from '../support/actors.ts';
import { merged, seedPair, undo } from '../support/merge-world.ts';
import type { Pair } from '../support/merge-world.ts';
import { seedReferral } from '../support/referral-seed.ts';
import { caughtUp, follow } from './support/act.ts';
import { PERSON_CHANGED, REFERRAL_CHANGED } from './support/documents.ts';
import { startLiveServer } from './support/live-server.ts';
import type { LiveServer } from './support/live-server.ts';

let server: LiveServer;
let pair: Pair;

beforeAll(async () => {
  server = await startLiveServer();
});
beforeEach(async () => {
  pair = await seedPair();
});

describe('two records that become one', () => {
  test('whoever looks at the one that goes is told to look again, and finds the other', async () => {
    await caughtUp(server);
    const gone = await follow(server, pair.receiver.staff, PERSON_CHANGED, { id: pair.otherId });
    const stays = await follow(server, pair.sender.staff, PERSON_CHANGED, { id: pair.personId });
    const id = await merged(pair);
    expect((await gone.subscribed.next()).__typename).toBe('Resync');
    await gone.subscribed.until(() => gone.subscribed.isComplete);
    expect(await stays.subscribed.next()).toMatchObject({
      __typename: 'PersonChanged',
      activity: { kind: 'PERSON_MERGED' },
    });
    // Who comes back later under the old id is led on as well.
    const late = await follow(server, pair.receiver.staff, PERSON_CHANGED, { id: pair.otherId });
    expect((await late.subscribed.next()).__typename).toBe('Resync');
    await undo(pair, id);
    expect((await stays.subscribed.next()).activity.kind).toBe('MERGE_UNDONE');
  });

  test('an open referral of theirs begins anew, and hears of its person again', async () => {
    const referral = await seedReferral(pair, 'RECEIVED');
    await caughtUp(server);
    const open = await follow(server, pair.receiver.staff, REFERRAL_CHANGED, { id: referral.id });
    await merged(pair, { survivorId: pair.otherId });
    expect((await open.subscribed.next()).__typename).toBe('Resync');
    await open.subscribed.until(() => open.subscribed.isComplete);
  });

  test('a customer whose account was let go sees nothing more', async () => {
    const second = await makeCustomer(pair.otherId);
    await caughtUp(server);
    const own = await follow(server, pair.customer, PERSON_CHANGED, { id: pair.personId });
    await merged(pair, { keepAccount: second.userId });
    await own.subscribed.until(() => own.subscribed.isComplete);
    expect(own.subscribed.events.at(-1)).toMatchObject({ __typename: 'Removed' });
  });
});
