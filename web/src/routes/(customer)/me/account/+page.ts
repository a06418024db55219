import { Profile, Sessions } from '#lib/features/identity/account.operations.ts';
import { loadQuery } from '#lib/graphql/load.ts';
import { error } from '@sveltejs/kit';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const [profile, sessions] = await Promise.all([
    loadQuery(event, Profile, {}),
    loadQuery(event, Sessions, {}),
  ]);
  const { viewer } = profile.data;
  if (!viewer) error(401);
  return { profile: { ...profile, data: { viewer } }, sessions };
};
