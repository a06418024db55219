import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { act, ask } from '../support/ask.ts';
import { adminQuery } from '../support/database.ts';
import { seedReferral } from '../support/referral-seed.ts';
import { seedWorld } from '../support/seed.ts';
import type { World } from '../support/seed.ts';
import { eventually, say, following } from './support/act.ts';
import { NOTICES_CHANGED } from './support/documents.ts';
import { startLiveServer } from './support/live-server.ts';
import type { LiveServer } from './support/live-server.ts';
import { noticesOf, startTestWorker, worked } from './support/notices.ts';
import { LiveClient } from './support/ws-client.ts';

let world: World;
let server: LiveServer;

beforeAll(async () => {
  await startTestWorker();
  server = await startLiveServer();
});

beforeEach(async () => {
  world = await seedWorld();
});

describe('notices, live', () => {
  test('arrive with the number that waits; reading them is seen in every window', async () => {
    const [first, second] = await Promise.all(
      [1, 2].map(async () => {
        const client = await LiveClient.connect(server.url, world.receiver.staff);
        return client.subscribe(NOTICES_CHANGED);
      }),
    );
    await following(first!);
    const { id } = await seedReferral(world, 'SENT');
    expect(await second!.next()).toMatchObject({
      __typename: 'NoticeAdded',
      unreadNotices: 1,
      notice: { kind: 'REFERRAL_SENT', referral: { id } },
    });
    const done = await act(
      world.receiver.staff,
      'markNoticesRead',
      {},
      '... on NoticesPayload { unreadNotices }',
    );
    expect(done).toMatchObject({ unreadNotices: 0 });
    await first!.next();
    expect(await first!.next()).toMatchObject({
      __typename: 'ViewerChanged',
      viewer: { unreadNotices: 0 },
    });
    expect((await noticesOf(world.receiver.staff))[0]?.readAt).not.toBeNull();
  });

  test('who administers hears that their work changed, also by what a colleague does, and nobody else (REF-005)', async () => {
    const { receiver, otherArea, elsewhere, sender } = world;
    const [own, area, staff, other] = await Promise.all(
      [receiver.admin, otherArea.admin, receiver.staff, elsewhere.admin].map(async (who) => {
        const client = await LiveClient.connect(server.url, who);
        const subscribed = client.subscribe(NOTICES_CHANGED);
        await following(subscribed);
        return subscribed;
      }),
    );
    const told = (subscribed: typeof own) =>
      subscribed!.events.filter((each) => each.__typename === 'WorkChanged').length;
    await act(sender.staff, 'reportProblem', { organizationId: receiver.id, text: 'Closed.' }, '');
    await eventually(() => told(own) === 1 && told(area) === 1);
    const [problem] = await adminQuery('select id from record_problem where organization_id = $1', [
      receiver.id,
    ]);
    await act(otherArea.admin, 'solveProblem', { problemId: problem?.['id'] }, '');
    await eventually(() => told(own) === 2 && told(area) === 2);
    expect([told(staff), told(other)]).toEqual([0, 0]);
  });

  test('are marked by nobody but their user', async () => {
    await seedReferral(world, 'SENT');
    await worked();
    const [notice] = await adminQuery('select id from notice where user_id = $1', [
      world.receiver.staff.userId,
    ]);
    const ids = [notice!['id']];
    await act(
      world.receiver.colleague,
      'markNoticesRead',
      { ids },
      '... on NoticesPayload { unreadNotices }',
    );
    expect((await noticesOf(world.receiver.staff))[0]?.readAt).toBeNull();
    const wrong = await act(
      world.receiver.staff,
      'markNoticesRead',
      { ids: ['x'] },
      '... on NoticesPayload { unreadNotices }',
    );
    expect(wrong.__typename).toBe('NotFoundError');
  });

  test('page without skipping or repeating', async () => {
    const { id } = await seedReferral(world, 'SENT');
    for (let index = 0; index < 5; index++) await say(world.sender.staff, id, `Message ${index}`);
    await worked();
    const seen: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 4; page++) {
      const {
        data,
      }: {
        data: {
          notices: {
            edges: { node: { id: string } }[];
            pageInfo: { hasNextPage: boolean; endCursor: string };
          };
        };
      } = await ask(
        world.receiver.staff,
        'query ($after: String) { notices(first: 2, after: $after, unreadOnly: true) { edges { node { id } } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      seen.push(...data.notices.edges.map(({ node }) => node.id));
      after = data.notices.pageInfo.endCursor;
      if (!data.notices.pageInfo.hasNextPage) break;
    }
    expect(seen).toHaveLength(6);
    expect(new Set(seen).size).toBe(6);
  });
});
