import { graphql } from '#lib/graphql/graphql.ts';

export const MatchedPerson = graphql(`
  fragment MatchedPerson on Person {
    id
    displayName
    createdAt
    county {
      fips
      name
    }
    lwia {
      id
      name
    }
  }
`);

export const LikelyMatches = graphql(
  `
    query LikelyMatches {
      viewer {
        user {
          id
        }
        capabilities
      }
      likelyMatches(first: 100) {
        id
        basis
        createdAt
        first {
          ...MatchedPerson
        }
        second {
          ...MatchedPerson
        }
      }
    }
  `,
  [MatchedPerson],
);
