import { found, loadQuery } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';
import { WhoCanSee } from './who-can-see.graphql.ts';

export const load: PageLoad = async (event) => ({
  person: found(await loadQuery(event, WhoCanSee, { id: event.params.id }), 'person'),
});
