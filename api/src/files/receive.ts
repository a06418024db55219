import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FILE_KINDS } from '@throughline/schema/domain/referral/file';
import type { FileType } from '@throughline/schema/domain/referral/file';
import { typeByContent } from './content.ts';
import type { FileStore } from './store.ts';

/** Its content is nothing that may be attached. */
export class NotAllowed extends Error {}

/**
 * Streams bytes to where they arrive, finds out what they are, and hands them to the store. Whatever goes wrong,
 * nothing of it is left where they arrived.
 *
 * @throws NotAllowed; others when who sent it has gone, or disk or store fails
 */
export async function receive(
  store: FileStore,
  fileId: string,
  bytes: Readable,
): Promise<{ readonly type: FileType; readonly sha256: string }> {
  await mkdir(store.incoming, { recursive: true, mode: 0o700 });
  const path = join(store.incoming, fileId);
  const hash = createHash('sha256');
  try {
    await pipeline(
      bytes,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk);
          yield chunk;
        }
      },
      createWriteStream(path, { mode: 0o600 }),
    );
    const type = await typeByContent(path);
    if (!type) throw new NotAllowed();
    const sha256 = hash.digest('hex');
    await store.put(fileId, path, { sha256, mediaType: FILE_KINDS[type].mediaType });
    return { type, sha256 };
  } finally {
    await rm(path, { force: true });
  }
}
