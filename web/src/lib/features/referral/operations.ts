import { graphql, type ResultOf } from '#lib/graphql/graphql.ts';
import { MutationError } from '#lib/graphql/mutate.ts';
import { PlanOfReferral, ReferralRecord } from './record.ts';

const parts = [ReferralRecord, MutationError] as const;

export const ReferralPage = graphql(
  `
    query ReferralPage($id: ID!) {
      referral(id: $id) {
        ...ReferralRecord
        person {
          id
          earlierOf {
            ...PlanOfReferral
          }
        }
      }
      colleagues {
        id
        name
      }
    }
  `,
  [ReferralRecord, PlanOfReferral],
);
export type ReferralPageData = NonNullable<ResultOf<typeof ReferralPage>['referral']>;

export const AcceptReferral = graphql(
  `
    mutation AcceptReferral($input: AcceptReferralInput!) {
      acceptReferral(input: $input) {
        ... on ReferralPayload {
          referral {
            ...ReferralRecord
          }
        }
        ...MutationError
      }
    }
  `,
  parts,
);

export const DeclineReferral = graphql(
  `
    mutation DeclineReferral($input: DeclineReferralInput!) {
      declineReferral(input: $input) {
        ... on ReferralPayload {
          referral {
            ...ReferralRecord
          }
        }
        ...MutationError
      }
    }
  `,
  parts,
);

export const StartReferral = graphql(
  `
    mutation StartReferral($input: StartReferralInput!) {
      startReferral(input: $input) {
        ... on ReferralPayload {
          referral {
            ...ReferralRecord
          }
        }
        ...MutationError
      }
    }
  `,
  parts,
);

export const CompleteReferral = graphql(
  `
    mutation CompleteReferral($input: CompleteReferralInput!) {
      completeReferral(input: $input) {
        ... on ReferralPayload {
          referral {
            ...ReferralRecord
          }
        }
        ...MutationError
      }
    }
  `,
  parts,
);

export const AmendOutcome = graphql(
  `
    mutation AmendOutcome($input: AmendOutcomeInput!) {
      amendOutcome(input: $input) {
        ... on ReferralPayload {
          referral {
            ...ReferralRecord
          }
        }
        ...MutationError
      }
    }
  `,
  parts,
);

export const WithdrawReferral = graphql(
  `
    mutation WithdrawReferral($input: WithdrawReferralInput!) {
      withdrawReferral(input: $input) {
        ... on ReferralPayload {
          referral {
            ...ReferralRecord
          }
        }
        ...MutationError
      }
    }
  `,
  parts,
);

export const RecallReferral = graphql(
  `
    mutation RecallReferral($input: RecallReferralInput!) {
      recallReferral(input: $input) {
        ... on ReferralPayload {
          referral {
            ...ReferralRecord
          }
        }
        ...MutationError
      }
    }
  `,
  parts,
);

export const LogAttempt = graphql(
  `
    mutation LogAttempt($input: LogAttemptInput!) {
      logAttempt(input: $input) {
        ... on ReferralPayload {
          referral {
            ...ReferralRecord
          }
        }
        ...MutationError
      }
    }
  `,
  parts,
);

export const ReferAgain = graphql(
  `
    mutation ReferAgain($input: ReferAgainInput!) {
      referAgain(input: $input) {
        ... on ReferralPayload {
          referral {
            ...ReferralRecord
          }
        }
        ...MutationError
      }
    }
  `,
  parts,
);

export const ReturnToMe = graphql(
  `
    mutation ReturnToMe($input: ReturnToMeInput!) {
      returnToMe(input: $input) {
        ... on ReferralPayload {
          referral {
            ...ReferralRecord
          }
        }
        ...MutationError
      }
    }
  `,
  parts,
);

export const WaitlistReferral = graphql(
  `
    mutation WaitlistReferral($input: WaitlistReferralInput!) {
      waitlistReferral(input: $input) {
        ... on ReferralPayload {
          referral {
            ...ReferralRecord
          }
        }
        ...MutationError
      }
    }
  `,
  parts,
);

export const SnoozeReferral = graphql(
  `
    mutation SnoozeReferral($input: SnoozeReferralInput!) {
      snoozeReferral(input: $input) {
        ... on ReferralPayload {
          referral {
            ...ReferralRecord
          }
        }
        ...MutationError
      }
    }
  `,
  parts,
);

export const SendReferrals = graphql(
  `
    mutation SendReferrals($input: SendReferralsInput!) {
      sendReferrals(input: $input) {
        ... on ReferralsPayload {
          referrals {
            ...ReferralRecord
          }
        }
        ...MutationError
      }
    }
  `,
  parts,
);

export const UpdateDraft = graphql(
  `
    mutation UpdateDraft($input: UpdateDraftInput!) {
      updateDraft(input: $input) {
        ... on ReferralPayload {
          referral {
            ...ReferralRecord
          }
        }
        ...MutationError
      }
    }
  `,
  parts,
);

export const PutAwayDraft = graphql(
  `
    mutation PutAwayDraft($input: PutAwayDraftInput!) {
      putAwayDraft(input: $input) {
        ... on ReferralPayload {
          referral {
            ...ReferralRecord
          }
        }
        ...MutationError
      }
    }
  `,
  parts,
);

export const DiscardDraft = graphql(
  `
    mutation DiscardDraft($input: DiscardDraftInput!) {
      discardDraft(input: $input) {
        ... on DeletedPayload {
          id
          message
        }
        ...MutationError
      }
    }
  `,
  [MutationError],
);
