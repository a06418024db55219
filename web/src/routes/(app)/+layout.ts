import { redirect } from '@sveltejs/kit';
import { loadQuery, signInPath } from '#lib/graphql/load.ts';
import { entrance } from '#lib/frame/next-path.ts';
import { ViewerQuery } from '#lib/frame/viewer.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async (event) => {
  const frame = await loadQuery(event, ViewerQuery, {});
  const { viewer } = frame.data;
  if (!viewer)
    redirect(
      303,
      event.untrack(() => signInPath(event.url)),
    );
  if (viewer.role === 'CUSTOMER' || viewer.role === 'NONE')
    redirect(
      303,
      event.untrack(() => entrance(viewer.role, event.url.pathname + event.url.search)),
    );
  return {
    frame: { ...frame, data: { viewer }, required: 'viewer' as const },
  };
};
