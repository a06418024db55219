import { CoEnrollmentFacts } from '#lib/features/career-plan/co-enrollment.graphql.ts';
import { ApplicationFacts, PlanReferral } from '#lib/features/career-plan/plan.graphql.ts';
import { RecommendationFacts } from '#lib/features/career-plan/recommendation.graphql.ts';
import { ActivityEntry } from '#lib/features/referral/activity.ts';
import { graphql } from '#lib/graphql/graphql.ts';

export const PlanPageQuery = graphql(
  `
    query PlanPage($id: ID!) {
      person(id: $id) {
        id
        displayName
        language
        viewerActions
        goesIntegrated
        startablePrograms
        contact {
          zip
        }
        recommendations {
          ...RecommendationFacts
        }
        applications {
          ...ApplicationFacts
        }
        keepsCoEnrollments
        coEnrollments {
          ...CoEnrollmentFacts
        }
        planReferrals(first: 100) {
          edges {
            node {
              ...PlanReferral
            }
          }
        }
      }
      colleagues {
        id
        name
      }
    }
  `,
  [ApplicationFacts, CoEnrollmentFacts, PlanReferral, RecommendationFacts],
);

/** Whatever happens around one record of the person: what it means for the plan is asked anew. */
export const PlanChanged = graphql(
  `
    subscription PlanChanged($id: ID!, $after: String) {
      personChanged(id: $id, after: $after) {
        __typename
        ... on PersonChanged {
          cursor
          activity {
            ...ActivityEntry
          }
        }
        ... on ReferralChanged {
          cursor
          activity {
            ...ActivityEntry
          }
          referral {
            ...PlanReferral
          }
        }
        ... on Removed {
          cursor
          id
          reason
        }
        ... on Resync {
          cursor
        }
      }
    }
  `,
  [ActivityEntry, PlanReferral],
);
