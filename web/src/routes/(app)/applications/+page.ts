import { error } from '@sveltejs/kit';
import {
  caseloadKey,
  caseloadVariables,
  MINE,
  type CaseloadFilter,
} from '#lib/features/career-plan/caseload-filter.ts';
import { CaseloadQuery } from '#lib/features/career-plan/caseload.graphql.ts';
import { keptInTab } from '#lib/graphql/draft.ts';
import { loadQuery, NOT_FOUND_MESSAGE } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const { frame } = await event.parent();
  const { capabilities, user } = frame.data.viewer;
  if (!capabilities.includes('CASELOAD')) error(404, NOT_FOUND_MESSAGE);
  const wanted = { ...MINE, ...keptInTab<CaseloadFilter>(caseloadKey(user.id)) };
  return { wanted, caseload: await loadQuery(event, CaseloadQuery, caseloadVariables(wanted)) };
};
