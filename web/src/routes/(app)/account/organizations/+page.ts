import { MyMemberships } from '#lib/features/identity/membership.operations.ts';
import { found, loadQuery } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => ({
  mine: found(await loadQuery(event, MyMemberships, {}), 'viewer'),
});
