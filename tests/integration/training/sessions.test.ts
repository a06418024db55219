import { trainingSessions } from '@throughline/prisma/seed/reference/training';
import { addDays, dateOf } from '@throughline/schema/domain/shared/chicago-time';
import { beforeAll, describe, expect, test } from 'vitest';
import { act, ask } from '../../support/ask.ts';
import { adminQuery } from '../../support/database.ts';
import { seedWorld } from '../../support/seed.ts';
import type { World } from '../../support/seed.ts';
import { liveSession, saveSession, sessionInput, takePart } from '../../support/training.ts';

let world: World;
beforeAll(async () => {
  world = await seedWorld();
});

const made = async (otherwise: object = {}): Promise<string> => {
  const { session } = (await saveSession(world.state, otherwise)) as never as {
    session: { id: string };
  };
  return session.id;
};
const seen = async (id: string, who = world.sender.staff) =>
  (
    await ask(
      who,
      `query ($id: ID!) { trainingSession(id: $id) { title startsAt liveUrl version viewerActions
        registration { noticeReadAt } registrations { user { id } organization { id } } } }`,
      { id },
    )
  ).data.trainingSession;

describe('the hub (REF-064)', () => {
  test('begins with the six of the Career Planner Learning Series and the Universal training', () => {
    const sessions = trainingSessions();
    expect(sessions.map(({ pathway, number }) => `${pathway} ${number}`)).toEqual([
      ...[1, 2, 3, 4, 5, 6].map((number) => `INTEGRATED ${number}`),
      'UNIVERSAL null',
    ]);
    const days = sessions.slice(0, 6).map(({ startsAt }) => dateOf(startsAt));
    expect(days.every((day) => day >= '2026-04-01' && day <= '2026-05-31')).toBe(true);
    expect(days).toEqual(days.toSorted());
    expect(sessions[4]).toMatchObject({ polls: ['ATTENDANCE', 'REFLECTION'] });
  });

  test('lists what one pathway teaches, in the order of time, in one statement (REF-018)', async () => {
    const later = await made({ day: addDays(dateOf(new Date()), 30) });
    const sooner = await made({ day: addDays(dateOf(new Date()), 20) });
    const { data, roundTrips } = await ask(
      world.sender.staff,
      '{ trainingSessions(pathway: UNIVERSAL) { id pathway registration { registeredAt } } }',
    );
    const found = data.trainingSessions as { id: string; pathway: string }[];
    expect(new Set(found.map(({ pathway }) => pathway))).toEqual(new Set(['UNIVERSAL']));
    const ours = found.map(({ id }) => id).filter((id) => [later, sooner].includes(id));
    expect(ours).toEqual([sooner, later]);
    expect(roundTrips).toBe(1);
  });

  test('is not for customers', async () => {
    const { errors } = await ask(world.customer, '{ trainingSessions { id } }');
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('the state keeps it', () => {
  test('adds one and changes it; nobody overwrites what they have not seen (CORE-024)', async () => {
    const id = await made();
    const saved = await saveSession(world.state, {
      sessionId: id,
      expectedVersion: 0,
      title: 'Other',
    });
    expect(saved).toMatchObject({ session: { id, version: 1 } });
    const late = await saveSession(world.state, {
      sessionId: id,
      expectedVersion: 0,
      title: 'Lost',
    });
    expect(late).toMatchObject({
      __typename: 'ConflictError',
      currentVersion: 1,
      changedBy: world.state.name,
    });
    expect((await seen(id)).title).toBe('Other');
  });

  test('a number that is taken and a bad link name the field', async () => {
    const id = await made({ number: 77 });
    const again = await saveSession(world.state, { number: 77 });
    expect(again).toMatchObject({ problems: [{ field: 'number', code: 'DUPLICATE' }] });
    const same = { sessionId: id, expectedVersion: 0, number: 77 };
    expect(await saveSession(world.state, same)).toMatchObject({ __typename: 'TrainingPayload' });
    const bad = await saveSession(world.state, { liveUrl: 'meet.example.org' });
    expect(bad).toMatchObject({ problems: [{ field: 'liveUrl', code: 'MALFORMED' }] });
  });

  test('two who save the same number at once: one of them is told', async () => {
    const both = await Promise.all([1, 2].map(() => saveSession(world.state, { number: 78 })));
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual([
      'InvalidInputError',
      'TrainingPayload',
    ]);
  });

  test('and nobody else', async () => {
    for (const who of [world.sender.admin, world.area.admin, world.monitor]) {
      expect((await saveSession(who)).__typename).toBe('ForbiddenError');
    }
  });

  test('removing the link takes it from those who had it', async () => {
    const id = await made();
    await takePart(world.sender.staff, 'registerForTraining', id);
    await takePart(world.sender.staff, 'acknowledgeRecording', id);
    expect((await seen(id)).liveUrl).toBe('https://meet.example.org/1');
    await act(
      world.state,
      'saveTrainingSession',
      { ...sessionInput(), liveUrl: null, sessionId: id, expectedVersion: 0 },
      '',
    );
    expect((await seen(id)).liveUrl).toBeNull();
  });
});

describe('registering (REF-065)', () => {
  test('who and when, once; withdrawing and coming back', async () => {
    const id = await made();
    const { staff } = world.sender;
    const first = await takePart(staff, 'registerForTraining', id);
    const again = await takePart(staff, 'registerForTraining', id);
    expect(again['session']).toEqual(first['session']);
    expect((await seen(id, world.state)).registrations).toEqual([
      { user: { id: staff.userId }, organization: { id: world.sender.id } },
    ]);
    await takePart(staff, 'withdrawFromTraining', id);
    await takePart(staff, 'withdrawFromTraining', id);
    expect((await seen(id)).registration).toBeNull();
    expect((await seen(id, world.state)).registrations).toEqual([]);
    await takePart(staff, 'registerForTraining', id);
    expect((await seen(id)).registration).not.toBeNull();
  });

  test('others see themselves alone', async () => {
    const id = await made();
    await takePart(world.sender.staff, 'registerForTraining', id);
    await takePart(world.receiver.staff, 'registerForTraining', id);
    expect((await seen(id)).registrations).toHaveLength(1);
    expect((await seen(id, world.area.admin)).registrations).toEqual([]);
    expect((await seen(id, world.state)).registrations).toHaveLength(2);
  });

  test('not once it is over', async () => {
    const id = await made();
    await adminQuery(
      `update training_session set starts_at = now() - interval '2 hours', ends_at = now() - interval '1 hour'
       where id = $1`,
      [id],
    );
    const late = await takePart(world.sender.staff, 'registerForTraining', id);
    expect(late.__typename).toBe('ConflictError');
    expect((await seen(id)).viewerActions).toEqual(['ANSWER']);
  });
});

describe('the recording notice (REF-068)', () => {
  test('the link opens by registering and reading it, and closes by withdrawing', async () => {
    const id = await liveSession();
    const { staff } = world.sender;
    expect((await seen(id)).liveUrl).toBeNull();
    expect((await takePart(staff, 'acknowledgeRecording', id)).__typename).toBe('ConflictError');
    await takePart(staff, 'registerForTraining', id);
    expect((await seen(id)).liveUrl).toBeNull();
    const told = await takePart(staff, 'acknowledgeRecording', id);
    expect(told).toMatchObject({ session: { liveUrl: 'https://meet.example.org/now' } });
    expect((await seen(id, world.sender.colleague)).liveUrl).toBeNull();
    await takePart(staff, 'withdrawFromTraining', id);
    await takePart(staff, 'registerForTraining', id);
    expect(await seen(id)).toMatchObject({ liveUrl: null, registration: { noticeReadAt: null } });
  });
});
