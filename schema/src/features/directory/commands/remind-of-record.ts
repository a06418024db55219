import type { CommandContext } from '../../../platform/command.ts';
import { record } from '../../../platform/record.ts';

/**
 * N-28: nobody has looked through a record by the day it had to be. Tells its administrators and the area's, once
 * for each such day; whoever was quicker, here or in another process, has it already.
 */
export async function remindOfRecord(
  context: CommandContext,
  organizationId: string,
): Promise<boolean> {
  const { tx, now } = context;
  const taken = await tx.$executeRaw`
    update organization set reminded_at = ${now}
     where id = ${organizationId}::uuid and status = 'APPROVED' and verify_by <= ${now}
       and (reminded_at is null or reminded_at < verify_by)`;
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
