import { RECEIVER_ACCESS_AFTER_COMPLETION_MS } from '../../domain/referral/policy.ts';
import { OPEN_STATUSES } from '../../domain/referral/status.ts';
import type { CommandContext } from '../../platform/command.ts';
import { record } from '../../platform/record.ts';
import type { ActivityData } from '../../platform/record.ts';

type Consent = {
  readonly id: string;
  readonly personId: string;
  readonly recordedByOrganizationId: string | null;
};

type Kind = 'CONSENT_GIVEN' | 'CONSENT_WITHDRAWN' | 'CONSENT_EXPIRED';

/**
 * Tells the person and the organization that took the consent. One given online is nobody's record, so
 * each organization that could refer under it is told by a row of its own: none learns of another.
 */
export async function announceConsent(
  context: CommandContext,
  kind: Kind,
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

/**
 * Tells both sides of what was shared under a consent that it has ended (REF-050): the receiver sees the person no
 * longer, wherever it is looking.
 *
 * @param told ids of referrals whose end said so already
 */
export async function announceEndToSides(
  context: CommandContext,
  kind: Exclude<Kind, 'CONSENT_GIVEN'>,
  consentId: string,
  told: readonly string[] = [],
): Promise<void> {
  const { tx, now } = context;
  const since = new Date(now.getTime() - RECEIVER_ACCESS_AFTER_COMPLETION_MS);
  const shared = await tx.referral.findMany({
    where: {
      consentId,
      id: { notIn: [...told] },
      OR: [
        { status: { in: [...OPEN_STATUSES] } },
        { status: 'COMPLETED', completedAt: { gt: since } },
      ],
    },
    orderBy: { id: 'asc' },
  });
  const entries = shared.map(
    (parties) =>
      ({
        kind,
        audience: 'PARTIES',
        subjectType: 'REFERRAL',
        subjectId: parties.id,
        parties,
        data: { consentId },
      }) as const,
  );
  if (entries.length > 0) await record(context, ...entries);
}
