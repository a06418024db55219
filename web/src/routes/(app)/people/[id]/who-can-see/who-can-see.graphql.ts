import { ReachFacts } from '#lib/features/customer/ReachList.svelte';
import { graphql } from '#lib/graphql/graphql.ts';

export const WhoCanSee = graphql(
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
