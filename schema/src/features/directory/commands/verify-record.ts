import { problem } from '../../../domain/shared/field-problem.ts';
import type { Command } from '../../../platform/command.ts';
import { InvalidInput } from '../../../platform/errors.ts';
import { record } from '../../../platform/record.ts';
import { keepRecord } from '../keep-record.ts';
import { verifyByAfter } from '../verify-by.ts';

type Input = { readonly organizationId: string };

/** "Everything is right": somebody looked through the record, which counts for 90 days (REF-010). */
export const verifyRecord: Command<Input, { organizationId: string }> = async (
  context,
  { organizationId },
) => {
  const { tx, actor, now } = context;
  const { status } = await keepRecord(context, organizationId);
  if (status !== 'APPROVED') {
    throw new InvalidInput([
      problem('organizationId', 'NOT_ALLOWED', {
        en: 'Only an approved organization has a record that others see.',
        es: 'Solo una organización aprobada tiene una ficha que otros ven.',
      }),
    ]);
  }
  await tx.organization.updateMany({
    where: { id: organizationId },
    data: { verifiedAt: now, verifiedById: actor.userId, verifyBy: verifyByAfter(context) },
  });
  await record(context, {
    kind: 'RECORD_VERIFIED',
    audience: 'DIRECTORY',
    subjectType: 'ORGANIZATION',
    subjectId: organizationId,
    sideOrganizationId: organizationId,
  });
  return { organizationId };
};
