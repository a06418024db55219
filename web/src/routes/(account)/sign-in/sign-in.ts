import { graphql } from '#lib/graphql/graphql.ts';
import { MutationError } from '#lib/graphql/mutate.ts';

export const SignIn = graphql(
  `
    mutation SignIn($input: SignInInput!) {
      signIn(input: $input) {
        ... on SignInPayload {
          viewer {
            user {
              id
            }
            role
          }
        }
        ...MutationError
      }
    }
  `,
  [MutationError],
);
