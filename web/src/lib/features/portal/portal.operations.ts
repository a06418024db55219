import { graphql } from '#lib/graphql/graphql.ts';
import { MutationError } from '#lib/graphql/mutate.ts';
import { MyFile } from './file.operations.ts';

/** A request as its customer sees it. */
export const MyReferral = graphql(`
  fragment MyReferral on Referral {
    id
    number
    status
    version
    category
    viewerActions
    sentAt
    completedAt
    declinedAt
    appointmentAt
    outcome
    declineReason
    sender {
      id
      name
      phone
    }
    receiver {
      id
      name
      phone
    }
    service {
      id
      name
      location {
        id
        phone
      }
    }
    due {
      rule
      side
      dueAt
      overdue
      consentOver
    }
    contactReports {
      id
      contacted
      createdAt
    }
    place {
      id
      state
    }
  }
`);

/** What somebody applied for at a workforce area, as they see it. */
export const MyApplication = graphql(`
  fragment MyApplication on Application {
    id
    program
    status
    startedAt
    enrollBy
    closedAt
    closeReason
    lwia {
      id
      name
      phone
    }
    planner {
      id
      name
    }
  }
`);

export const MyReferrals = graphql(
  `
    query MyReferrals {
      viewer {
        user {
          id
          name
        }
        person {
          id
          firstName
          preferredName
          applications {
            ...MyApplication
          }
          referrals(first: 50) {
            edges {
              node {
                ...MyReferral
              }
            }
          }
        }
      }
    }
  `,
  [MyApplication, MyReferral],
);

/** One of the organizations that were asked for the same (REF-061). */
export const StoryStep = graphql(`
  fragment StoryStep on Referral {
    id
    status
    statusSince
    outcome
    declineReason
    receiver {
      id
      name
    }
  }
`);

export const StoryActivity = graphql(`
  fragment StoryActivity on Activity {
    id
    at
    kind
    actorRole
    actorOrganization {
      id
      name
    }
    outcome
    declineReason
    result
    contacted
  }
`);

export const MyReferralPage = graphql(
  `
    query MyReferralPage($id: ID!) {
      viewer {
        user {
          id
        }
        person {
          id
        }
      }
      referral(id: $id) {
        ...MyReferral
        service {
          id
          cost
          documents
          location {
            id
            name
            addressLine
            city
            zip
            hours
            accessibility
          }
        }
        consent {
          id
          state
          scopes
        }
        files {
          ...MyFile
        }
        story {
          ...StoryStep
        }
        history(last: 50) {
          edges {
            cursor
            node {
              ...StoryActivity
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
  [MyReferral, MyFile, StoryStep, StoryActivity],
);

/** How much of a story one page has, here and below. */
export const STORY_PAGE = 50;

export const EarlierStory = graphql(
  `
    query EarlierStory($id: ID!, $before: String) {
      referral(id: $id) {
        id
        history(last: 50, before: $before) {
          edges {
            cursor
            node {
              ...StoryActivity
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
  [StoryActivity],
);

export const ReportContact = graphql(
  `
    mutation ReportContact($input: ReportContactInput!) {
      reportContact(input: $input) {
        ... on ReferralPayload {
          referral {
            ...MyReferral
          }
        }
        ...MutationError
      }
    }
  `,
  [MyReferral, MutationError],
);

export const StopReferral = graphql(
  `
    mutation StopReferral($input: WithdrawReferralInput!) {
      withdrawReferral(input: $input) {
        ... on ReferralPayload {
          referral {
            ...MyReferral
          }
        }
        ...MutationError
      }
    }
  `,
  [MyReferral, MutationError],
);

/** Whatever happens to the person or a request of theirs. */
export const MyPersonChanged = graphql(
  `
    subscription MyPersonChanged($id: ID!, $after: String) {
      personChanged(id: $id, after: $after) {
        __typename
        ... on PersonChanged {
          cursor
          activity {
            id
            kind
          }
          person {
            id
            version
          }
        }
        ... on ReferralChanged {
          cursor
          activity {
            id
            kind
            toStatus
          }
          referral {
            ...MyReferral
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
  [MyReferral],
);
