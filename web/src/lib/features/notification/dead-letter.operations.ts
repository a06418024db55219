import { graphql } from '#lib/graphql/graphql.ts';
import { MutationError } from '#lib/graphql/mutate.ts';

export const DeadLetterLine = graphql(`
  fragment DeadLetterLine on DeadLetter {
    id
    kind
    recipient
    failure
    tries
    failedAt
    repeatable
  }
`);

export const DeadLetters = graphql(
  `
    query DeadLetters {
      viewer {
        user {
          id
        }
        capabilities
      }
      deadLetters {
        ...DeadLetterLine
      }
    }
  `,
  [DeadLetterLine],
);

export const RepeatMails = graphql(
  `
    mutation RepeatMails($input: RepeatMailsInput!) {
      repeatMails(input: $input) {
        ... on RepeatedMailsPayload {
          count
        }
        ...MutationError
      }
    }
  `,
  [MutationError],
);
