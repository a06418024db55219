import { MutationError } from '#lib/graphql/mutate.ts';
import { graphql, type FragmentOf, type ResultOf } from '#lib/graphql/graphql.ts';

/** How many people a service can take, as its organization last said. */
export const CapacityFacts = graphql(`
  fragment CapacityFacts on ServiceCapacity {
    id
    rule
    state
    places
    waiting
    full
    version
    confirmedAt
  }
`);
export type CapacityFacts = FragmentOf<typeof CapacityFacts>;

/** A service as a line of a search. */
export const ServiceLine = graphql(
  `
    fragment ServiceLine on Service {
      id
      name
      category
      capacity {
        ...CapacityFacts
      }
      eligibility
      languages
      statewide
      referable
      organization {
        id
        name
        phone
        stale
      }
      location {
        id
        city
        latitude
        longitude
        phone
        county {
          fips
          name
        }
      }
    }
  `,
  [CapacityFacts],
);
export type ServiceLine = FragmentOf<typeof ServiceLine>;

/** A service as a search finds it: how far, how it fits, whether one can go there now. */
export const ServiceHit = graphql(
  `
    fragment ServiceHit on ServiceHit {
      distanceMiles
      outOfArea
      fit {
        verdict
        clauses {
          verdict
          words
        }
      }
      service {
        ...ServiceLine
        capacity {
          id
          rule
          state
          places
          waiting
        }
        location {
          id
          openUntil
          opensNext
        }
      }
    }
  `,
  [ServiceLine],
);
export type ServiceHit = FragmentOf<typeof ServiceHit>;
export type ServiceFit = NonNullable<ServiceHit['fit']>;

export const ServicesQuery = graphql(
  `
    query Services($filter: ServiceFilter!, $first: Int!) {
      services(filter: $filter, first: $first) {
        totalCount
        edges {
          node {
            ...ServiceHit
          }
        }
        pageInfo {
          hasNextPage
        }
      }
    }
  `,
  [ServiceHit],
);
export type ServiceHits = ResultOf<typeof ServicesQuery>['services'];

/** Whom a search is for. */
export const SearchedForQuery = graphql(`
  query SearchedFor($id: ID!) {
    person(id: $id) {
      id
      displayName
    }
  }
`);
export type SearchedFor = NonNullable<ResultOf<typeof SearchedForQuery>['person']>;

/** The local workforce areas with their counties: what one can narrow a search to. */
export const AreasQuery = graphql(`
  query Areas {
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
export type Area = ResultOf<typeof AreasQuery>['areas'][number];

export const ServiceQuery = graphql(
  `
    query Service($id: ID!) {
      service(id: $id) {
        ...ServiceLine
        canSetCapacity
        description
        cost
        howToApply
        documents
        countyFips
        active
        location {
          id
          name
          addressLine
          zip
          latitude
          longitude
          hours
          openUntil
          opensNext
          languages
          accessibility
        }
        contacts {
          id
          name
          title
          phone
          email
          receivesReferrals
          backup
        }
        organization {
          id
          description
          email
          website
          verifiedAt
          lwia {
            id
            name
          }
          services {
            id
            name
            category
            location {
              id
              city
            }
          }
        }
      }
    }
  `,
  [ServiceLine],
);
export type ServiceDetail = NonNullable<ResultOf<typeof ServiceQuery>['service']>;

export const SetCapacity = graphql(
  `
    mutation SetCapacity($input: SetCapacityInput!) {
      setCapacity(input: $input) {
        ... on ServicePayload {
          service {
            id
            capacity {
              ...CapacityFacts
            }
          }
        }
        ...MutationError
      }
    }
  `,
  [CapacityFacts, MutationError],
);
