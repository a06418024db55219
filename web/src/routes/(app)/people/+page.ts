import { PeopleQuery } from '#lib/features/customer/customer.graphql.ts';
import { peopleKey, type PeopleSearch } from '#lib/features/customer/people-search.ts';
import { keptInTab } from '#lib/graphql/draft.ts';
import { isHydrated } from '#lib/graphql/hydration.ts';
import { loadQuery } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const words = isHydrated() ? await wordsOf(event) : '';
  return { words, people: await loadQuery(event, PeopleQuery, words ? { words } : {}) };
};

/** Who looks is known from the frame, which the server asks for beside the list and not before it. */
async function wordsOf({ parent }: Parameters<PageLoad>[0]): Promise<string> {
  const { frame } = await parent();
  return keptInTab<PeopleSearch>(peopleKey(frame.data.viewer.user.id))?.words ?? '';
}
