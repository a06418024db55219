import { MyConsentPage } from '#lib/features/portal/consent.operations.ts';
import { ownPerson } from '#lib/features/portal/own-person.ts';
import { loadQuery } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const { preferences, frame } = await event.parent();
  const language = preferences.langChosen ? preferences.lang : frame.data.viewer.locale;
  return { language, mine: ownPerson(await loadQuery(event, MyConsentPage, { language })) };
};
