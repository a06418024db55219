import { beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../../support/ask.ts';
import { adminQuery } from '../../support/database.ts';
import { seedWorld } from '../../support/seed.ts';
import type { World } from '../../support/seed.ts';
import { liveSession, saveSession, takePart } from '../../support/training.ts';

let world: World;
beforeAll(async () => {
  world = await seedWorld();
});

const answer = (who: World['state'], id: string, poll: string, choice: string) =>
  takePart(who, 'answerTrainingPoll', id, { poll, choice });

type Polls = { poll: string; own: string | null; counts: { choice: string; count: number }[] }[];

const pollsOf = async (who: World['state'], id: string): Promise<string[]> => {
  const { data } = await ask(
    who,
    'query ($id: ID!) { trainingSession(id: $id) { polls { poll own counts { choice count } } } }',
    { id },
  );
  return (data.trainingSession.polls as Polls).map(
    ({ poll, own, counts }) => `${poll} ${own} ${counts.map(({ count }) => count).join(',')}`,
  );
};

describe('polls of a session (REF-066)', () => {
  test('one answer a person, which can be changed; everybody sees how many, nobody who', async () => {
    const id = await liveSession();
    const { staff, colleague } = world.sender;
    await answer(staff, id, 'ATTENDANCE', 'YES');
    await answer(colleague, id, 'ATTENDANCE', 'YES');
    await answer(staff, id, 'ATTENDANCE', 'NO');
    await answer(staff, id, 'REFLECTION', 'CONSISTENCY');
    expect(await pollsOf(staff, id)).toEqual([
      'ATTENDANCE NO 1,1',
      'REFLECTION CONSISTENCY 0,0,0,0,1',
    ]);
    expect(await pollsOf(world.outsider.admin, id)).toEqual([
      'ATTENDANCE null 1,1',
      'REFLECTION null 0,0,0,0,1',
    ]);
    expect(await pollsOf(world.state, id)).toEqual(await pollsOf(world.outsider.admin, id));
  });

  test('two answers of one person at once are one', async () => {
    const id = await liveSession();
    const { staff } = world.receiver;
    await Promise.all(
      ['YES', 'NO', 'YES'].map((choice) => answer(staff, id, 'ATTENDANCE', choice)),
    );
    const [row] = await adminQuery(
      'select count(*)::int as n from training_answer where session_id = $1',
      [id],
    );
    expect(row).toEqual({ n: 1 });
  });

  test('the same answer again tells nobody', async () => {
    const id = await liveSession();
    for (const choice of ['YES', 'YES', 'NO']) {
      await answer(world.sender.staff, id, 'ATTENDANCE', choice);
    }
    const told = await adminQuery(
      `select audience, data from activity where subject_id = $1 and kind = 'POLL_ANSWERED'`,
      [id],
    );
    expect(told).toEqual([
      { audience: 'TRAINING', data: {} },
      { audience: 'TRAINING', data: {} },
    ]);
  });

  test.each([
    ['poll', 'REFLECTION', 'CONSISTENCY'],
    ['choice', 'ATTENDANCE', 'CONSISTENCY'],
  ])('a %s that is not asked is named', async (field, poll, choice) => {
    const id = await liveSession(['ATTENDANCE']);
    expect(await answer(world.sender.staff, id, poll, choice)).toMatchObject({
      problems: [{ field, code: 'NOT_ALLOWED' }],
    });
  });

  test('they open when the session begins', async () => {
    const { session } = (await saveSession(world.state)) as never as { session: { id: string } };
    const early = await answer(world.sender.staff, session.id, 'ATTENDANCE', 'YES');
    expect(early.__typename).toBe('ConflictError');
    const nowhere = await answer(world.sender.staff, crypto.randomUUID(), 'ATTENDANCE', 'YES');
    expect(nowhere.__typename).toBe('NotFoundError');
  });
});
