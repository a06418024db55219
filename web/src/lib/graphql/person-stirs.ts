import { graphql } from './graphql.ts';

/** That something about a person changed, and no more: whoever watches asks anew for what they show. */
export const PersonStirs = graphql(`
  subscription PersonStirs($id: ID!, $after: String) {
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
