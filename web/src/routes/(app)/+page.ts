import { HomePage } from '#lib/features/referral/home/operations.ts';
import { loadQuery } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => ({ home: await loadQuery(event, HomePage, {}) });
