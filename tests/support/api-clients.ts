import type { ApiScope } from '@throughline/schema/domain/api-client/scope';
import { act } from './ask.ts';
import { paid } from './seed.ts';
import type { Visitor } from './actors.ts';

export type Program = { readonly id: string; readonly token: string };

export const inDays = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** An API client of the administrator's organization, made by the real command. */
export async function makeProgram(
  admin: Visitor,
  scopes: readonly ApiScope[],
  { name = 'Intake system', days = 90 }: { name?: string; days?: number } = {},
): Promise<Program> {
  const done = await act(
    admin,
    'createApiClient',
    { name, scopes, expiresOn: inDays(days) },
    '... on ApiClientPayload { apiClient { id } token }',
  );
  const { id } = paid(done, 'apiClient') as { id: string };
  return { id, token: String(done['token']) };
}
