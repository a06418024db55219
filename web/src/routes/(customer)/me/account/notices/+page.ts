import { NoticeSettings } from '#lib/features/notification/settings.operations.ts';
import { found, loadQuery } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => ({
  settings: found(await loadQuery(event, NoticeSettings, {}), 'viewer'),
});
