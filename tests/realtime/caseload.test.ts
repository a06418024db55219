import { beforeAll, expect, test } from 'vitest';
import { seedApplicant, started, tryToMove } from '../support/application-world.ts';
import { act } from '../support/ask.ts';
import { paid, seedPerson } from '../support/seed.ts';
import { caughtUp, follow, quiet } from './support/act.ts';
import { startLiveServer } from './support/live-server.ts';
import type { LiveServer } from './support/live-server.ts';

const CASELOAD_CHANGED = `subscription ($after: String) {
  caseloadChanged(after: $after) {
    __typename
    ... on ApplicationChanged { cursor activity { kind } application { id status planner { id } } }
    ... on Resync { cursor }
  }
}`;

let server: LiveServer;
beforeAll(async () => {
  server = await startLiveServer();
});

test('the caseload of an area is live for its staff, and silent for everybody else (REF-019)', async () => {
  const world = await seedApplicant();
  const { planner, colleague, applicantId, otherArea } = world;
  await caughtUp(server);
  const inside = [planner, colleague, otherArea.admin];
  const { sender, receiver, elsewhere, state, monitor } = world;
  const outside = [sender.staff, receiver.admin, elsewhere.admin, state, monitor];
  const watch = async (who: (typeof inside)[number]) =>
    (await follow(server, who, CASELOAD_CHANGED)).subscribed;
  const [theirs, others] = [
    await Promise.all(inside.map(watch)),
    await Promise.all(outside.map(watch)),
  ];

  const { id } = await started(planner, applicantId);
  const PAYLOAD = '... on ApplicationPayload { application { id } }';
  paid(
    await act(planner, 'assignApplication', { id, plannerId: colleague.userId }, PAYLOAD),
    'application',
  );
  paid(await tryToMove(colleague, id, 'WITHDRAW', 'CUSTOMER_ASKED'), 'application');
  // Of the same area, and no matter of its caseload.
  await seedPerson(planner);
  for (const subscribed of theirs) {
    await subscribed.until(() => subscribed.events.length > 2);
    expect(subscribed.events).toMatchObject([
      { activity: { kind: 'APPLICATION_STARTED' }, application: { id } },
      { activity: { kind: 'APPLICATION_ASSIGNED' }, application: { id } },
      {
        activity: { kind: 'APPLICATION_MOVED' },
        application: { id, status: 'WITHDRAWN', planner: { id: colleague.userId } },
      },
    ]);
  }
  await quiet(200);
  for (const { events } of theirs) expect(events).toHaveLength(3);
  for (const { events, errors } of others) expect([events, errors]).toEqual([[], []]);
});
