import { systemClaims, withClaims } from '@throughline/prisma/claims';
import type { Db } from '@throughline/prisma/client';
import { inTransaction } from '@throughline/prisma/transaction';
import {
  recordsToRemindOf,
  remindOfRecord,
} from '@throughline/schema/features/directory/commands/remind-of-record';
import { systemContext } from '@throughline/schema/platform/command-start';

/** Reminds of records that nobody has looked through in time (REF-010), each in a transaction of its own. */
export async function remindOfRecords(db: Db): Promise<number> {
  const due = await withClaims(systemClaims(), () =>
    inTransaction(db, async (tx) => recordsToRemindOf(await systemContext(tx))),
  );
  for (const { id } of due) {
    await withClaims(systemClaims({ organizationId: id }), () =>
      inTransaction(db, async (tx) => remindOfRecord(await systemContext(tx), id)),
    );
  }
  return due.length;
}
