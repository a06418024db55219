import { RecordQuery } from '#lib/features/directory/record/record.graphql.ts';
import { MembersOf } from '#lib/features/identity/membership.operations.ts';
import { found, loadQuery } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

/** The record of the organization one acts for, or of one that one looks after: `?of=`. */
export const load: PageLoad = async (event) => {
  const { frame } = await event.parent();
  const own = frame.data.viewer.actingMembership?.organization.id ?? '';
  const id = event.url.searchParams.get('of') ?? own;
  const [record, members] = await Promise.all([
    loadQuery(event, RecordQuery, { id }),
    // One's own are among the approvals.
    id === own ? null : loadQuery(event, MembersOf, { organizationId: id }),
  ]);
  return { id, own, record: found(record, 'organization'), members };
};
