import { graphql, type FragmentOf } from '#lib/graphql/graphql.ts';

/** A look at somebody, or a change of theirs, and who it was. */
export const LogEntry = graphql(`
  fragment LogEntry on AccessLogEntry {
    id
    at
    role
    address
    organization {
      id
      name
    }
    user {
      id
      name
    }
    referral {
      id
      number
    }
    changes {
      field
      isOpen
      before
      after
    }
  }
`);
export type LogEntry = FragmentOf<typeof LogEntry> & {
  readonly person?: { readonly id: string; readonly displayName: string } | null;
};

export const PersonLogQuery = graphql(
  `
    query PersonLog($id: ID!, $from: Date, $to: Date, $after: String) {
      person(id: $id) {
        id
        displayName
        accessLogExtent
        accessLog(first: 50, from: $from, to: $to, after: $after) {
          edges {
            node {
              ...LogEntry
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [LogEntry],
);

export const AccessLogQuery = graphql(
  `
    query AccessLog($from: Date, $to: Date, $after: String) {
      accessLog(first: 50, from: $from, to: $to, after: $after) {
        edges {
          node {
            ...LogEntry
            person {
              id
              displayName
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [LogEntry],
);
