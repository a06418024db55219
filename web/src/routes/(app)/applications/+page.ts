import { error } from '@sveltejs/kit';
import { CaseloadQuery } from '#lib/features/career-plan/caseload.graphql.ts';
import { loadQuery, NOT_FOUND_MESSAGE } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const { frame } = await event.parent();
  if (!frame.data.viewer.capabilities.includes('CASELOAD')) error(404, NOT_FOUND_MESSAGE);
  return { caseload: await loadQuery(event, CaseloadQuery, { mine: true }) };
};
