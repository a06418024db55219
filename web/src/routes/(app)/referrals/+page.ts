import { readInboxFilter } from '#lib/features/referral/inbox/inbox-filter.ts';
import { inboxVariables, scopeOf } from '#lib/features/referral/inbox/inbox-variables.ts';
import { CounterpartName, InboxPage } from '#lib/features/referral/inbox/operations.ts';
import { loadQuery } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const { viewer } = (await event.parent()).frame.data;
  const scope = scopeOf(viewer.capabilities);
  const filter = readInboxFilter(event.url.searchParams, scope.refers ? 'RECEIVED' : 'AREA');
  const { organizationId } = filter;
  const [inbox, named] = await Promise.all([
    loadQuery(event, InboxPage, inboxVariables(filter, scope)),
    organizationId ? loadQuery(event, CounterpartName, { id: organizationId }) : null,
  ]);
  return { inbox, filter, scope, counterpart: named?.data.organization ?? null };
};
