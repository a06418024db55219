import { error } from '@sveltejs/kit';
import { SessionQuery } from '#lib/features/training/training.operations.ts';
import { found, loadQuery, NOT_FOUND_MESSAGE } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

/** `new` in place of an id is a session that does not exist yet. */
export const load: PageLoad = async (event) => {
  const { frame } = await event.parent();
  if (!frame.data.viewer.capabilities.includes('KEEP_TRAINING')) error(404, NOT_FOUND_MESSAGE);
  const { id } = event.params;
  const session = await loadQuery(event, SessionQuery, { id });
  if (id !== 'new') found(session, 'trainingSession');
  return { session };
};
