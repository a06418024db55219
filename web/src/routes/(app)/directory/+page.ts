import { LIMITS } from '@throughline/schema/domain/shared/limits';
import {
  AreasQuery,
  SearchedForQuery,
  ServicesQuery,
} from '#lib/features/directory/directory.graphql.ts';
import { filterFromParams, filterToInput } from '#lib/features/directory/service-filter.ts';
import { loadQuery } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const filter = filterFromParams(event.url.searchParams);
  const [services, areas, person] = await Promise.all([
    loadQuery(event, ServicesQuery, { filter: filterToInput(filter), first: LIMITS.pageSize }),
    loadQuery(event, AreasQuery, {}),
    filter.personId ? loadQuery(event, SearchedForQuery, { id: filter.personId }) : null,
  ]);
  return { filter, services, areas: areas.data.areas, person: person?.data.person ?? null };
};
