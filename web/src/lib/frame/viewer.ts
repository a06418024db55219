import { graphql, type ResultOf } from '#lib/graphql/graphql.ts';

/** Who is here and for whom they act: all that the frame around the pages needs. */
export const ViewerQuery = graphql(`
  query Viewer {
    viewer {
      user {
        id
        name
      }
      email
      emailVerified
      locale
      role
      capabilities
      unreadNotices
      session {
        id
        lastSeenAt
        expiresAt
        endsAt
      }
      actingMembership {
        id
        role
        organization {
          id
          name
          kind
          practice
        }
      }
      memberships {
        id
        role
        status
        validFrom
        organization {
          id
          name
          kind
          status
          practice
        }
      }
      person {
        id
      }
    }
  }
`);

export type Viewer = NonNullable<ResultOf<typeof ViewerQuery>['viewer']>;
