import { redirect } from '@sveltejs/kit';
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
  return {
    mine: { ...loaded, data: { viewer }, required: 'viewer' as const },
  };
};
