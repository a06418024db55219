import { Notices } from '#lib/features/notification/notice.operations.ts';
import { loadQuery } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const unreadOnly = event.url.searchParams.get('show') === 'unread';
  return { unreadOnly, notices: await loadQuery(event, Notices, { after: null, unreadOnly }) };
};
