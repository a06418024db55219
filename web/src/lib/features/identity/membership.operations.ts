import { graphql } from '#lib/graphql/graphql.ts';
import { MutationError } from '#lib/graphql/mutate.ts';
import { ColleagueInvitation } from './colleague.operations.ts';

/** One of my memberships, in whatever state. */
export const OwnMembership = graphql(`
  fragment OwnMembership on Membership {
    id
    role
    status
    requestedAt
    decidedAt
    validFrom
    validUntil
    organization {
      id
      name
      kind
      city
      phone
      status
      statusNote
    }
  }
`);

export const MyMemberships = graphql(
  `
    query MyMemberships {
      viewer {
        user {
          id
          name
        }
        email
        emailVerified
        phone
        locale
        role
        memberships {
          ...OwnMembership
        }
        actingMembership {
          id
        }
      }
    }
  `,
  [OwnMembership],
);

export const FindOrganizations = graphql(`
  query FindOrganizations($words: String!) {
    organizations(words: $words, first: 20) {
      edges {
        node {
          id
          name
          kind
          city
          lwia {
            id
            name
          }
        }
      }
    }
  }
`);

export const RequestMembership = graphql(
  `
    mutation RequestMembership($input: RequestMembershipInput!) {
      requestMembership(input: $input) {
        ... on MembershipPayload {
          membership {
            ...OwnMembership
          }
        }
        ...MutationError
      }
    }
  `,
  [OwnMembership, MutationError],
);

/** Somebody's membership as those see it who decide about it. */
export const DecidedMembership = graphql(`
  fragment DecidedMembership on Membership {
    id
    role
    status
    note
    email
    requestedAt
    decidedAt
    validFrom
    validUntil
    user {
      id
      name
    }
    decidedBy {
      id
      name
    }
    organization {
      id
      name
      kind
    }
  }
`);

export const Approvals = graphql(
  `
    query Approvals {
      viewer {
        user {
          id
        }
        role
        capabilities
        actingMembership {
          id
          organization {
            id
            name
            kind
          }
        }
      }
      membershipRequests {
        ...DecidedMembership
      }
      members {
        ...DecidedMembership
      }
      membershipInvitations {
        ...ColleagueInvitation
      }
    }
  `,
  [DecidedMembership, ColleagueInvitation],
);

/** Who works for an organization that one looks after. */
export const MembersOf = graphql(
  `
    query MembersOf($organizationId: ID!) {
      members(organizationId: $organizationId) {
        ...DecidedMembership
      }
      membershipInvitations(organizationId: $organizationId) {
        ...ColleagueInvitation
      }
    }
  `,
  [DecidedMembership, ColleagueInvitation],
);

export const DecideMembership = graphql(
  `
    mutation DecideMembership($input: DecideMembershipInput!) {
      decideMembership(input: $input) {
        ... on MembershipPayload {
          membership {
            ...DecidedMembership
          }
        }
        ...MutationError
      }
    }
  `,
  [DecidedMembership, MutationError],
);

export const ChangeMembership = graphql(
  `
    mutation ChangeMembership($input: ChangeMembershipInput!) {
      changeMembership(input: $input) {
        ... on MembershipPayload {
          membership {
            ...DecidedMembership
          }
        }
        ...MutationError
      }
    }
  `,
  [DecidedMembership, MutationError],
);

export const EndMembership = graphql(
  `
    mutation EndMembership($input: EndMembershipInput!) {
      endMembership(input: $input) {
        ... on MessagePayload {
          message
        }
        ...MutationError
      }
    }
  `,
  [MutationError],
);

/** Somebody asked, or somebody else decided. */
export const ApprovalsChanged = graphql(`
  subscription ApprovalsChanged($after: String) {
    noticesChanged(after: $after) {
      __typename
      ... on NoticeAdded {
        cursor
        notice {
          id
          kind
          createdAt
          readAt
          text
        }
      }
      ... on ViewerChanged {
        cursor
      }
      ... on WorkChanged {
        cursor
      }
      ... on Resync {
        cursor
      }
    }
  }
`);
