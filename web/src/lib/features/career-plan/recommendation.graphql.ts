import { graphql, type FragmentOf } from '#lib/graphql/graphql.ts';
import { MutationError } from '#lib/graphql/mutate.ts';

/** A Referral Service to think of, and why. */
export const RecommendationFacts = graphql(`
  fragment RecommendationFacts on Recommendation {
    category
    reasons {
      reason
      at
      referralId
    }
    dismissal {
      reason
      at
    }
  }
`);
export type RecommendationFacts = FragmentOf<typeof RecommendationFacts>;

export const DismissRecommendation = graphql(
  `
    mutation DismissRecommendation($input: DismissRecommendationInput!) {
      dismissRecommendation(input: $input) {
        ... on RecommendationsPayload {
          person {
            id
            recommendations {
              ...RecommendationFacts
            }
          }
        }
        ...MutationError
      }
    }
  `,
  [RecommendationFacts, MutationError],
);
