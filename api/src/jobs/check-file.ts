import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClaims, withClaims } from '@throughline/prisma/claims';
import type { Db } from '@throughline/prisma/client';
import { inTransaction } from '@throughline/prisma/transaction';
import { judgeFile } from '@throughline/schema/features/referral/commands/judge-file';
import { systemContext } from '@throughline/schema/platform/command-start';
import type { Task } from 'graphile-worker';
import { z } from 'zod';
import type { Antivirus } from '../files/antivirus.ts';
import type { FileStore } from '../files/store.ts';

const Payload = z.object({ fileId: z.uuid() });

export type FileJobDeps = {
  readonly db: Db;
  readonly store: FileStore;
  /** Null: none is configured here, and what waits for one goes on waiting. */
  readonly antivirus: Antivirus | null;
};

/** Shows a file to the antivirus, tried again until it answers: nobody gets the file before (REF-062). */
export function checkFile({ db, store, antivirus }: FileJobDeps): Task {
  return async (payload) => {
    const { fileId } = Payload.parse(payload);
    await withClaims(systemClaims(), async () => {
      const file = await db.referralFile.findFirst({ where: { id: fileId, state: 'CHECKING' } });
      if (!file) return; // removed, or judged before
      if (!antivirus) throw new Error('ANTIVIRUS_URL is not set, and a file waits for it.');
      const bytes = await store.open(fileId);
      if (!bytes) throw new Error(`The store does not have the file ${fileId}.`);
      const clean = await antivirus(bytes);
      await inTransaction(db, async (tx) => judgeFile(await systemContext(tx), { fileId, clean }));
    });
  };
}

/** Throws the bytes of a file away whose row is gone, or that was found infected. */
export function forgetFile({ store }: FileJobDeps): Task {
  return async (payload) => {
    const { fileId } = Payload.parse(payload);
    await store.remove(fileId);
    // Left by a process that ended while they arrived.
    await rm(join(store.incoming, fileId), { force: true });
  };
}
