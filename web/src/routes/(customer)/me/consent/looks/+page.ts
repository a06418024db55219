import { MyLooksPage } from '#lib/features/portal/looks.operations.ts';
import { ownPerson } from '#lib/features/portal/own-person.ts';
import { loadQuery } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => ({
  mine: ownPerson(await loadQuery(event, MyLooksPage, {})),
});
