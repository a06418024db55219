import { LIMITS } from '@throughline/schema/domain/shared/limits';
import {
  AreasQuery,
  SearchedForQuery,
  ServicesQuery,
} from '#lib/features/directory/directory.graphql.ts';
import {
  filterFromParams,
  filterToInput,
  type ServiceFilter,
} from '#lib/features/directory/service-filter.ts';
import { loadQuery } from '#lib/graphql/load.ts';
import { isHttpError } from '@sveltejs/kit';
import type { PageLoad, PageLoadEvent } from './$types';

/** A ZIP code that no place is known for narrows nothing; its field says so. */
async function search(event: PageLoadEvent, filter: ServiceFilter) {
  const ask = (asked: ServiceFilter) =>
    loadQuery(event, ServicesQuery, { filter: filterToInput(asked), first: LIMITS.pageSize });
  try {
    return { asked: filter, services: await ask(filter) };
  } catch (refusal) {
    if (!isHttpError(refusal, 400) || !filter.zip) throw refusal;
    const asked = { ...filter, zip: '' };
    return { asked, services: await ask(asked) };
  }
}

export const load: PageLoad = async (event) => {
  const filter = filterFromParams(event.url.searchParams);
  const [{ asked, services }, areas, person] = await Promise.all([
    search(event, filter),
    loadQuery(event, AreasQuery, {}),
    filter.personId ? loadQuery(event, SearchedForQuery, { id: filter.personId }) : null,
  ]);
  return { filter, asked, services, areas: areas.data.areas, person: person?.data.person ?? null };
};
