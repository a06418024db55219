import { ruleTime, systemClaims, withClaims } from '@throughline/prisma/claims';
import type { Db } from '@throughline/prisma/client';
import type { WebhookDelivery, WebhookEndpoint } from '@throughline/prisma/generated/client';
import { inTransaction } from '@throughline/prisma/transaction';
import type { DisabledReason } from '@throughline/schema/domain/webhook/webhook';
import { systemContext } from '@throughline/schema/platform/command-start';
import { record } from '@throughline/schema/platform/record';
import type { Task } from 'graphile-worker';
import { z } from 'zod';
import { eventBody } from '../webhook/event.ts';
import { post } from '../webhook/post.ts';
import type { Posted, WebhookAddresses } from '../webhook/post.ts';
import { signatureHeaders, webhookSecret } from '../webhook/signature.ts';

const Payload = z.object({ deliveryId: z.uuid() });

/** An endpoint at which nothing has got through for so long when an event is given up is told no more. */
const FAILING_FOR_MS = 20 * 3_600_000;

export type WebhookDeps = {
  /** Of `tl_worker`. */
  readonly db: Db;
  /** Of `tl_app`: what an organization is told, it has to see. */
  readonly appDb: Db;
  readonly secret: string;
  readonly webhookAddresses: WebhookAddresses;
};

/**
 * Tells one endpoint of one change (CORE-009). A process that dies after the receiver's yes sends it again, with
 * the same `webhook-id`. What is not answered 2xx is tried thirteen times in twenty-two hours (`app.enqueue`):
 * after 3 s, 7 s, 20 s, 55 s, 2 min, 7 min, 18 min, 50 min, 2 h 15 min and then every six hours.
 */
export function sendWebhook(deps: WebhookDeps): Task {
  const { db, appDb, secret, webhookAddresses } = deps;
  return async (payload, { job }) => {
    const { deliveryId: id } = Payload.parse(payload);
    await withClaims(systemClaims(), async () => {
      const delivery = await db.webhookDelivery.findFirst({
        where: { id, status: 'PENDING' },
        include: { endpoint: { include: { organization: { select: { status: true } } } } },
      });
      if (!delivery) return;
      const { organization, ...endpoint } = delivery.endpoint;
      // The clock of the rules; what is signed goes by the one that the receiver has as well.
      const now = ruleTime() ?? new Date();
      if (endpoint.disabledAt) return note(db, delivery, SWITCHED_OFF, { now, isLast: true });
      const isTold = organization.status !== 'SUSPENDED';
      const body = isTold ? await eventBody(appDb, delivery) : null;
      if (body === null) return void (await db.webhookDelivery.deleteMany({ where: { id } }));
      const at = new Date();
      const headers = {
        'content-type': 'application/json',
        'user-agent': 'Throughline-Webhooks/1',
        ...signatureHeaders(
          { id: delivery.activityId ?? id, at, body },
          secretsOf(secret, endpoint, now),
        ),
      };
      const posted = await post({ url: endpoint.url, headers, body }, webhookAddresses);
      const isLast = job.attempts >= job.max_attempts;
      await note(db, delivery, posted, { now, isLast });
      if (posted.ok) return;
      if (posted.status === 410) return disable(db, endpoint, 'GONE');
      if (isLast) return giveUp(db, endpoint, now);
      throw new Error(`Webhook ${endpoint.id} was not delivered: ${posted.failure}.`);
    });
  };
}

const SWITCHED_OFF: Posted = { ok: false, status: null, failure: 'SWITCHED_OFF' };

/** Two while one takes over. */
function secretsOf(
  secret: string,
  { id, secretVersion, previousSecretUntil }: WebhookEndpoint,
  now: Date,
): string[] {
  const versions =
    previousSecretUntil && previousSecretUntil > now
      ? [secretVersion, secretVersion - 1]
      : [secretVersion];
  return versions.map((version) => webhookSecret(secret, id, version));
}

/** What came of a try, in the log and at the endpoint. */
async function note(
  db: Db,
  { id, endpointId }: WebhookDelivery,
  posted: Posted,
  { now, isLast }: { readonly now: Date; readonly isLast: boolean },
): Promise<void> {
  await db.webhookDelivery.updateMany({
    where: { id },
    data: {
      attempts: { increment: 1 },
      lastAttemptAt: now,
      responseStatus: posted.status,
      failure: posted.ok ? null : posted.failure,
      ...(posted.ok && { status: 'DELIVERED', deliveredAt: now }),
      ...(!posted.ok && (isLast || posted.status === 410) && { status: 'FAILED' }),
    },
  });
  await db.webhookEndpoint.updateMany({
    where: { id: endpointId, failingSince: posted.ok ? { not: null } : null },
    data: { failingSince: posted.ok ? null : now },
  });
}

async function giveUp(db: Db, endpoint: WebhookEndpoint, now: Date): Promise<void> {
  const since = new Date(now.getTime() - FAILING_FOR_MS);
  const failing = { id: endpoint.id, failingSince: { lte: since } };
  if (await db.webhookEndpoint.findFirst({ where: failing })) {
    await disable(db, endpoint, 'FAILING');
  }
}

/** Once, and its administrators are told. */
async function disable(
  db: Db,
  { id, organizationId }: WebhookEndpoint,
  reason: DisabledReason,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const context = await systemContext(tx);
    const { count } = await tx.webhookEndpoint.updateMany({
      where: { id, disabledAt: null },
      data: { disabledAt: context.now, disabledReason: reason },
    });
    if (count === 0) return;
    await record(context, {
      kind: 'WEBHOOK_DISABLED',
      audience: 'ORGANIZATION',
      subjectType: 'WEBHOOK',
      subjectId: id,
      sideOrganizationId: organizationId,
      data: { reason },
    });
  });
}
