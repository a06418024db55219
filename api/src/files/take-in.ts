import type { Readable } from 'node:stream';
import type { Claims } from '@throughline/prisma/claims';
import { withClaims } from '@throughline/prisma/claims';
import type { Db } from '@throughline/prisma/client';
import type { Actor } from '@throughline/schema/domain/access/actor';
import type { Locale } from '@throughline/schema/domain/shared/locale';
import { storeFile } from '@throughline/schema/features/referral/commands/store-file';
import { runCommand } from '@throughline/schema/platform/command';
import { receive } from './receive.ts';
import type { FileStore } from './store.ts';

export type TakeInDeps = {
  /** As the request role. */
  readonly db: Db;
  readonly files: {
    readonly store: FileStore;
    /** An antivirus is configured: nobody gets a file before it was looked at. */
    readonly checkFirst: boolean;
  };
};

/** No file waits for these bytes: it was never announced with so many, or they have come before. */
export class NotExpected extends Error {}

/**
 * Takes in the bytes of a file that was announced, once, and exactly as many. When that fails, the announcement is
 * gone as well, and with it what was kept.
 *
 * @throws NotExpected, NotAllowed, a CommandError when the referral takes no files any more
 */
export async function takeIn(
  { db, files: { store, checkFirst } }: TakeInDeps,
  { actor, locale }: { readonly actor: Actor & Claims; readonly locale: Locale },
  fileId: string,
  size: number,
  bytes: Readable,
): Promise<void> {
  const { count } = await withClaims(actor, () =>
    db.referralFile.updateMany({
      where: { id: fileId, state: 'WAITING', size },
      data: { state: 'RECEIVING' },
    }),
  );
  if (count === 0) throw new NotExpected();
  try {
    const received = await receive(store, fileId, bytes);
    const input = { clientMutationId: `file ${fileId}`, fileId, checkFirst, ...received };
    await withClaims(actor, () => runCommand({ db, actor, locale }, 'storeFile', input, storeFile));
  } catch (error) {
    // The bytes go with the row; when the database is away, a sweeper does it.
    await withClaims(actor, () =>
      db.referralFile.deleteMany({ where: { id: fileId, state: 'RECEIVING' } }),
    ).catch(() => {});
    throw error;
  }
}
