import { graphql, type ResultOf } from '#lib/graphql/graphql.ts';
import { ActivityEntry } from '../activity.ts';
import { ReferralRecord, ThreadMessage } from '../record.ts';

export const ReferralChanged = graphql(
  `
    subscription ReferralChanged($id: ID!, $after: String) {
      referralChanged(id: $id, after: $after) {
        __typename
        ... on ReferralChanged {
          cursor
          activity {
            ...ActivityEntry
          }
          referral {
            ...ReferralRecord
          }
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
  `,
  [ActivityEntry, ReferralRecord],
);

/** What says to those who lost a referral that it goes on. */
export const RenewalTold = graphql(`
  subscription RenewalTold($after: String) {
    noticesChanged(after: $after) {
      __typename
      ... on NoticeAdded {
        cursor
        notice {
          id
          kind
          referral {
            id
          }
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
`);

export const ReferralPresence = graphql(`
  subscription ReferralPresence($subject: PresenceSubjectInput!) {
    presence(subject: $subject) {
      __typename
      people {
        user {
          id
          name
        }
        organization {
          id
          name
        }
        writing
      }
    }
  }
`);

export type Present = ResultOf<typeof ReferralPresence>['presence']['people'][number];

/** Pages beyond those the record itself brings; the cache joins them. */
export const EarlierMessages = graphql(
  `
    query EarlierMessages($id: ID!, $before: String) {
      referral(id: $id) {
        id
        messages(last: 50, before: $before) {
          edges {
            cursor
            node {
              ...ThreadMessage
            }
          }
          pageInfo {
            hasPreviousPage
            startCursor
          }
        }
      }
    }
  `,
  [ThreadMessage],
);

export const LaterHistory = graphql(
  `
    query LaterHistory($id: ID!, $after: String) {
      referral(id: $id) {
        id
        history(first: 100, after: $after) {
          edges {
            cursor
            node {
              ...ActivityEntry
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
  [ActivityEntry],
);
