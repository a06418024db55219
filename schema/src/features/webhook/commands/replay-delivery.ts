import type { Command } from '../../../platform/command.ts';
import { Conflict, NotFound } from '../../../platform/errors.ts';
import { assertIds } from '../../../platform/ids.ts';
import { enqueue } from '../../../platform/record.ts';
import { loadWebhook } from '../load-webhook.ts';

/** Sends one again, under the same event id: a receiver that has it knows it. */
export const replayDelivery: Command<
  { readonly deliveryId: string },
  { webhookId: string }
> = async (context, { deliveryId }) => {
  const { tx } = context;
  assertIds(deliveryId);
  const delivery = await tx.webhookDelivery.findFirst({ where: { id: deliveryId } });
  if (!delivery) throw new NotFound();
  const { id, disabledAt } = await loadWebhook(context, delivery.endpointId);
  if (disabledAt) throw new Conflict('This webhook is switched off. Switch it on first.');
  const { count } = await tx.webhookDelivery.updateMany({
    where: { id: deliveryId, status: { not: 'PENDING' } },
    data: { status: 'PENDING' },
  });
  if (count === 0) throw new Conflict('This is being sent already.');
  await enqueue(context, 'send-webhook', { deliveryId });
  return { webhookId: id };
};
