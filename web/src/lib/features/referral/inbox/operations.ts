import { graphql, type ResultOf } from '#lib/graphql/graphql.ts';
import { ActivityEntry } from '../activity.ts';
import { ReferralLine, ReferralLineMine } from '../line.ts';
import { ReferralPrograms, ThreadMessage } from '../record.ts';

const Counts = graphql(`
  fragment Counts on ReferralCounts {
    box
    total
    unread
    overdue
  }
`);

export const InboxPage = graphql(
  `
    query InboxPage(
      $filter: ReferralFilter!
      $after: String
      $refers: Boolean!
      $oversees: Boolean!
      $closed: Boolean!
    ) {
      referrals(filter: $filter, first: 25, after: $after) {
        edges {
          cursor
          node {
            ...ReferralLine
            ...ReferralLineMine
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
      received: referralCounts(box: RECEIVED) @include(if: $refers) {
        ...Counts
      }
      sent: referralCounts(box: SENT) @include(if: $refers) {
        ...Counts
      }
      drafts: referralCounts(box: DRAFTS) @include(if: $refers) {
        ...Counts
      }
      area: referralCounts(box: AREA) @include(if: $oversees) {
        ...Counts
      }
      closedCopies(first: 20) @include(if: $closed) {
        id
        number
        personInitials
        endReason
        sentAt
        endedAt
      }
    }
  `,
  [ReferralLine, ReferralLineMine, Counts],
);

/** The counterpart of a filter has an id in the address and a name on the screen. */
export const CounterpartName = graphql(`
  query CounterpartName($id: ID!) {
    organization(id: $id) {
      id
      name
    }
  }
`);

export type Inbox = ResultOf<typeof InboxPage>;
export type InboxRow = Inbox['referrals']['edges'][number]['node'];

export const InboxChanged = graphql(
  `
    subscription InboxChanged($after: String) {
      inboxChanged(after: $after) {
        __typename
        ... on ReferralChanged {
          cursor
          activity {
            ...ActivityEntry
          }
          referral {
            ...ReferralLine
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
  [ActivityEntry, ReferralLine],
);

/** The tabs' numbers alone: asked for again when something happened, without moving the list. */
export const InboxCounts = graphql(
  `
    query InboxCounts($refers: Boolean!, $oversees: Boolean!) {
      received: referralCounts(box: RECEIVED) @include(if: $refers) {
        ...Counts
      }
      sent: referralCounts(box: SENT) @include(if: $refers) {
        ...Counts
      }
      drafts: referralCounts(box: DRAFTS) @include(if: $refers) {
        ...Counts
      }
      area: referralCounts(box: AREA) @include(if: $oversees) {
        ...Counts
      }
    }
  `,
  [Counts],
);

/** The preview reads and changes nothing: only the referral's own page tells the sender. */
export const ReferralPreview = graphql(
  `
    query ReferralPreview($id: ID!) {
      referral(id: $id) {
        ...ReferralLine
        ...ReferralLineMine
        person {
          ...ReferralPrograms
        }
        firstSentAt
        sentAt
        receivedAt
        acceptedAt
        startedAt
        completedAt
        declinedAt
        recalledAt
        appointmentAt
        outcome
        declineReason
        attempts {
          id
          target
          result
          occurredAt
        }
        contactReports {
          id
          contacted
          createdAt
        }
        detail {
          reason
          goals
        }
        messages(last: 3) {
          edges {
            cursor
            node {
              ...ThreadMessage
            }
          }
        }
      }
    }
  `,
  [ReferralLine, ReferralLineMine, ReferralPrograms, ThreadMessage],
);

export type Preview = NonNullable<ResultOf<typeof ReferralPreview>['referral']>;
