import { redirect } from '@sveltejs/kit';
import { Visitor } from '#lib/features/identity/account.operations.ts';
import { entrance } from '#lib/frame/next-path.ts';
import { loadQuery } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const next = event.url.searchParams.get('next');
  const { viewer } = (await loadQuery(event, Visitor, {})).data;
  if (viewer) redirect(303, entrance(viewer.role, next));
  return { next };
};
