import { Profile } from '#lib/features/identity/account.operations.ts';
import { found, loadQuery } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => ({
  profile: found(await loadQuery(event, Profile, {}), 'viewer'),
});
