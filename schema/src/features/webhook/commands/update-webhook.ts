import { webhookProblems } from '../../../domain/webhook/webhook.ts';
import type { WebhookInput } from '../../../domain/webhook/webhook.ts';
import type { Command } from '../../../platform/command.ts';
import { assertValid } from '../../../platform/errors.ts';
import { loadWebhook } from '../load-webhook.ts';

type Input = WebhookInput & { readonly webhookId: string; readonly enabled: boolean };

/** CORE-009: switched on again it begins anew, whatever it had failed at. */
export const updateWebhook: Command<Input, { webhookId: string }> = async (
  context,
  { webhookId, url, events, enabled },
) => {
  const { tx, now } = context;
  const { id, disabledAt } = await loadWebhook(context, webhookId);
  assertValid(webhookProblems({ url, events }));
  await tx.webhookEndpoint.updateMany({
    where: { id },
    data: {
      url,
      events: [...new Set(events)],
      ...(enabled && { disabledAt: null, disabledReason: null, failingSince: null }),
      ...(!enabled && disabledAt === null && { disabledAt: now, disabledReason: 'BY_HAND' }),
    },
  });
  return { webhookId: id };
};
