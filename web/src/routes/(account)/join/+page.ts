import { Visitor } from '#lib/features/identity/account.operations.ts';
import { loadQuery } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => ({
  visitor: (await loadQuery(event, Visitor, {})).data.viewer,
});
