import { graphql, type ResultOf } from '#lib/graphql/graphql.ts';
import { MutationError } from '#lib/graphql/mutate.ts';

export const KeptRecordsQuery = graphql(`
  query KeptRecords($upkeep: RecordUpkeep!, $after: String) {
    viewer {
      user {
        id
      }
      capabilities
    }
    keptRecords(upkeep: $upkeep, after: $after) {
      totalCount
      edges {
        node {
          organization {
            id
            name
            city
            status
            statusNote
            completeness
            verifiedAt
            stale
            openProblems {
              id
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
export type KeptRecordLine = ResultOf<
  typeof KeptRecordsQuery
>['keptRecords']['edges'][number]['node']['organization'];

const Invitation = graphql(`
  fragment Invitation on OrganizationInvitation {
    id
    name
    email
    createdAt
    expiresAt
    revokedAt
    organization {
      id
      name
    }
  }
`);

/** Organizations that wait for approval, and whom the area has invited (REF-013). */
export const NewOrganizationsQuery = graphql(
  `
    query NewOrganizations {
      organizationsWaiting {
        id
        name
        description
        city
        phone
        email
        website
        status
        viewerActions
        registeredBy {
          id
          name
        }
        locations {
          id
          addressLine
          city
          zip
          county {
            fips
            name
          }
        }
      }
      organizationInvitations {
        ...Invitation
      }
    }
  `,
  [Invitation],
);
export type NewOrganization = ResultOf<
  typeof NewOrganizationsQuery
>['organizationsWaiting'][number];
export type InvitedOrganization = ResultOf<
  typeof NewOrganizationsQuery
>['organizationInvitations'][number];

export const InviteOrganization = graphql(
  `
    mutation InviteOrganization($input: InviteOrganizationInput!) {
      inviteOrganization(input: $input) {
        ... on OrganizationInvitationPayload {
          invitation {
            ...Invitation
          }
        }
        ...MutationError
      }
    }
  `,
  [Invitation, MutationError],
);

export const RevokeOrganizationInvitation = graphql(
  `
    mutation RevokeOrganizationInvitation($input: RevokeOrganizationInvitationInput!) {
      revokeOrganizationInvitation(input: $input) {
        ... on OrganizationInvitationPayload {
          invitation {
            ...Invitation
          }
        }
        ...MutationError
      }
    }
  `,
  [Invitation, MutationError],
);

export const RegisterVisitor = graphql(`
  query RegisterVisitor {
    viewer {
      user {
        id
        name
      }
      email
      emailVerified
      role
    }
  }
`);

export const RegisterPlaces = graphql(`
  query RegisterPlaces {
    areas {
      id
      name
      areaNumber
      counties {
        fips
        name
      }
    }
  }
`);

export const InvitedQuery = graphql(`
  query InvitedOrganization($token: String!) {
    invitedOrganization(token: $token) {
      name
      email
      area
    }
  }
`);

export const RegisterOrganization = graphql(
  `
    mutation RegisterOrganization($input: RegisterOrganizationInput!) {
      registerOrganization(input: $input) {
        ... on OrganizationPayload {
          organization {
            id
            name
            lwia {
              id
              name
            }
          }
        }
        ...MutationError
      }
    }
  `,
  [MutationError],
);
