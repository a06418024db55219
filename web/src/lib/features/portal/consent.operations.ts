import { graphql } from '#lib/graphql/graphql.ts';
import { MutationError } from '#lib/graphql/mutate.ts';

export const MyConsent = graphql(`
  fragment MyConsent on Consent {
    id
    state
    scopes
    wordingVersion
    language
    method
    witnessName
    givenAt
    expiresAt
    withdrawnAt
    openReferrals
    renewableReferrals
    viewerCanWithdraw
    recordedBy {
      id
      name
    }
  }
`);

export const MyReach = graphql(`
  fragment MyReach on Reach {
    reason
    scopes
    beganAt
    validUntil
    endedAt
    opens
    endReason
    organization {
      id
      name
    }
    referral {
      id
      number
    }
  }
`);

export const MyConsentPage = graphql(
  `
    query MyConsentPage($language: String!) {
      viewer {
        user {
          id
        }
        person {
          id
          version
          viewerActions
          consents {
            ...MyConsent
          }
          whoCanSee {
            ...MyReach
          }
        }
      }
      consentWording(language: $language) {
        version
        language
        text
        scopes {
          scope
          label
          text
        }
      }
    }
  `,
  [MyConsent, MyReach],
);

export const GiveConsent = graphql(
  `
    mutation GiveConsent($input: RecordConsentInput!) {
      recordConsent(input: $input) {
        ... on ConsentPayload {
          consent {
            ...MyConsent
          }
        }
        ...MutationError
      }
    }
  `,
  [MyConsent, MutationError],
);

export const TakeConsentBack = graphql(
  `
    mutation TakeConsentBack($input: WithdrawConsentInput!) {
      withdrawConsent(input: $input) {
        ... on ConsentPayload {
          consent {
            ...MyConsent
          }
        }
        ...MutationError
      }
    }
  `,
  [MyConsent, MutationError],
);
