import { graphql, type FragmentOf } from '#lib/graphql/graphql.ts';
import { MutationError } from '#lib/graphql/mutate.ts';

/** One time that somebody opened, or tried to open, a record in an emergency. */
export const EmergencyFacts = graphql(`
  fragment EmergencyFacts on EmergencyAccess {
    id
    at
    kind
    reason
    found
    validUntil
    organization {
      id
      name
    }
    user {
      id
      name
    }
    person {
      id
      displayName
    }
  }
`);
export type EmergencyFacts = FragmentOf<typeof EmergencyFacts>;

export const EmergencyPage = graphql(
  `
    query EmergencyPage {
      emergencyAccesses(first: 100) {
        ...EmergencyFacts
      }
    }
  `,
  [EmergencyFacts],
);

export const TakeEmergencyAccess = graphql(
  `
    mutation TakeEmergencyAccess($input: TakeEmergencyAccessInput!) {
      takeEmergencyAccess(input: $input) {
        ... on EmergencyAccessPayload {
          people {
            id
            displayName
          }
        }
        ...MutationError
      }
    }
  `,
  [MutationError],
);
