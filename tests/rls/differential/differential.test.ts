import { describe, expect, test } from 'vitest';
import { FIELDS } from './compare.ts';
import { openStage } from './stage.ts';

/** Another one each run. To repeat a run, put its number here. */
const SEED = Date.now() % 1_000_000;
const WORLDS = 4;
/** Of each world. */
const QUESTIONS = 2_500;

describe(`the differential check (seed ${SEED})`, { timeout: 300_000 }, () => {
  test('everybody sees what the table of reach says', async () => {
    const shown = new Set<string>();
    for (let world = SEED; world < SEED + WORLDS; world += 1) {
      const stage = await openStage(world);
      try {
        const found = await stage.ask({ seed: world, count: QUESTIONS, most: 5 });
        expect(found.differences.map((each) => JSON.stringify(each))).toEqual([]);
        for (const name of found.shown.keys()) shown.add(name);
      } finally {
        await stage.close();
      }
    }
    console.log(`Differential check: ${WORLDS} worlds of ${QUESTIONS} questions, seed ${SEED}`);
    // A field that never showed anything would prove nothing.
    expect(FIELDS.flatMap(({ name }) => (shown.has(name) ? [] : [name]))).toEqual([]);
  });
});
