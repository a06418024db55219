import { error } from '@sveltejs/kit';
import { AccessLogQuery } from '#lib/features/customer/access-log.graphql.ts';
import { logDays } from '#lib/features/customer/log-days.ts';
import { loadQuery, NOT_FOUND_MESSAGE } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

const ADMINISTRATORS = ['PARTNER_ADMIN', 'LWIA_ADMIN', 'STATE_ADMIN'];

export const load: PageLoad = async (event) => {
  const { frame } = await event.parent();
  if (!ADMINISTRATORS.includes(frame.data.viewer.role)) error(404, NOT_FOUND_MESSAGE);
  const days = logDays(event.url.searchParams);
  return { days, log: await loadQuery(event, AccessLogQuery, days) };
};
