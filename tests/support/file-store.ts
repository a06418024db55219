import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { diskStore } from '@throughline/api/files/disk-store';
import type { FileStore } from '@throughline/api/files/store';
import { isAlive } from '@throughline/prisma/file-lock';
import { ROOT } from './steps.ts';

const FOLDER = join(ROOT, '.data/test-files');

/** A folder of this worker's own, which goes when a later run begins. */
export const FILES = { kind: 'disk', directory: join(FOLDER, String(process.pid)) } as const;

/** Those of the demo outlive the run, like the template of its database, beside which they lie. */
export const DEMO_FILES = { kind: 'disk', directory: join(FOLDER, 'demo') } as const;

let store: FileStore | undefined;

/** Where the tests of this worker keep the bytes of files. */
export const fileStore = (): FileStore => (store ??= diskStore(FILES.directory));

/** Takes away what workers that have ended left. */
export async function clearFiles(): Promise<void> {
  const folders = await readdir(FOLDER).catch(() => []);
  const left = folders.filter((name) => /^\d+$/.test(name) && !isAlive(Number(name)));
  await Promise.all(left.map((name) => rm(join(FOLDER, name), { recursive: true, force: true })));
}
