import { beforeAll, expect, test } from 'vitest';
import { adminQuery } from '../support/database.ts';
import { seedWorld } from '../support/seed.ts';
import type { World } from '../support/seed.ts';
import { liveSession, saveSession, takePart } from '../support/training.ts';
import { caughtUp, following, quiet } from './support/act.ts';
import { startLiveServer } from './support/live-server.ts';
import type { LiveServer } from './support/live-server.ts';
import { LiveClient } from './support/ws-client.ts';

const TRAINING_CHANGED = `subscription ($id: ID!) { trainingChanged(id: $id) { __typename
  ... on TrainingChanged { session { title polls { poll own counts { choice count } } } } } }`;

let server: LiveServer;
let world: World;
beforeAll(async () => {
  server = await startLiveServer();
  world = await seedWorld();
});

async function watch(who: World['state'], id: string) {
  const client = await LiveClient.connect(server.url, who);
  const subscribed = client.subscribe(TRAINING_CHANGED, { id });
  await following(subscribed);
  return subscribed;
}

test('counts move on every open page as somebody answers, each with its own answer (REF-066)', async () => {
  const [id, other] = [await liveSession(), await liveSession()];
  await caughtUp(server);
  const { staff } = world.sender;
  const [own, theirs, elsewhere] = await Promise.all([
    watch(staff, id),
    watch(world.outsider.staff, id),
    watch(staff, other),
  ]);
  await takePart(staff, 'answerTrainingPoll', id, { poll: 'ATTENDANCE', choice: 'YES' });
  for (const [subscribed, answer] of [
    [own, 'YES'],
    [theirs, null],
  ] as const) {
    await subscribed.until(() => subscribed.events.length > 0);
    expect(subscribed.events.at(-1)).toMatchObject({
      session: {
        polls: [
          {
            poll: 'ATTENDANCE',
            own: answer,
            counts: [
              { choice: 'YES', count: 1 },
              { choice: 'NO', count: 0 },
            ],
          },
          { poll: 'REFLECTION', own: null },
        ],
      },
    });
  }
  await quiet(100);
  expect(elsewhere.events).toEqual([]);
});

test('a change of the state shows at once, and nothing once one works here no more', async () => {
  const { session } = (await saveSession(world.state)) as never as { session: { id: string } };
  await caughtUp(server);
  const leaver = world.sender.colleague;
  const [here, gone] = await Promise.all([
    watch(world.receiver.staff, session.id),
    watch(leaver, session.id),
  ]);
  await adminQuery(`update membership set status = 'ENDED' where id = $1`, [leaver.membershipId]);
  await adminQuery(`select pg_notify('auth_changed', '')`);
  const saved = { sessionId: session.id, expectedVersion: 0, title: 'Moved' };
  expect((await saveSession(world.state, saved)).__typename).toBe('TrainingPayload');
  await here.until(() => here.events.length > 0);
  expect(here.events.at(-1)).toMatchObject({ session: { title: 'Moved' } });
  await quiet(100);
  expect(gone.events).toEqual([]);
});
