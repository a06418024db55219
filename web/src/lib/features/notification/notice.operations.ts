import { graphql } from '#lib/graphql/graphql.ts';
import { MutationError } from '#lib/graphql/mutate.ts';

export const NoticeLine = graphql(`
  fragment NoticeLine on Notice {
    id
    kind
    text
    createdAt
    readAt
    referral {
      id
      number
    }
    person {
      id
    }
  }
`);

export const Notices = graphql(
  `
    query Notices($after: String, $unreadOnly: Boolean) {
      viewer {
        user {
          id
        }
        unreadNotices
      }
      notices(first: 25, after: $after, unreadOnly: $unreadOnly) {
        edges {
          node {
            ...NoticeLine
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [NoticeLine],
);

export const MarkNoticesRead = graphql(
  `
    mutation MarkNoticesRead($input: MarkNoticesReadInput!) {
      markNoticesRead(input: $input) {
        ... on NoticesPayload {
          unreadNotices
        }
        ...MutationError
      }
    }
  `,
  [MutationError],
);

export const NoticeArrived = graphql(
  `
    subscription NoticeArrived($after: String) {
      noticesChanged(after: $after) {
        __typename
        ... on NoticeAdded {
          cursor
          unreadNotices
          notice {
            ...NoticeLine
          }
        }
        ... on ViewerChanged {
          cursor
        }
        ... on WorkChanged {
          cursor
        }
        ... on Resync {
          cursor
        }
      }
    }
  `,
  [NoticeLine],
);
