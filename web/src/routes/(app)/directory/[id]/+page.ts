import { ServiceQuery } from '#lib/features/directory/directory.graphql.ts';
import { found, loadQuery } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => ({
  service: found(await loadQuery(event, ServiceQuery, { id: event.params.id }), 'service'),
});
