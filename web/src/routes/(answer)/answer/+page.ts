import { loadQuery } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';
import { AnswerSession } from './answer.graphql.ts';

/** Reads only: the link itself is in the fragment, and opened by a button. */
export const load: PageLoad = async (event) => ({
  answer: await loadQuery(event, AnswerSession, {}),
});
