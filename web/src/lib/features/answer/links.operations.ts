import { graphql } from '#lib/graphql/graphql.ts';
import { MutationError } from '#lib/graphql/mutate.ts';

export const AnswerLinkLine = graphql(`
  fragment AnswerLinkLine on AnswerLink {
    id
    email
    name
    createdAt
    expiresAt
    openedAt
    referral {
      id
      number
    }
  }
`);

/** Mailed links that still open a referral of the organization. */
export const AnswerLinks = graphql(
  `
    query AnswerLinks {
      answerLinks {
        ...AnswerLinkLine
      }
    }
  `,
  [AnswerLinkLine],
);

export const RevokeAnswerLink = graphql(
  `
    mutation RevokeAnswerLink($input: RevokeAnswerLinkInput!) {
      revokeAnswerLink(input: $input) {
        ... on MessagePayload {
          message
        }
        ...MutationError
      }
    }
  `,
  [MutationError],
);
