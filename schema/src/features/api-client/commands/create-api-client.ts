import { apiClientProblems, canManageApi } from '../../../domain/api-client/api-client.ts';
import type { ApiScope } from '../../../domain/api-client/scope.ts';
import { addDays, fromLocal } from '../../../domain/shared/chicago-time.ts';
import { LIMITS } from '../../../domain/shared/limits.ts';
import type { Command } from '../../../platform/command.ts';
import { assertValid, Forbidden, LimitExceeded } from '../../../platform/errors.ts';
import { storedDay } from '../../../platform/stored-day.ts';
import type { NewToken } from '../token.ts';

type Input = {
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  /** The last day it works, in Illinois. */
  readonly expiresOn: string | Date;
};

/** CORE-009. Its user, who history names, is made with the row (prisma/policies/12-api-client.sql). */
export const createApiClient =
  (token: NewToken): Command<Input, { apiClientId: string; tokenId: string }> =>
  async ({ tx, actor, now }, { name, scopes, expiresOn }) => {
    const { organizationId } = actor;
    if (!organizationId || !canManageApi(actor)) throw new Forbidden();
    const lastDay = dayOf(expiresOn);
    assertValid(apiClientProblems({ name, scopes, expiresOn: lastDay }, now, actor.role));
    const live = { organizationId, revokedAt: null, expiresAt: { gt: now } };
    if ((await tx.apiClient.count({ where: live })) >= LIMITS.apiClients) {
      throw new LimitExceeded(`An organization has at most ${LIMITS.apiClients} API clients.`);
    }
    const id = crypto.randomUUID();
    const expiresAt = fromLocal(addDays(lastDay, 1));
    await tx.apiClient.create({
      data: {
        id,
        organizationId,
        name: name.trim(),
        scopes: [...new Set(scopes)],
        expiresAt,
        createdAt: now,
        createdById: actor.userId,
      },
    });
    await tx.apiToken.create({ data: { ...token, clientId: id, createdAt: now, expiresAt } });
    return { apiClientId: id, tokenId: token.id };
  };

const dayOf = (day: string | Date): string => (day instanceof Date ? storedDay(day) : day);
