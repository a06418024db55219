import { Unsubscription } from '#lib/features/notification/settings.operations.ts';
import { loadQuery } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const { token } = event.params;
  return { token, link: await loadQuery(event, Unsubscription, { token }) };
};
