import { error } from '@sveltejs/kit';
import { RecordQuery } from '#lib/features/directory/record/record.graphql.ts';
import { found, loadQuery, NOT_FOUND_MESSAGE } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

/** Of one record: the own one, or `?of=`; or of all that an area or the state looks after: `?all`. */
export const load: PageLoad = async (event) => {
  const { frame } = await event.parent();
  const { role, actingMembership } = frame.data.viewer;
  const own = actingMembership?.organization.id ?? '';
  const keepsOthers = role === 'LWIA_ADMIN' || role === 'STATE_ADMIN';
  const { searchParams } = event.url;
  if (keepsOthers && searchParams.has('all')) return { id: null, own, record: null };
  const id = searchParams.get('of') ?? own;
  const record = found(await loadQuery(event, RecordQuery, { id }), 'organization');
  if (!record.data.organization.viewerActions.includes('EDIT')) error(404, NOT_FOUND_MESSAGE);
  return { id, own, record };
};
