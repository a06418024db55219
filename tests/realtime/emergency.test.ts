import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { act } from '../support/ask.ts';
import { adminQuery } from '../support/database.ts';
import { seedWorld } from '../support/seed.ts';
import { caughtUp, follow } from './support/act.ts';
import { PERSON_CHANGED } from './support/documents.ts';
import { startLiveServer } from './support/live-server.ts';

test('an open stream ends with the three hours of an emergency, by itself', async () => {
  const server = await startLiveServer();
  const world = await seedWorld();
  const lastName = `Quill ${randomUUID()}`;
  const id = world.personId;
  await adminQuery('update person set last_name = $2 where id = $1', [id, lastName]);
  await adminQuery('insert into person_birth (person_id, date_of_birth) values ($1, $2)', [
    id,
    '1990-05-31',
  ]);
  const input = {
    kind: 'MISSING',
    reason: 'Has not come home since Friday.',
    firstName: 'Ana',
    lastName,
    dateOfBirth: '1990-05-31',
  };
  await act(world.outsider.staff, 'takeEmergencyAccess', input, '');
  await adminQuery(
    `update access_grant set valid_until = now() + interval '2 seconds' where person_id = $1 and reason = 'EMERGENCY'`,
    [id],
  );
  await caughtUp(server);
  const { subscribed } = await follow(server, world.outsider.staff, PERSON_CHANGED, { id });
  expect(await subscribed.next(5_000)).toMatchObject({
    __typename: 'Removed',
    reason: 'EMERGENCY_OVER',
  });
  await subscribed.until(() => subscribed.isComplete, 1_000);
});
