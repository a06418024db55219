import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isAlive } from './file-lock.ts';

const run = promisify(execFile);

export type Postmaster = { pid: number; port: number; ready: boolean };

/** The server that runs on this cluster, from the file it keeps there; `null` when none does. */
export async function readPostmaster(cluster: string): Promise<Postmaster | null> {
  const file = join(cluster, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return null;
  // Process, folder, start time, port, socket folder, address, shared memory, status.
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (await isServerOf(cluster, pid))
    return { pid, port: Number(lines[3] ?? 0), ready: lines[7] === 'ready' };
  // Left by a crash. PostgreSQL would refuse to start if another process had got the number since.
  await rm(file, { force: true });
  return null;
}

async function isServerOf(cluster: string, pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === 'win32') return true;
  const command = await commandOf(pid);
  return command === null || command.includes(cluster);
}

async function commandOf(pid: number): Promise<string | null> {
  if (process.platform === 'linux')
    return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  return run('ps', ['-o', 'command=', '-p', String(pid)]).then(
    ({ stdout }) => stdout,
    () => null,
  );
}
