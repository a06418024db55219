import type { Command } from '../../../platform/command.ts';
import { loadWebhook } from '../load-webhook.ts';

/** With its deliveries: what has not been sent is not sent any more. */
export const deleteWebhook: Command<{ readonly webhookId: string }, { id: string }> = async (
  context,
  { webhookId },
) => {
  const { id } = await loadWebhook(context, webhookId);
  await context.tx.webhookEndpoint.deleteMany({ where: { id } });
  return { id };
};
