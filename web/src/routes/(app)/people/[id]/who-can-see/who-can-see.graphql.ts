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

/** That something changed, for whoever looks at who sees the person. */
export const ReachChanged = graphql(`
  subscription ReachChanged($id: ID!, $after: String) {
    personChanged(id: $id, after: $after) {
      __typename
      ... on PersonChanged {
        cursor
      }
      ... on ReferralChanged {
        cursor
      }
      ... on Removed {
        cursor
        id
        reason
      }
      ... on Resync {
        cursor
      }
    }
  }
`);
