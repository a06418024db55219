import { EmergencyPage } from '#lib/features/customer/emergency.graphql.ts';
import { found, loadQuery } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => ({
  emergencies: found(await loadQuery(event, EmergencyPage, {}), 'emergencyAccesses'),
});
