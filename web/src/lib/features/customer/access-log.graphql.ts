import { graphql, type ResultOf } from '#lib/graphql/graphql.ts';

export const AccessLogQuery = graphql(`
  query AccessLog($id: ID!, $from: Date, $to: Date, $after: String) {
    person(id: $id) {
      id
      displayName
      accessLogExtent
      accessLog(first: 50, from: $from, to: $to, after: $after) {
        edges {
          node {
            id
            at
            role
            organization {
              id
              name
            }
            user {
              id
              name
            }
            referral {
              id
              number
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);
type Person = NonNullable<ResultOf<typeof AccessLogQuery>['person']>;
export type Look = Person['accessLog']['edges'][number]['node'];
