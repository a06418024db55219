import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diskStore } from '@throughline/api/files/disk-store';
import type { FileStore } from '@throughline/api/files/store';

/** A folder of this worker's own, which goes with what else the system throws away. */
export const FILES = {
  kind: 'disk',
  directory: join(tmpdir(), `throughline-test-files-${process.pid}`),
} as const;

/** Those of the demo outlive the run, like the template of its database. */
export const DEMO_FILES = {
  kind: 'disk',
  directory: join(tmpdir(), 'throughline-demo-files'),
} as const;

let store: FileStore | undefined;

/** Where the tests of this worker keep the bytes of files. */
export const fileStore = (): FileStore => (store ??= diskStore(FILES.directory));
