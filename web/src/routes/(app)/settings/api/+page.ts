import { error } from '@sveltejs/kit';
import { ApiClients } from '#lib/features/api-client/api-client.operations.ts';
import { found, loadQuery, NOT_FOUND_MESSAGE } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const clients = found(await loadQuery(event, ApiClients, {}), 'viewer');
  if (!clients.data.viewer.capabilities.includes('MANAGE_API')) error(404, NOT_FOUND_MESSAGE);
  return { clients };
};
