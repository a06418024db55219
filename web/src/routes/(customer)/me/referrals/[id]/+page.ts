import { ownPerson } from '#lib/features/portal/own-person.ts';
import { MyReferralPage } from '#lib/features/portal/portal.operations.ts';
import { found, loadQuery } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => ({
  mine: ownPerson(
    found(await loadQuery(event, MyReferralPage, { id: event.params.id }), 'referral'),
  ),
});
