import { apiClientState, overlapProblems } from '../../../domain/api-client/api-client.ts';
import type { Command } from '../../../platform/command.ts';
import { assertValid, Conflict } from '../../../platform/errors.ts';
import { loadApiClient } from '../load-api-client.ts';
import type { NewToken } from '../token.ts';

type Input = { readonly apiClientId: string; readonly overlapHours: number };

/** CORE-009: another token; those before it work for the overlap, and not longer than they would have. */
export const rotateApiClient =
  (token: NewToken): Command<Input, { apiClientId: string; tokenId: string }> =>
  async (context, { apiClientId, overlapHours }) => {
    const { tx, now } = context;
    assertValid(overlapProblems(overlapHours));
    const client = await loadApiClient(context, apiClientId);
    const { id, expiresAt } = client;
    if (apiClientState(client, now) !== 'LIVE') {
      throw new Conflict('This API client has expired. Make another.');
    }
    const overlapEnds = new Date(now.getTime() + overlapHours * 3_600_000);
    await tx.apiToken.updateMany({
      where: { clientId: id, expiresAt: { gt: overlapEnds } },
      data: { expiresAt: overlapEnds },
    });
    await tx.apiToken.create({ data: { ...token, clientId: id, createdAt: now, expiresAt } });
    return { apiClientId: id, tokenId: token.id };
  };
