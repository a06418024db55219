import { graphql, type FragmentOf } from '#lib/graphql/graphql.ts';
import { MutationError } from '#lib/graphql/mutate.ts';

/** Another program somebody takes part in. */
export const CoEnrollmentFacts = graphql(`
  fragment CoEnrollmentFacts on CoEnrollment {
    id
    program
    isDolFunded
    organization {
      id
      name
    }
    organizationName
    startedOn
    endedOn
    source
    referral {
      id
      number
    }
    verifiedAt
    verifiedBy {
      id
      name
    }
    recordedBy {
      id
      name
    }
    version
  }
`);
export type CoEnrollmentFacts = FragmentOf<typeof CoEnrollmentFacts>;

const CoEnrollmentDone = graphql(
  `
    fragment CoEnrollmentDone on CoEnrollmentPayload {
      person {
        id
        coEnrollments {
          ...CoEnrollmentFacts
        }
      }
    }
  `,
  [CoEnrollmentFacts],
);

export const RecordCoEnrollment = graphql(
  `
    mutation RecordCoEnrollment($input: RecordCoEnrollmentInput!) {
      recordCoEnrollment(input: $input) {
        ...CoEnrollmentDone
        ...MutationError
      }
    }
  `,
  [CoEnrollmentDone, MutationError],
);

export const ChangeCoEnrollment = graphql(
  `
    mutation ChangeCoEnrollment($input: ChangeCoEnrollmentInput!) {
      changeCoEnrollment(input: $input) {
        ...CoEnrollmentDone
        ...MutationError
      }
    }
  `,
  [CoEnrollmentDone, MutationError],
);

export const EndCoEnrollment = graphql(
  `
    mutation EndCoEnrollment($input: EndCoEnrollmentInput!) {
      endCoEnrollment(input: $input) {
        ...CoEnrollmentDone
        ...MutationError
      }
    }
  `,
  [CoEnrollmentDone, MutationError],
);

export const VerifyCoEnrollment = graphql(
  `
    mutation VerifyCoEnrollment($input: VerifyCoEnrollmentInput!) {
      verifyCoEnrollment(input: $input) {
        ...CoEnrollmentDone
        ...MutationError
      }
    }
  `,
  [CoEnrollmentDone, MutationError],
);

export const RemoveCoEnrollment = graphql(
  `
    mutation RemoveCoEnrollment($input: RemoveCoEnrollmentInput!) {
      removeCoEnrollment(input: $input) {
        ...CoEnrollmentDone
        ...MutationError
      }
    }
  `,
  [CoEnrollmentDone, MutationError],
);

/** Organizations of the directory by name. */
export const FindPlaces = graphql(`
  query FindPlaces($words: String!) {
    organizations(words: $words, first: 10) {
      edges {
        cursor
        node {
          id
          name
          city
        }
      }
    }
  }
`);
