import { systemClaims, withClaims } from '@throughline/prisma/claims';
import type { Db } from '@throughline/prisma/client';
import { inTransaction } from '@throughline/prisma/transaction';
import { remindOfRecord } from '@throughline/schema/features/directory/commands/remind-of-record';
import { systemContext } from '@throughline/schema/platform/command-start';

/** Reminds of records that nobody has looked through in time (REF-010), each in a transaction of its own. */
export async function remindOfRecords(db: Db): Promise<void> {
  const due = await withClaims(
    systemClaims(),
    () => db.$queryRaw<{ id: string }[]>`
      select id from organization
       where status = 'APPROVED' and verify_by is not null and verify_by <= app.now()
         and (reminded_at is null or reminded_at < verify_by)
       order by verify_by limit 200`,
  );
  for (const { id } of due) {
    await withClaims(systemClaims({ organizationId: id }), () =>
      inTransaction(db, async (tx) => remindOfRecord(await systemContext(tx), id)),
    );
  }
}
