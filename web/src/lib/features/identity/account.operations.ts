import { graphql } from '#lib/graphql/graphql.ts';
import { MutationError } from '#lib/graphql/mutate.ts';

/** Who is signed in, for the pages around signing in. */
export const Visitor = graphql(`
  query Visitor {
    viewer {
      user {
        id
        name
      }
      email
      role
    }
  }
`);

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

export const SignUp = graphql(
  `
    mutation SignUp($input: SignUpInput!) {
      signUp(input: $input) {
        ... on MessagePayload {
          message
        }
        ...MutationError
      }
    }
  `,
  [MutationError],
);

export const VerifyEmail = graphql(
  `
    mutation VerifyEmail($input: VerifyEmailInput!) {
      verifyEmail(input: $input) {
        ... on MessagePayload {
          message
        }
        ...MutationError
      }
    }
  `,
  [MutationError],
);

export const ResendVerification = graphql(
  `
    mutation ResendVerification($input: ResendVerificationInput!) {
      resendVerification(input: $input) {
        ... on MessagePayload {
          message
        }
        ...MutationError
      }
    }
  `,
  [MutationError],
);

export const RequestPasswordReset = graphql(
  `
    mutation RequestPasswordReset($input: RequestPasswordResetInput!) {
      requestPasswordReset(input: $input) {
        ... on MessagePayload {
          message
        }
        ...MutationError
      }
    }
  `,
  [MutationError],
);

export const ResetPassword = graphql(
  `
    mutation ResetPassword($input: ResetPasswordInput!) {
      resetPassword(input: $input) {
        ... on MessagePayload {
          message
        }
        ...MutationError
      }
    }
  `,
  [MutationError],
);

export const AcceptInvitation = graphql(
  `
    mutation AcceptInvitation($input: AcceptInvitationInput!) {
      acceptInvitation(input: $input) {
        ... on ViewerPayload {
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

export const ProfileFields = graphql(`
  fragment ProfileFields on Viewer {
    user {
      id
      name
    }
    email
    phone
    locale
  }
`);

export const UpdateAccount = graphql(
  `
    mutation UpdateAccount($input: UpdateAccountInput!) {
      updateAccount(input: $input) {
        ... on ViewerPayload {
          viewer {
            ...ProfileFields
          }
        }
        ...MutationError
      }
    }
  `,
  [ProfileFields, MutationError],
);

export const Profile = graphql(
  `
    query Profile {
      viewer {
        ...ProfileFields
      }
    }
  `,
  [ProfileFields],
);

export const ChangePassword = graphql(
  `
    mutation ChangePassword($input: ChangePasswordInput!) {
      changePassword(input: $input) {
        ... on MessagePayload {
          message
        }
        ...MutationError
      }
    }
  `,
  [MutationError],
);

export const SessionFields = graphql(`
  fragment SessionFields on Session {
    id
    device
    current
    createdAt
    lastSeenAt
    endsAt
  }
`);

export const Sessions = graphql(
  `
    query Sessions {
      sessions {
        ...SessionFields
      }
    }
  `,
  [SessionFields],
);

export const EndSession = graphql(
  `
    mutation EndSession($input: EndSessionInput!) {
      endSession(input: $input) {
        ... on MessagePayload {
          message
        }
        ...MutationError
      }
    }
  `,
  [MutationError],
);
