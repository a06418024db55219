import { error } from '@sveltejs/kit';
import { KeptRecordsQuery } from '#lib/features/directory/record/upkeep.graphql.ts';
import { upkeepFrom } from '#lib/features/directory/record/upkeep.ts';
import { found, loadQuery, NOT_FOUND_MESSAGE } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const upkeep = upkeepFrom(event.url.searchParams.get('show'));
  const records = found(await loadQuery(event, KeptRecordsQuery, { upkeep }), 'viewer');
  if (!records.data.viewer.capabilities.includes('KEEP_RECORD')) error(404, NOT_FOUND_MESSAGE);
  return { upkeep, records };
};
