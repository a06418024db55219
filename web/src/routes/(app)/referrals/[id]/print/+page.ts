import { ReferralPage } from '#lib/features/referral/operations.ts';
import { LaterHistory } from '#lib/features/referral/record/operations.ts';
import { found, loadQuery } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

/** Pages of a hundred changes: more is no history that somebody reads on paper. */
const MOST_PAGES = 20;

/** On paper there is no "show more": the whole history (REF-037). */
export const load: PageLoad = async (event) => {
  const { id } = event.params;
  const loaded = found(await loadQuery(event, ReferralPage, { id }), 'referral');
  let { pageInfo } = loaded.data.referral.history;
  const edges = [...loaded.data.referral.history.edges];
  for (let page = 1; pageInfo.hasNextPage && page < MOST_PAGES; page += 1) {
    const later = await loadQuery(event, LaterHistory, { id, after: pageInfo.endCursor });
    if (!later.data.referral) break;
    edges.push(...later.data.referral.history.edges);
    ({ pageInfo } = later.data.referral.history);
  }
  const referral = { ...loaded.data.referral, history: { edges, pageInfo } };
  return { referral: { ...loaded, data: { ...loaded.data, referral } } };
};
