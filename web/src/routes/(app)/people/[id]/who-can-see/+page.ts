import { ReachFacts } from '#lib/features/customer/ReachList.svelte';
import { graphql } from '#lib/graphql/graphql.ts';
import { found, loadQuery } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

const WhoCanSee = graphql(
  `
    query WhoCanSee($id: ID!) {
      person(id: $id) {
        id
        displayName
        whoCanSeeIsComplete
        whoCanSee {
          ...ReachFacts
        }
      }
    }
  `,
  [ReachFacts],
);

export const load: PageLoad = async (event) => ({
  person: found(await loadQuery(event, WhoCanSee, { id: event.params.id }), 'person'),
});
