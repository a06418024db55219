import { dateOf, isLocalDate } from '@throughline/schema/domain/shared/chicago-time';
import { error } from '@sveltejs/kit';
import { JobDays } from '#lib/features/operation/job-run.operations.ts';
import { found, loadQuery, NOT_FOUND_MESSAGE } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const today = dateOf(new Date());
  const asked = event.url.searchParams.get('day') ?? today;
  const day = isLocalDate(asked) && asked < today ? asked : today;
  const jobs = found(await loadQuery(event, JobDays, { day }), 'viewer');
  if (!jobs.data.viewer.capabilities.includes('WATCH_JOBS')) error(404, NOT_FOUND_MESSAGE);
  return { jobs, day, today };
};
