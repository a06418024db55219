import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const RETRY_MS = 50;
/** Starting a database takes seconds; a lock this old belongs to a process that is gone. */
const STALE_MS = 180_000;
/** Breaking a lock takes microseconds. */
const BREAKER_STALE_MS = 10_000;

/**
 * Runs `fn` while no other process on this machine runs one under the same path. A lock whose
 * process has died is broken.
 */
export async function withFileLock<T>(path: string, fn: () => Promise<T>): Promise<T> {
  await mkdir(dirname(path), { recursive: true });
  while (!(await tryCreate(path))) {
    if (await isStale(path)) await breakLock(path);
    else await sleep(RETRY_MS);
  }
  try {
    return await fn();
  } finally {
    await rm(path, { force: true });
  }
}

export function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function tryCreate(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600);
    await file.writeFile(String(process.pid));
    await file.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function isStale(path: string): Promise<boolean> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return false;
  const age = await ageOf(path);
  // Empty: created a moment ago, or by a process that died before it wrote its number.
  if (text === '') return age > BREAKER_STALE_MS;
  return !isAlive(Number(text)) || age > STALE_MS;
}

/**
 * Two processes that both found the lock stale must not remove it one after the other: the second
 * would remove the first one's new lock. So the check is repeated under a lock of its own.
 */
async function breakLock(path: string): Promise<void> {
  const breaker = `${path}.break`;
  if (!(await tryCreate(breaker))) {
    if ((await ageOf(breaker)) > BREAKER_STALE_MS) await rm(breaker, { force: true });
    await sleep(RETRY_MS);
    return;
  }
  try {
    if (await isStale(path)) await rm(path, { force: true });
  } finally {
    await rm(breaker, { force: true });
  }
}

async function ageOf(path: string): Promise<number> {
  const info = await stat(path).catch(() => null);
  return info ? Date.now() - info.mtimeMs : 0;
}
