import { graphql, type FragmentOf, type ResultOf } from '#lib/graphql/graphql.ts';

/** A service as a line of a search. */
export const ServiceLine = graphql(`
  fragment ServiceLine on Service {
    id
    name
    category
    eligibility
    languages
    referable
    organization {
      id
      name
      phone
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
`);
export type ServiceLine = FragmentOf<typeof ServiceLine>;

export const ServicesQuery = graphql(
  `
    query Services($filter: ServiceFilter!, $first: Int, $after: String) {
      services(filter: $filter, first: $first, after: $after) {
        totalCount
        edges {
          node {
            distanceMiles
            service {
              ...ServiceLine
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [ServiceLine],
);
export type ServiceHits = ResultOf<typeof ServicesQuery>['services'];

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
        description
        cost
        howToApply
        documents
        active
        location {
          id
          name
          addressLine
          zip
          latitude
          longitude
          hours
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
