import { Profile, Sessions } from '#lib/features/identity/account.operations.ts';
import { found, loadQuery } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const [profile, sessions] = await Promise.all([
    loadQuery(event, Profile, {}),
    loadQuery(event, Sessions, {}),
  ]);
  return { profile: found(profile, 'viewer'), sessions };
};
