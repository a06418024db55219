import { graphql, type FragmentOf, type ResultOf } from '#lib/graphql/graphql.ts';
import { MutationError } from '#lib/graphql/mutate.ts';
import { MatchedPerson } from '../matches.ts';

export const Side = graphql(
  `
    fragment Side on MergeSide {
      person {
        ...MatchedPerson
      }
      referrals
      needs
      consents
      account {
        id
        email
        boundAt
        lastVisitAt
      }
    }
  `,
  [MatchedPerson],
);
export type Side = FragmentOf<typeof Side>;

export const LikelyMatchQuery = graphql(
  `
    query LikelyMatch($id: ID!) {
      likelyMatch(id: $id) {
        id
        basis
        dismissedAt
        comparison {
          first {
            ...Side
          }
          second {
            ...Side
          }
          facts {
            fact
            first
            second
            same
          }
        }
      }
    }
  `,
  [Side],
);
type Match = NonNullable<ResultOf<typeof LikelyMatchQuery>['likelyMatch']>;
export type Comparison = NonNullable<Match['comparison']>;
export type ComparedFact = Comparison['facts'][number];

export const MergePersons = graphql(
  `
    mutation MergePersons($input: MergePersonsInput!) {
      mergePersons(input: $input) {
        ... on PersonPayload {
          person {
            id
          }
        }
        ...MutationError
      }
    }
  `,
  [MutationError],
);

export const DismissMatch = graphql(
  `
    mutation DismissMatch($input: DismissMatchInput!) {
      dismissMatch(input: $input) {
        ... on LikelyMatchPayload {
          match {
            id
            dismissedAt
          }
        }
        ...MutationError
      }
    }
  `,
  [MutationError],
);
