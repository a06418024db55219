import { Prisma } from '@throughline/prisma/generated/client';
import type { CommandContext } from '../../../platform/command.ts';
import { record } from '../../../platform/record.ts';
import { verifyDays } from '../verify-by.ts';

const AT_A_TIME = 200;

/** Due to be looked through, and not told since; again whenever that has been ignored for as long as a record counts. */
const toTell = (context: CommandContext): Prisma.Sql => {
  const { now } = context;
  const again = new Date(now.getTime() - verifyDays(context) * 86_400_000);
  return Prisma.sql`status = 'APPROVED' and verify_by <= ${now}
    and (reminded_at is null or reminded_at < verify_by or reminded_at <= ${again})`;
};

export const recordsToRemindOf = (context: CommandContext): Promise<{ id: string }[]> =>
  context.tx.$queryRaw<{ id: string }[]>`
    select id from organization where ${toTell(context)} order by verify_by limit ${AT_A_TIME}`;

/**
 * N-28: nobody has looked through a record by the day it had to be. Tells its administrators and the area's;
 * whoever was quicker, here or in another process, has it already.
 */
export async function remindOfRecord(
  context: CommandContext,
  organizationId: string,
): Promise<boolean> {
  const taken = await context.tx.$executeRaw`
    update organization set reminded_at = ${context.now}
     where id = ${organizationId}::uuid and ${toTell(context)}`;
  if (taken === 0) return false;
  await record(context, {
    kind: 'RECORD_STALE',
    audience: 'ORGANIZATION',
    subjectType: 'ORGANIZATION',
    subjectId: organizationId,
    sideOrganizationId: organizationId,
  });
  return true;
}
