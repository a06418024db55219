import { error } from '@sveltejs/kit';
import { ClockSettings } from '#lib/features/referral/clocks/operations.ts';
import { found, loadQuery, NOT_FOUND_MESSAGE } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const clocks = found(await loadQuery(event, ClockSettings, {}), 'viewer');
  if (!clocks.data.viewer.capabilities.includes('SET_RULES')) error(404, NOT_FOUND_MESSAGE);
  return { clocks };
};
