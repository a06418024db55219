import { error } from '@sveltejs/kit';
import { AreasQuery } from '#lib/features/directory/directory.graphql.ts';
import { RecordQuery } from '#lib/features/directory/record/record.graphql.ts';
import { found, loadQuery, NOT_FOUND_MESSAGE } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const { frame } = await event.parent();
  const own = frame.data.viewer.actingMembership?.organization.id ?? '';
  const id = event.url.searchParams.get('of') ?? own;
  const [record, areas] = await Promise.all([
    loadQuery(event, RecordQuery, { id }),
    loadQuery(event, AreasQuery, {}),
  ]);
  const kept = found(record, 'organization');
  const { viewerActions, allServices } = kept.data.organization;
  const there =
    event.params.id === 'new' || allServices.some((each) => each.id === event.params.id);
  if (!there || !viewerActions.includes('EDIT')) error(404, NOT_FOUND_MESSAGE);
  return { id, own, record: kept, areas: areas.data.areas };
};
