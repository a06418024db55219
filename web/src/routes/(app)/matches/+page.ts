import { error } from '@sveltejs/kit';
import { found, loadQuery, NOT_FOUND_MESSAGE } from '#lib/graphql/load.ts';
import { LikelyMatches } from './matches.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const matches = found(await loadQuery(event, LikelyMatches, {}), 'viewer');
  if (!matches.data.viewer.capabilities.includes('LIKELY_MATCHES')) error(404, NOT_FOUND_MESSAGE);
  return { matches };
};
