import { graphql } from './graphql.ts';

/** The record of some organization changed: what is on screen of it may not hold (REF-009). */
export const DirectoryChanged = graphql(`
  subscription DirectoryChanged($after: String) {
    directoryChanged(after: $after) {
      __typename
      ... on DirectoryChanged {
        cursor
        organizationId
      }
      ... on Resync {
        cursor
      }
    }
  }
`);
