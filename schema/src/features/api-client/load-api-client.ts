import type { ApiClient } from '@throughline/prisma/generated/client';
import { canManageApi } from '../../domain/api-client/api-client.ts';
import type { CommandContext } from '../../platform/command.ts';
import { Conflict, Forbidden, NotFound } from '../../platform/errors.ts';
import { assertIds } from '../../platform/ids.ts';

/**
 * One that works, locked for the change of it.
 * @throws Forbidden for all but administrators, NotFound, Conflict when it was revoked
 */
export async function loadApiClient({ tx, actor }: CommandContext, id: string): Promise<ApiClient> {
  if (!canManageApi(actor)) throw new Forbidden();
  assertIds(id);
  await tx.$queryRaw`select 1 from api_client where id = ${id}::uuid and revoked_at is null for update`;
  const client = await tx.apiClient.findFirst({ where: { id } });
  if (!client) throw new NotFound();
  if (client.revokedAt) throw new Conflict('This API client was revoked already.');
  return client;
}
