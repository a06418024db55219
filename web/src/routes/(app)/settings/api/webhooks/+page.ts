import { error } from '@sveltejs/kit';
import { Webhooks } from '#lib/features/api-client/webhook.operations.ts';
import { found, loadQuery, NOT_FOUND_MESSAGE } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const webhooks = found(await loadQuery(event, Webhooks, {}), 'viewer');
  if (!webhooks.data.viewer.capabilities.includes('MANAGE_WEBHOOKS')) error(404, NOT_FOUND_MESSAGE);
  return { webhooks };
};
