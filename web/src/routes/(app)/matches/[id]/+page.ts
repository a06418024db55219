import { found, loadQuery } from '#lib/graphql/load.ts';
import { LikelyMatchQuery } from './merge.graphql.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => ({
  match: found(await loadQuery(event, LikelyMatchQuery, { id: event.params.id }), 'likelyMatch'),
});
