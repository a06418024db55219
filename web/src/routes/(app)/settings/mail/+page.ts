import { error } from '@sveltejs/kit';
import { DeadLetters } from '#lib/features/notification/dead-letter.operations.ts';
import { found, loadQuery, NOT_FOUND_MESSAGE } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const letters = found(await loadQuery(event, DeadLetters, {}), 'viewer');
  if (!letters.data.viewer.capabilities.includes('MAIL_DELIVERY')) error(404, NOT_FOUND_MESSAGE);
  return { letters };
};
