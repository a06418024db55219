import { AreasQuery } from '#lib/features/directory/directory.graphql.ts';
import { found, loadQuery } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';
import { PersonPageQuery } from './person-page.graphql.ts';

export const load: PageLoad = async (event) => {
  const [person, areas] = await Promise.all([
    loadQuery(event, PersonPageQuery, { id: event.params.id }),
    loadQuery(event, AreasQuery, {}),
  ]);
  return {
    person: found(person, 'person'),
    counties: areas.data.areas.flatMap(({ counties }) => counties),
  };
};
