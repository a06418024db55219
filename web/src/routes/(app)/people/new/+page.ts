import { AreasQuery } from '#lib/features/directory/directory.graphql.ts';
import { loadQuery } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const { data } = await loadQuery(event, AreasQuery, {});
  return { counties: data.areas.flatMap(({ counties }) => counties) };
};
