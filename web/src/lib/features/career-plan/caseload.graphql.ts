import { graphql, type FragmentOf } from '#lib/graphql/graphql.ts';

/** An application as a line of the caseload. */
export const CaseloadLine = graphql(`
  fragment CaseloadLine on Application {
    id
    program
    status
    statusSince
    enrollBy
    closedAt
    viewerActions
    planner {
      id
      name
    }
    person {
      id
      displayName
      initials
    }
  }
`);
export type CaseloadLine = FragmentOf<typeof CaseloadLine>;

export const CaseloadChanged = graphql(
  `
    subscription CaseloadChanged($after: String) {
      caseloadChanged(after: $after) {
        __typename
        ... on ApplicationChanged {
          cursor
          activity {
            id
            actor {
              id
            }
          }
          application {
            ...CaseloadLine
          }
        }
        ... on Resync {
          cursor
        }
      }
    }
  `,
  [CaseloadLine],
);

export const CaseloadQuery = graphql(
  `
    query Caseload(
      $mine: Boolean
      $plannerId: ID
      $statuses: [ApplicationStatus!]
      $words: String
      $after: String
    ) {
      applications(
        mine: $mine
        plannerId: $plannerId
        statuses: $statuses
        words: $words
        first: 25
        after: $after
      ) {
        totalCount
        edges {
          node {
            ...CaseloadLine
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      colleagues {
        id
        name
      }
    }
  `,
  [CaseloadLine],
);
