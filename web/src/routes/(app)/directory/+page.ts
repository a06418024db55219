import { AreasQuery, ServicesQuery } from '#lib/features/directory/directory.graphql.ts';
import { filterFromParams, filterToInput } from '#lib/features/directory/service-filter.ts';
import { loadQuery } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const filter = filterFromParams(event.url.searchParams);
  const [services, areas] = await Promise.all([
    loadQuery(event, ServicesQuery, { filter: filterToInput(filter) }),
    loadQuery(event, AreasQuery, {}),
  ]);
  return { filter, services, areas: areas.data.areas };
};
