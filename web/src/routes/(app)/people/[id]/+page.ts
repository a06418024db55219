import { redirect } from '@sveltejs/kit';
import { AreasQuery } from '#lib/features/directory/directory.graphql.ts';
import { found, loadQuery } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';
import { PersonPageQuery } from './person-page.graphql.ts';

export const load: PageLoad = async (event) => {
  const [person, areas] = await Promise.all([
    loadQuery(event, PersonPageQuery, { id: event.params.id }),
    loadQuery(event, AreasQuery, {}),
  ]);
  const loaded = found(person, 'person');
  // The record was merged into another: its address leads there.
  if (loaded.data.person.id !== event.params.id) redirect(307, `/people/${loaded.data.person.id}`);
  return {
    person: loaded,
    renew: event.url.searchParams.get('renew'),
    counties: areas.data.areas.flatMap(({ counties }) => counties),
  };
};
