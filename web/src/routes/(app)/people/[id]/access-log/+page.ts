import { PersonLogQuery } from '#lib/features/customer/access-log.graphql.ts';
import { logDays } from '#lib/features/customer/log-days.ts';
import { found, loadQuery } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const days = logDays(event.url.searchParams);
  const loaded = await loadQuery(event, PersonLogQuery, { id: event.params.id, ...days });
  return { days, person: found(loaded, 'person') };
};
