import { graphql, type FragmentOf } from '#lib/graphql/graphql.ts';
import { MutationError } from '#lib/graphql/mutate.ts';

/** An application, and the earlier referrals that are or may be its person's. */
export const ApplicationFacts = graphql(`
  fragment ApplicationFacts on Application {
    id
    program
    status
    statusSince
    enrollBy
    startedAt
    agreement
    closedAt
    closeReason
    viewerActions
    lwia {
      id
      name
    }
    planner {
      id
      name
    }
    earlierRecords {
      id
      attached
      basis
      referralCount
      firstSentAt
      lastSentAt
      person {
        id
      }
    }
  }
`);
export type ApplicationFacts = FragmentOf<typeof ApplicationFacts>;
export type EarlierRecord = ApplicationFacts['earlierRecords'][number];

/** A referral as a service of the plan. */
export const PlanReferral = graphql(`
  fragment PlanReferral on Referral {
    id
    number
    status
    statusSince
    version
    category
    pathway
    origin
    outcome
    acceptedAt
    startedAt
    completedAt
    results {
      application {
        id
      }
      result
      late
      recordedAt
    }
    sender {
      id
      name
    }
    receiver {
      id
      name
      programs
    }
    person {
      id
    }
    service {
      id
      name
    }
  }
`);
export type PlanReferral = FragmentOf<typeof PlanReferral>;

export const StartApplication = graphql(
  `
    mutation StartApplication($input: StartApplicationInput!) {
      startApplication(input: $input) {
        ... on ApplicationPayload {
          application {
            ...ApplicationFacts
          }
        }
        ...MutationError
      }
    }
  `,
  [ApplicationFacts, MutationError],
);

export const MoveApplication = graphql(
  `
    mutation MoveApplication($input: MoveApplicationInput!) {
      moveApplication(input: $input) {
        ... on ApplicationPayload {
          application {
            ...ApplicationFacts
          }
        }
        ...MutationError
      }
    }
  `,
  [ApplicationFacts, MutationError],
);

export const AssignApplication = graphql(
  `
    mutation AssignApplication($input: AssignApplicationInput!) {
      assignApplication(input: $input) {
        ... on ApplicationPayload {
          application {
            ...ApplicationFacts
          }
        }
        ...MutationError
      }
    }
  `,
  [ApplicationFacts, MutationError],
);

export const RecordReferralResult = graphql(
  `
    mutation RecordReferralResult($input: RecordReferralResultInput!) {
      recordReferralResult(input: $input) {
        ... on ReferralResultPayload {
          referral {
            ...PlanReferral
          }
        }
        ...MutationError
      }
    }
  `,
  [PlanReferral, MutationError],
);

export const DecideEarlierRecord = graphql(
  `
    mutation DecideEarlierRecord($input: DecideEarlierRecordInput!) {
      decideEarlierRecord(input: $input) {
        ... on ApplicationPayload {
          application {
            ...ApplicationFacts
          }
        }
        ...MutationError
      }
    }
  `,
  [ApplicationFacts, MutationError],
);
