import { setImmediate as tick } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { SessionRow } from './auth-database.ts';
import { SessionWatch } from './session-watch.ts';

type Answered = PromiseWithResolvers<SessionRow | null>;

/** A watch of which the test answers the reads. */
function watching(atOnce: number): { watch: SessionWatch; reads: [string, Answered][] } {
  const reads: [string, Answered][] = [];
  const watch = new SessionWatch((token) => {
    const answered = Promise.withResolvers<SessionRow | null>();
    reads.push([token, answered]);
    return answered.promise;
  }, atOnce);
  return { watch, reads };
}

test('one read serves all who asked before it began, and nobody who asked later', async () => {
  const { watch, reads } = watching(4);
  const early = [watch.look('a'), watch.look('a'), watch.look('a')];
  await tick();
  const late = watch.look('a');
  await tick();
  expect(reads.map(([token]) => token)).toEqual(['a', 'a']);
  const before = { sessionId: 'before' } as SessionRow;
  reads[1]![1].resolve(null);
  reads[0]![1].resolve(before);
  expect(await Promise.all(early)).toEqual([before, before, before]);
  expect(await late).toBeNull();
});

test('so many are read at a time, and one that fails makes room', async () => {
  const { watch, reads } = watching(2);
  const looks = ['a', 'b', 'c', 'c'].map((token) => watch.look(token));
  await tick();
  expect(reads.map(([token]) => token)).toEqual(['a', 'b']);
  reads[0]![1].reject(new Error('Too much to do.'));
  await expect(looks[0]).rejects.toThrow('Too much to do.');
  expect(reads.map(([token]) => token)).toEqual(['a', 'b', 'c']);
  for (const [, answered] of reads) answered.resolve(null);
  expect(await Promise.all(looks.slice(1))).toEqual([null, null, null]);
});
