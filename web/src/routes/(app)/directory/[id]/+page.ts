import { AreasQuery, ServiceQuery } from '#lib/features/directory/directory.graphql.ts';
import { found, loadQuery } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const [service, areas] = await Promise.all([
    loadQuery(event, ServiceQuery, { id: event.params.id }),
    loadQuery(event, AreasQuery, {}),
  ]);
  return { service: found(service, 'service'), areas: areas.data.areas };
};
