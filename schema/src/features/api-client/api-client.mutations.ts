import { runCommand } from '../../platform/command.ts';
import { mutation, payload } from '../../platform/mutation.ts';
import { ApiScopeEnum } from './api-client.types.ts';
import { createApiClient } from './commands/create-api-client.ts';
import { revokeApiClient } from './commands/revoke-api-client.ts';
import { rotateApiClient } from './commands/rotate-api-client.ts';
import { newToken } from './token.ts';
import type { NewToken } from './token.ts';

const ApiClientPayload = payload<{ apiClientId: string; token: string | null }>(
  'ApiClientPayload',
).implement({
  description: 'The API client was made or changed.',
  fields: (t) => ({
    apiClient: t.prismaField({
      type: 'ApiClient',
      description: 'As it is now.',
      resolve: (query, { apiClientId }, _args, { db }) =>
        db.apiClient.findFirstOrThrow({ ...query, where: { id: apiClientId } }),
    }),
    token: t.exposeString('token', {
      nullable: true,
      description:
        'The new token, in this answer and never again: a repeat of the call has null, and one that was lost is replaced by another. Null when none was made.',
    }),
  }),
});

/** Runs a command that stores a token. Whoever repeats the call gets its result, not the token. */
async function withToken(
  run: (stored: NewToken) => Promise<{ apiClientId: string; tokenId: string }>,
): Promise<{ apiClientId: string; token: string | null }> {
  const { token, stored } = newToken();
  const { apiClientId, tokenId } = await run(stored);
  return { apiClientId, token: tokenId === stored.id ? token : null };
}

mutation('createApiClient', {
  access: 'STAFF',
  description:
    'Makes an API client for the organization I act for, with its first token (CORE-009). For administrators.',
  input: (t) => ({
    name: t.string({
      required: true,
      description: 'What people call the program: history shows it.',
    }),
    scopes: t.field({ type: [ApiScopeEnum], required: true, description: 'What it may do.' }),
    expiresOn: t.field({
      type: 'Date',
      required: true,
      description: 'The last day it works, within a year.',
    }),
  }),
  payload: ApiClientPayload,
  run: (input, ctx) =>
    withToken((stored) => runCommand(ctx, 'createApiClient', input, createApiClient(stored))),
});

mutation('rotateApiClient', {
  access: 'STAFF',
  description: 'Makes another token; the one before works for the overlap. For administrators.',
  input: (t) => ({
    apiClientId: t.id({ required: true, description: 'Which API client.' }),
    overlapHours: t.int({
      required: true,
      description: 'For how long the token before goes on working: 0 to 24 hours.',
    }),
  }),
  payload: ApiClientPayload,
  run: async (input, ctx) => {
    const done = await withToken((stored) =>
      runCommand(ctx, 'rotateApiClient', input, rotateApiClient(stored)),
    );
    ctx.auth.forget(done.apiClientId);
    return done;
  },
});

mutation('revokeApiClient', {
  access: 'STAFF',
  description:
    'Ends an API client for good. Its requests are refused and its sockets closed at once. For administrators.',
  input: (t) => ({
    apiClientId: t.id({ required: true, description: 'Which API client.' }),
  }),
  payload: ApiClientPayload,
  run: async (input, ctx) => {
    const { apiClientId } = await runCommand(ctx, 'revokeApiClient', input, revokeApiClient);
    ctx.auth.forget(apiClientId);
    return { apiClientId, token: null };
  },
});
