import { afterAll, describe, expect, test } from 'vitest';
import { schema } from '@throughline/schema/features/schema';
import { FIELDS } from './compare.ts';
import { openStage } from './stage.ts';

/**
 * The same worlds each run, so that the same code passes or fails the same way. Others are looked for with
 * `SEED=<number>` in front of the command; what one finds is mended and gets a test of its own.
 */
const SEED = Number(process.env['SEED'] ?? 718_873);
const WORLDS = [SEED, SEED + 1, SEED + 2, SEED + 3];
/** Of each world: enough for everybody to ask for everything. */
const QUESTIONS = 3_000;

/** Fields that say the same to whoever may call them, or speak of the asker alone. */
const SAME_FOR_ALL: Readonly<Record<string, string>> = {
  answerSession: 'of the link that one came by',
  areas: 'the directory of areas',
  clockSettings: 'the rules of the state',
  consentWording: 'the words of the form',
  invitedMembership: 'of the link that one came by',
  unsubscription: 'of the link that one came by',
  viewer: 'the asker',
};

describe(`differential check, seed ${SEED}`, { timeout: 240_000 }, () => {
  const shown = new Set<string>();

  test.each(WORLDS)('everybody sees what the table of reach says in world %i', async (world) => {
    const stage = await openStage(world);
    try {
      const found = await stage.ask({ seed: world, count: QUESTIONS, most: 5 });
      expect(found.differences.map((each) => JSON.stringify(each))).toEqual([]);
      for (const name of found.shown.keys()) shown.add(name);
    } finally {
      await stage.close();
    }
  });

  test('no field that can be read is left out', () => {
    const asked = new Set(FIELDS.map(({ name }) => name));
    const fields = Object.keys(schema.getQueryType()?.getFields() ?? {});
    expect(fields.filter((name) => !asked.has(name) && !SAME_FOR_ALL[name])).toEqual([]);
  });

  test('every field has shown something', () => {
    expect(FIELDS.flatMap(({ name }) => (shown.has(name) ? [] : [name]))).toEqual([]);
  });

  afterAll(() =>
    console.log(`Differential check: ${WORLDS.length * QUESTIONS} questions, seed ${SEED}`),
  );
});
