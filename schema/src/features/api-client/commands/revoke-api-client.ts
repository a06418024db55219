import type { Command } from '../../../platform/command.ts';
import { loadApiClient } from '../load-api-client.ts';

/** CORE-009: for good, and at once: its streams end within a second. What it did stays in its name. */
export const revokeApiClient: Command<
  { readonly apiClientId: string },
  { apiClientId: string }
> = async (context, { apiClientId }) => {
  const { tx, actor, now } = context;
  const { id } = await loadApiClient(context, apiClientId);
  await tx.apiClient.updateMany({
    where: { id },
    data: { revokedAt: now, revokedById: actor.userId },
  });
  return { apiClientId: id };
};
