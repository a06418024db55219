import { SessionQuery } from '#lib/features/training/training.operations.ts';
import { found, loadQuery } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => ({
  session: found(await loadQuery(event, SessionQuery, { id: event.params.id }), 'trainingSession'),
});
