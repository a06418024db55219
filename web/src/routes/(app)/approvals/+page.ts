import { NewOrganizationsQuery } from '#lib/features/directory/record/upkeep.graphql.ts';
import { error } from '@sveltejs/kit';
import { AnswerLinks } from '#lib/features/answer/links.operations.ts';
import { Approvals } from '#lib/features/identity/membership.operations.ts';
import { found, loadQuery, NOT_FOUND_MESSAGE } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const approvals = found(await loadQuery(event, Approvals, {}), 'viewer');
  if (!approvals.data.viewer.capabilities.includes('APPROVE_MEMBERS'))
    error(404, NOT_FOUND_MESSAGE);
  const [organizations, links] = await Promise.all([
    loadQuery(event, NewOrganizationsQuery, {}),
    loadQuery(event, AnswerLinks, {}),
  ]);
  return { approvals, organizations, links };
};
