import { graphql, type FragmentOf } from '#lib/graphql/graphql.ts';
import { ActivityEntry } from './activity.ts';

const Party = graphql(`
  fragment Party on Organization {
    id
    name
    kind
    phone
    email
  }
`);

/** What other programs may have followed, for those who may know (enrollment.ts). */
export const ReferralPrograms = graphql(`
  fragment ReferralPrograms on Person {
    id
    applications {
      id
      program
      startedAt
      closedAt
    }
    coEnrollments {
      id
      program
      startedOn
      endedOn
      organization {
        id
      }
      referral {
        id
      }
    }
  }
`);

/** Of somebody's plan that has the referral because it was made on an earlier record of theirs (REF-041). */
export const PlanOfReferral = graphql(`
  fragment PlanOfReferral on Application {
    id
    program
    startedAt
    person {
      id
    }
  }
`);
export type PlanOfReferral = FragmentOf<typeof PlanOfReferral>;

/** Whom it is about, and how to reach them. */
const ReferralPerson = graphql(`
  fragment ReferralPerson on Person {
    id
    displayName
    language
    dateOfBirth
    contact {
      phone
      phoneMessageOk
      email
      addressLine
      city
      zip
      preferredChannel
      safeTimes {
        days
        from
        to
      }
      safeTimesNote
    }
  }
`);

/** What is asked for, and where. */
const ReferralService = graphql(`
  fragment ReferralService on Service {
    id
    name
    capacity {
      id
      full
      waiting
    }
    location {
      id
      name
      addressLine
      city
      zip
      phone
      hours
    }
    contacts {
      id
      name
      title
      phone
      email
      receivesReferrals
    }
  }
`);

/** Another referral of the person: a step of the same story (REF-061), or one that a draft would repeat. */
export const ChainLink = graphql(`
  fragment ChainLink on Referral {
    id
    number
    status
    statusSince
    firstSentAt
    outcome
    declineReason
    service {
      id
      name
    }
    receiver {
      id
      name
    }
  }
`);
export type ChainStep = FragmentOf<typeof ChainLink>;

export const ThreadMessage = graphql(`
  fragment ThreadMessage on ReferralMessage {
    id
    body
    createdAt
    mine
    author {
      id
      name
    }
    organization {
      id
      name
    }
  }
`);

export const AttachedFile = graphql(`
  fragment AttachedFile on ReferralFile {
    id
    name
    type
    size
    state
    createdAt
    mine
    author {
      id
      name
    }
    organization {
      id
      name
    }
  }
`);

/** Everything a referral's page shows; mutations and events return the same, so that all of it follows. */
export const ReferralRecord = graphql(
  `
    fragment ReferralRecord on Referral {
      id
      number
      status
      statusSince
      version
      urgency
      category
      origin
      personName
      personInitials
      person {
        ...ReferralPerson
        ...ReferralPrograms
      }
      sender {
        ...Party
      }
      receiver {
        ...Party
      }
      senderLwia {
        id
        name
      }
      receiverLwia {
        id
        name
      }
      service {
        ...ReferralService
      }
      author {
        id
        name
      }
      senderAssignee {
        id
        name
      }
      receiverAssignee {
        id
        name
      }
      detail {
        reason
        goals
        accommodations
        acceptNote
        declineNote
        outcomeNote
        withdrawReason
        recallReason
        suggestedOrganization {
          id
          name
        }
      }
      outcome
      results {
        application {
          id
        }
        result
      }
      previous {
        id
        number
      }
      declineReason
      firstSentAt
      sentAt
      receivedAt
      acceptedAt
      declinedAt
      startedAt
      completedAt
      appointmentAt
      recalledAt
      putAwayAt
      createdAt
      updatedAt
      consent {
        id
        state
        scopes
        method
        givenAt
        expiresAt
        withdrawnAt
      }
      due {
        rule
        since
        dueAt
        side
        overdue
        consentOver
      }
      alarms {
        id
        rule
        since
        toldAt
      }
      story {
        ...ChainLink
      }
      duplicates {
        ...ChainLink
      }
      place {
        id
        state
        since
      }
      snoozes {
        until
        reason
        author {
          id
          name
        }
      }
      viewerSide
      viewerActions
      unread
      completionOutcomes
      missingForSend {
        field
        code
        message
      }
      attempts {
        id
        target
        channel
        result
        occurredAt
        note
        author {
          id
          name
        }
        organization {
          id
          name
        }
      }
      contactReports {
        id
        contacted
        createdAt
      }
      notes {
        id
        body
        createdAt
        author {
          id
          name
        }
      }
      files {
        ...AttachedFile
      }
      messages(last: 50) {
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
      history(first: 100) {
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
  `,
  [
    Party,
    ReferralPerson,
    ReferralPrograms,
    ReferralService,
    ChainLink,
    ThreadMessage,
    AttachedFile,
    ActivityEntry,
  ],
);

export type ReferralRecordData = FragmentOf<typeof ReferralRecord>;
export type Message = FragmentOf<typeof ThreadMessage>;
export type Note = ReferralRecordData['notes'][number];

export const personOf = ({ personName, personInitials }: ReferralRecordData): string =>
  personName ?? personInitials;
