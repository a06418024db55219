import { mkdtemp, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withFileLock } from './file-lock.ts';

const DEAD = 2 ** 30;

let folder = '';
let path = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-lock-'));
  path = join(folder, 'lock');
});
afterEach(() => rm(folder, { recursive: true }));

test('takes turns', async () => {
  let inside = 0;
  let most = 0;
  const turn = () =>
    withFileLock(path, async () => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setTimeout(resolve, 5));
      inside -= 1;
    });
  await Promise.all([turn(), turn(), turn(), turn()]);
  expect(most).toBe(1);
});

test('is given back after a failure', async () => {
  await expect(withFileLock(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(stat(path)).rejects.toThrow('ENOENT');
});

test('breaks the lock of a process that has died, once for all who wait', async () => {
  await writeFile(path, String(DEAD));
  let inside = 0;
  let most = 0;
  const turn = () =>
    withFileLock(path, async () => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setTimeout(resolve, 5));
      inside -= 1;
    });
  await Promise.all(Array.from({ length: 8 }, turn));
  expect(most).toBe(1);
});

test('waits for a lock of a process that lives', async () => {
  await writeFile(path, String(process.ppid));
  let taken = false;
  const waiting = withFileLock(path, async () => void (taken = true));
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(taken).toBe(false);
  // so old that its process cannot be the one that made it
  const longAgo = new Date(Date.now() - 600_000);
  await utimes(path, longAgo, longAgo);
  await waiting;
  expect(taken).toBe(true);
});
