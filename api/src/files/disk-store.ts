import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileStore } from './store.ts';

/** A folder of this machine, or one that all machines share. */
export function diskStore(directory: string): FileStore {
  // Ids begin with the time and end at random: so they spread.
  const pathOf = (id: string) => join(directory, id.slice(-2), id);
  return {
    incoming: join(directory, 'incoming'),
    async put(id, path) {
      const target = pathOf(id);
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      const handle = await open(path, 'r+');
      await handle.sync().finally(() => handle.close());
      await rename(path, target);
    },
    async open(id) {
      const stream = createReadStream(pathOf(id));
      return new Promise((resolve, reject) => {
        stream.once('open', () => resolve(stream));
        stream.once('error', (error: NodeJS.ErrnoException) =>
          error.code === 'ENOENT' ? resolve(null) : reject(error),
        );
      });
    },
    remove: (id) => rm(pathOf(id), { force: true }),
  };
}
