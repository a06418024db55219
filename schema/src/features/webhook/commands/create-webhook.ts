import { canManageWebhooks } from '../../../domain/api-client/api-client.ts';
import { LIMITS } from '../../../domain/shared/limits.ts';
import { webhookProblems } from '../../../domain/webhook/webhook.ts';
import type { WebhookInput } from '../../../domain/webhook/webhook.ts';
import type { Command } from '../../../platform/command.ts';
import { assertValid, Forbidden, LimitExceeded } from '../../../platform/errors.ts';

/** CORE-009: tells an address of changes from now on. */
export const createWebhook: Command<WebhookInput, { webhookId: string }> = async (
  { tx, actor, now },
  { url, events },
) => {
  const { organizationId } = actor;
  if (!organizationId || !canManageWebhooks(actor)) throw new Forbidden();
  assertValid(webhookProblems({ url, events }));
  if ((await tx.webhookEndpoint.count({ where: { organizationId } })) >= LIMITS.webhooks) {
    throw new LimitExceeded(`An organization has at most ${LIMITS.webhooks} webhooks.`);
  }
  const { id } = await tx.webhookEndpoint.create({
    data: {
      organizationId,
      url,
      events: [...new Set(events)],
      createdAt: now,
      createdById: actor.userId,
    },
  });
  return { webhookId: id };
};
