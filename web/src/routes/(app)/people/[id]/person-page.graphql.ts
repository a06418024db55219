import { PersonRecord } from '#lib/features/customer/customer.graphql.ts';
import { PersonReferral } from '#lib/features/customer/PersonReferrals.svelte';
import { ActivityEntry } from '#lib/features/referral/activity.ts';
import { graphql, type ResultOf } from '#lib/graphql/graphql.ts';

export const PersonPageQuery = graphql(
  `
    query PersonPage($id: ID!, $historyAfter: String) {
      person(id: $id) {
        ...PersonRecord
        startablePrograms
        applications {
          id
          program
          status
          statusSince
          lwia {
            id
            name
          }
        }
        earlierOf {
          id
          person {
            id
          }
        }
        coEnrollments {
          id
          program
          organizationName
          startedOn
          endedOn
        }
        referrals(first: 100) {
          edges {
            node {
              ...PersonReferral
            }
          }
        }
        earlierReferrals {
          ...PersonReferral
          person {
            id
          }
        }
        history(first: 50, after: $historyAfter) {
          edges {
            node {
              ...ActivityEntry
              referral {
                id
                number
                sender {
                  id
                  name
                }
                receiver {
                  id
                  name
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
    }
  `,
  [PersonRecord, PersonReferral, ActivityEntry],
);
type Person = NonNullable<ResultOf<typeof PersonPageQuery>['person']>;
export type HistoryEntry = Person['history']['edges'][number]['node'];

/** Whatever happens around one person, as far as one may see it. */
export const PersonChanged = graphql(
  `
    subscription PersonChanged($id: ID!, $after: String) {
      personChanged(id: $id, after: $after) {
        __typename
        ... on PersonChanged {
          cursor
          activity {
            ...ActivityEntry
          }
          person {
            ...PersonRecord
          }
        }
        ... on ReferralChanged {
          cursor
          activity {
            ...ActivityEntry
          }
          referral {
            ...PersonReferral
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
  [ActivityEntry, PersonRecord, PersonReferral],
);
