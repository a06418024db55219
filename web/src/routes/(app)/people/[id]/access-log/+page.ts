import { isLocalDate } from '@throughline/schema/domain/shared/chicago-time';
import { AccessLogQuery } from '#lib/features/customer/access-log.graphql.ts';
import { found, loadQuery } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const day = (name: string) => {
    const value = event.url.searchParams.get(name) ?? '';
    return isLocalDate(value) ? value : null;
  };
  const days = { from: day('from'), to: day('to') };
  const loaded = await loadQuery(event, AccessLogQuery, { id: event.params.id, ...days });
  return { days, person: found(loaded, 'person') };
};
