import { error } from '@sveltejs/kit';
import { NOT_FOUND_MESSAGE } from '#lib/graphql/load.ts';
import type { LayoutLoad } from './$types';

/** The demo's data is no page's and no query's: only the browser can ask for it. */
export const ssr = false;

export const load: LayoutLoad = async ({ parent }) => {
  const { demo } = await parent();
  if (!demo) error(404, NOT_FOUND_MESSAGE);
  return { loadedAt: new Date().toISOString() };
};
