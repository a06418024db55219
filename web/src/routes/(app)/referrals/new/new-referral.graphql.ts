import { ConsentFacts, PersonRecord } from '#lib/features/customer/customer.graphql.ts';
import { ServiceLine } from '#lib/features/directory/directory.graphql.ts';
import { ChainLink } from '#lib/features/referral/record.ts';
import { graphql, type FragmentOf, type ResultOf } from '#lib/graphql/graphql.ts';
import { MutationError } from '#lib/graphql/mutate.ts';

export const Draft = graphql(
  `
    fragment Draft on Referral {
      id
      number
      status
      version
      urgency
      origin
      firstSentAt
      viewerActions
      person {
        id
      }
      receiver {
        id
        name
      }
      service {
        ...ServiceLine
      }
      consent {
        ...ConsentFacts
      }
      detail {
        reason
        goals
        accommodations
      }
      previous {
        id
        number
        receiver {
          id
          name
        }
      }
      due {
        rule
        dueAt
      }
      missingForSend {
        field
        code
        message
      }
      duplicates {
        ...ChainLink
      }
    }
  `,
  [ServiceLine, ConsentFacts, ChainLink],
);
export type Draft = FragmentOf<typeof Draft>;

export const DraftQuery = graphql(
  `
    query Draft($id: ID!) {
      referral(id: $id) {
        ...Draft
      }
    }
  `,
  [Draft],
);

export const DraftPersonQuery = graphql(
  `
    query DraftPerson($id: ID!) {
      person(id: $id) {
        ...PersonRecord
        goesIntegrated
        coEnrollments {
          id
          program
          organizationName
          startedOn
          endedOn
        }
      }
    }
  `,
  [PersonRecord],
);
export type DraftPerson = NonNullable<ResultOf<typeof DraftPersonQuery>['person']>;

export const ServiceToRefer = graphql(
  `
    query ServiceToRefer($id: ID!) {
      service(id: $id) {
        ...ServiceLine
      }
    }
  `,
  [ServiceLine],
);

export const CreateDrafts = graphql(
  `
    mutation CreateDrafts($input: CreateDraftsInput!) {
      createDrafts(input: $input) {
        ... on ReferralsPayload {
          referrals {
            ...Draft
          }
        }
        ...MutationError
      }
    }
  `,
  [Draft, MutationError],
);

export const UpdateDraft = graphql(
  `
    mutation UpdateDraft($input: UpdateDraftInput!) {
      updateDraft(input: $input) {
        ... on ReferralPayload {
          referral {
            ...Draft
          }
        }
        ...MutationError
      }
    }
  `,
  [Draft, MutationError],
);

export const DiscardDraft = graphql(
  `
    mutation DiscardDraft($input: DiscardDraftInput!) {
      discardDraft(input: $input) {
        ... on DeletedPayload {
          id
        }
        ...MutationError
      }
    }
  `,
  [MutationError],
);

export const SendReferrals = graphql(
  `
    mutation SendReferrals($input: SendReferralsInput!) {
      sendReferrals(input: $input) {
        ... on ReferralsPayload {
          referrals {
            ...Draft
          }
        }
        ...MutationError
      }
    }
  `,
  [Draft, MutationError],
);
