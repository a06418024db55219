import type { ActivityData } from '../../platform/record.ts';
import type { CommandContext } from '../../platform/command.ts';
import { record } from '../../platform/record.ts';

type Consent = {
  readonly id: string;
  readonly personId: string;
  readonly recordedByOrganizationId: string | null;
};

/**
 * Tells the person and the organization that took the consent. One given online is nobody's record, so
 * each organization that could refer under it is told by a row of its own: none learns of another.
 */
export async function announceConsent(
  context: CommandContext,
  kind: 'CONSENT_GIVEN' | 'CONSENT_WITHDRAWN' | 'CONSENT_EXPIRED',
  { id, personId, recordedByOrganizationId }: Consent,
  data: ActivityData = {},
): Promise<void> {
  const entry = { kind, subjectType: 'CONSENT', subjectId: id, personId, data } as const;
  await record(context, {
    ...entry,
    audience: 'SIDE_AND_PERSON',
    sideOrganizationId: recordedByOrganizationId,
  });
  if (recordedByOrganizationId) return;
  const { tx, now } = context;
  const serving = await tx.accessGrant.findMany({
    where: {
      personId,
      reason: { in: ['CREATED_HERE', 'SENT_REFERRAL'] },
      endedAt: null,
      OR: [{ validUntil: null }, { validUntil: { gt: now } }],
    },
    select: { organizationId: true },
    distinct: ['organizationId'],
  });
  const others = serving.map(
    ({ organizationId: sideOrganizationId }) =>
      ({ ...entry, audience: 'SIDE', sideOrganizationId }) as const,
  );
  await record(context, ...others);
}
