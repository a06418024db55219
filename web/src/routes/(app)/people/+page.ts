import { PeopleQuery } from '#lib/features/customer/customer.graphql.ts';
import { loadQuery } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => ({
  people: await loadQuery(event, PeopleQuery, {}),
});
