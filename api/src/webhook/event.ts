import { ANONYMOUS, withClaims } from '@throughline/prisma/claims';
import type { Db } from '@throughline/prisma/client';
import { WEBHOOK_EVENT_NAMES } from '@throughline/schema/domain/webhook/webhook';
import type { DeliveredEvent } from '@throughline/schema/domain/webhook/webhook';

type Delivery = {
  readonly event: string;
  readonly organizationId: string;
  readonly activityId: string | null;
  readonly createdAt: Date;
};

type Changed = { readonly from?: string; readonly to?: string; readonly fileId?: string };

const nameOf = (event: string): string => WEBHOOK_EVENT_NAMES[event as DeliveredEvent];

/**
 * The body of an event: ids, statuses and times, never what somebody wrote or who they are.
 *
 * @param db of `tl_app`: read under the organization's own claims, as staff of it would now
 * @returns null when the organization does not see the change
 */
export async function eventBody(db: Db, delivery: Delivery): Promise<string | null> {
  const { event, organizationId, activityId, createdAt } = delivery;
  const type = nameOf(event);
  if (activityId === null) return JSON.stringify({ type, timestamp: createdAt, data: {} });
  const claims = { ...ANONYMOUS, role: 'PARTNER_STAFF', organizationId };
  const activity = await withClaims(claims, () =>
    db.activity.findFirst({
      where: { id: activityId },
      select: {
        id: true,
        at: true,
        data: true,
        referralId: true,
        referral: { select: { number: true, status: true } },
      },
    }),
  );
  if (!activity) return null;
  const { id, at, referralId, referral } = activity;
  const { from = null, to = null, fileId } = activity.data as Changed;
  return JSON.stringify({
    type,
    timestamp: at,
    data: {
      activityId: id,
      referralId,
      // As it stands now; null when it is no longer this organization's to see.
      number: referral?.number ?? null,
      status: referral?.status ?? null,
      fromStatus: from,
      toStatus: to,
      ...(fileId && { fileId }),
    },
  });
}
