import { ReferralPage } from '#lib/features/referral/operations.ts';
import { found, loadQuery } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => ({
  referral: found(await loadQuery(event, ReferralPage, { id: event.params.id }), 'referral'),
});
