import type { Command } from '../../../platform/command.ts';
import { loadWebhook } from '../load-webhook.ts';

/** For so long what is sent is signed with both, so that a receiver changes over without a gap. */
const OVERLAP_MS = 24 * 3_600_000;

export const rotateWebhookSecret: Command<
  { readonly webhookId: string },
  { webhookId: string; secretVersion: number }
> = async (context, { webhookId }) => {
  const { id, secretVersion } = await loadWebhook(context, webhookId);
  await context.tx.webhookEndpoint.updateMany({
    where: { id },
    data: {
      secretVersion: secretVersion + 1,
      previousSecretUntil: new Date(context.now.getTime() + OVERLAP_MS),
    },
  });
  return { webhookId: id, secretVersion: secretVersion + 1 };
};
