import { graphql, type FragmentOf } from '#lib/graphql/graphql.ts';

/** Which organization, in which role and when: whoever it was is for those who administer them. */
export const MyLook = graphql(`
  fragment MyLook on AccessLogEntry {
    id
    at
    role
    organization {
      id
      name
    }
    referral {
      id
      number
    }
    changes {
      field
      before
      after
    }
  }
`);
export type MyLook = FragmentOf<typeof MyLook>;

/** Who opened the record without the person's permission, and what for. */
export const MyEmergency = graphql(`
  fragment MyEmergency on EmergencyAccess {
    id
    at
    kind
    reason
    organization {
      id
      name
    }
  }
`);
export type MyEmergency = FragmentOf<typeof MyEmergency>;

export const MyLooksPage = graphql(
  `
    query MyLooksPage($after: String) {
      viewer {
        user {
          id
        }
        person {
          id
          emergencies {
            ...MyEmergency
          }
          accessLog(first: 25, after: $after) {
            edges {
              node {
                ...MyLook
              }
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
      }
    }
  `,
  [MyLook, MyEmergency],
);
