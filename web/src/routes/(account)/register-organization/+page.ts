import { RegisterPlaces, RegisterVisitor } from '#lib/features/directory/record/upkeep.graphql.ts';
import { loadQuery } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const { viewer } = (await loadQuery(event, RegisterVisitor, {})).data;
  const areas = viewer ? (await loadQuery(event, RegisterPlaces, {})).data.areas : [];
  return { visitor: viewer, areas };
};
