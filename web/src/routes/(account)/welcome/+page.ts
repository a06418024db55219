import { redirect } from '@sveltejs/kit';
import { RecordQuery } from '#lib/features/directory/record/record.graphql.ts';
import { MyMemberships } from '#lib/features/identity/membership.operations.ts';
import { entrance } from '#lib/frame/next-path.ts';
import { loadQuery, signInPath } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const next = event.url.searchParams.get('next');
  const loaded = await loadQuery(event, MyMemberships, {});
  const { viewer } = loaded.data;
  if (!viewer) redirect(303, signInPath(event.url));
  // Approved meanwhile: the frame's live viewer loads this page anew, and it leads on.
  if (viewer.role !== 'NONE') redirect(303, entrance(viewer.role, next));
  const suspended = viewer.memberships.filter(
    ({ status, organization }) => status === 'ACTIVE' && organization.status === 'SUSPENDED',
  );
  const records = await Promise.all(
    suspended.map(({ organization: { id } }) => loadQuery(event, RecordQuery, { id })),
  );
  return {
    suspended: records.flatMap(({ data }) => data.organization ?? []),
    mine: { ...loaded, data: { viewer }, required: 'viewer' as const },
  };
};
