import { graphql } from '#lib/graphql/graphql.ts';
import { MutationError } from '#lib/graphql/mutate.ts';

/** An invitation to work for an organization that nobody has used yet. */
export const ColleagueInvitation = graphql(`
  fragment ColleagueInvitation on MembershipInvitation {
    id
    email
    role
    memberUntil
    createdAt
    expiresAt
    invitedBy {
      id
      name
    }
  }
`);

export const InviteColleague = graphql(
  `
    mutation InviteColleague($input: InviteColleagueInput!) {
      inviteColleague(input: $input) {
        ... on MembershipInvitationPayload {
          invitation {
            ...ColleagueInvitation
          }
        }
        ...MutationError
      }
    }
  `,
  [ColleagueInvitation, MutationError],
);

export const RevokeColleagueInvitation = graphql(
  `
    mutation RevokeColleagueInvitation($input: RevokeColleagueInvitationInput!) {
      revokeColleagueInvitation(input: $input) {
        ... on MembershipInvitationPayload {
          invitation {
            ...ColleagueInvitation
          }
        }
        ...MutationError
      }
    }
  `,
  [ColleagueInvitation, MutationError],
);

/** What the link of an invitation says; read in the browser, where the token is. */
export const InvitedMembership = graphql(`
  query InvitedMembership($token: String!) {
    invitedMembership(token: $token) {
      organization
      role
      email
      inviter
    }
  }
`);

export const JoinOrganization = graphql(
  `
    mutation JoinOrganization($input: JoinOrganizationInput!) {
      joinOrganization(input: $input) {
        ... on MembershipPayload {
          membership {
            id
          }
        }
        ...MutationError
      }
    }
  `,
  [MutationError],
);
