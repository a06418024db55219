import type { Command } from '../../../platform/command.ts';
import { Conflict } from '../../../platform/errors.ts';
import { enqueue } from '../../../platform/record.ts';
import { loadWebhook } from '../load-webhook.ts';

/** Sends a `ping`, which is delivered, tried again and logged like any other event. */
export const testWebhook: Command<{ readonly webhookId: string }, { webhookId: string }> = async (
  context,
  { webhookId },
) => {
  const { id, organizationId, disabledAt } = await loadWebhook(context, webhookId);
  if (disabledAt) throw new Conflict('This webhook is switched off. Switch it on to test it.');
  const delivery = await context.tx.webhookDelivery.create({
    data: { endpointId: id, organizationId, event: 'PING', createdAt: context.now },
  });
  await enqueue(context, 'send-webhook', { deliveryId: delivery.id });
  return { webhookId: id };
};
