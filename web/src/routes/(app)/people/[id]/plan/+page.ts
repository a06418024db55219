import { redirect } from '@sveltejs/kit';
import { found, loadQuery } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';
import { PlanPageQuery } from './plan-page.graphql.ts';

export const load: PageLoad = async (event) => {
  const plan = found(await loadQuery(event, PlanPageQuery, { id: event.params.id }), 'person');
  // The record was merged into another: its address leads there.
  if (plan.data.person.id !== event.params.id) redirect(307, `/people/${plan.data.person.id}/plan`);
  return { plan };
};
