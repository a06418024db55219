import type { WebhookEndpoint } from '@throughline/prisma/generated/client';
import { canManageWebhooks } from '../../domain/api-client/api-client.ts';
import type { CommandContext } from '../../platform/command.ts';
import { Forbidden, NotFound } from '../../platform/errors.ts';
import { assertIds } from '../../platform/ids.ts';

/**
 * Locked for the change of it.
 * @throws Forbidden for all but administrators, NotFound
 */
export async function loadWebhook(
  { tx, actor }: CommandContext,
  id: string,
): Promise<WebhookEndpoint> {
  if (!canManageWebhooks(actor)) throw new Forbidden();
  assertIds(id);
  await tx.$queryRaw`select 1 from webhook_endpoint where id = ${id}::uuid for update`;
  const webhook = await tx.webhookEndpoint.findFirst({ where: { id } });
  if (!webhook) throw new NotFound();
  return webhook;
}
