import { PATHWAYS } from '@throughline/schema/domain/shared/pathway';
import { TrainingQuery } from '#lib/features/training/training.operations.ts';
import { loadQuery } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

/** `?for=universal` is where help beside a form leads (REF-018). */
export const load: PageLoad = async (event) => {
  const asked = event.url.searchParams.get('for')?.toUpperCase();
  const pathway = PATHWAYS.find((each) => each === asked) ?? null;
  return { pathway, training: await loadQuery(event, TrainingQuery, { pathway }) };
};
