import { graphql, type FragmentOf } from '#lib/graphql/graphql.ts';
import { ActivityEntry } from '../activity.ts';
import { WorkLine } from '../work-item.ts';

export const ChangeEntry = graphql(
  `
    fragment ChangeEntry on Activity {
      ...ActivityEntry
      referral {
        id
        number
        personName
        personInitials
        sender {
          id
          name
        }
        receiver {
          id
          name
        }
      }
      person {
        id
        displayName
      }
    }
  `,
  [ActivityEntry],
);

export type Change = FragmentOf<typeof ChangeEntry>;

const Changes = graphql(
  `
    fragment Changes on ActivityConnection {
      edges {
        cursor
        node {
          ...ChangeEntry
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  `,
  [ChangeEntry],
);

export const HomePage = graphql(
  `
    query HomePage {
      needsMe(first: 100) {
        ...WorkLine
      }
      recentChanges(first: 20) {
        ...Changes
      }
    }
  `,
  [WorkLine, Changes],
);

export const MoreChanges = graphql(
  `
    query MoreChanges($after: String) {
      recentChanges(first: 20, after: $after) {
        ...Changes
      }
    }
  `,
  [Changes],
);

/** Only that something changed: what needs whom is decided by the server, not pieced together here. */
export const HomeInboxChanged = graphql(`
  subscription HomeInboxChanged($after: String) {
    inboxChanged(after: $after) {
      __typename
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

export const HomeNoticesChanged = graphql(`
  subscription HomeNoticesChanged($after: String) {
    noticesChanged(after: $after) {
      __typename
      ... on NoticeAdded {
        cursor
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
`);
