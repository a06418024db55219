import { error } from '@sveltejs/kit';
import { AreasQuery } from '#lib/features/directory/directory.graphql.ts';
import { RecordQuery, ServiceStanding } from '#lib/features/directory/record/record.graphql.ts';
import { found, loadQuery, NOT_FOUND_MESSAGE } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const { frame } = await event.parent();
  const own = frame.data.viewer.actingMembership?.organization.id ?? '';
  const id = event.url.searchParams.get('of') ?? own;
  const isNew = event.params.id === 'new';
  const [record, areas, standing] = await Promise.all([
    loadQuery(event, RecordQuery, { id }),
    loadQuery(event, AreasQuery, {}),
    isNew ? null : loadQuery(event, ServiceStanding, { id: event.params.id }),
  ]);
  const kept = found(record, 'organization');
  const { viewerActions, allServices } = kept.data.organization;
  const there = isNew || allServices.some((each) => each.id === event.params.id);
  if (!there || !viewerActions.includes('EDIT')) error(404, NOT_FOUND_MESSAGE);
  return { id, own, record: kept, areas: areas.data.areas, standing };
};
