import { graphql } from '#lib/graphql/graphql.ts';

/** Organizations by name, for filters and suggestions. */
export const FindOrganizations = graphql(`
  query FindOrganizations($words: String!) {
    organizations(words: $words, first: 10) {
      edges {
        cursor
        node {
          id
          name
          city
        }
      }
    }
  }
`);

/** Services one can refer to, by name; within one organization when it can no longer be changed. */
export const FindServices = graphql(`
  query FindServices($filter: ServiceFilter!) {
    services(filter: $filter, first: 10) {
      edges {
        cursor
        node {
          service {
            id
            name
            organization {
              id
              name
            }
          }
        }
      }
    }
  }
`);

/** Consents a draft can be sent under. */
export const ConsentsOf = graphql(`
  query ConsentsOf($personId: ID!) {
    person(id: $personId) {
      id
      consents {
        id
        state
        scopes
        expiresAt
      }
    }
  }
`);
