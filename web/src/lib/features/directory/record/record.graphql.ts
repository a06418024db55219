import { graphql, type FragmentOf, type ResultOf } from '#lib/graphql/graphql.ts';
import { MutationError } from '#lib/graphql/mutate.ts';
import { CapacityFacts } from '../directory.graphql.ts';

export const KeptLocation = graphql(`
  fragment KeptLocation on Location {
    id
    name
    addressLine
    city
    zip
    latitude
    longitude
    phone
    hours
    languages
    accessibility
    version
    county {
      fips
      name
    }
    openingHours {
      days
      opens
      closes
      every
      startsOn
      validFrom
      validTo
    }
    closures {
      on
      note
    }
  }
`);
export type KeptLocation = FragmentOf<typeof KeptLocation>;

export const KeptService = graphql(`
  fragment KeptService on Service {
    id
    name
    category
    description
    eligibility
    cost
    howToApply
    documents
    languages
    programs
    statewide
    countyFips
    active
    referable
    version
    location {
      id
      name
    }
    clauses {
      kind
      min
      max
      values
      text
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
  }
`);
export type KeptService = FragmentOf<typeof KeptService>;

/** What changes of a service by itself: places, and whom no mail reaches any more. */
export const ServiceStanding = graphql(
  `
    query ServiceStanding($id: ID!) {
      service(id: $id) {
        id
        canSetCapacity
        contactsWithoutMail
        capacity {
          ...CapacityFacts
        }
      }
    }
  `,
  [CapacityFacts],
);

/** What an organization says of itself, and how its record stands. */
export const KeptOrganization = graphql(`
  fragment KeptOrganization on Organization {
    id
    name
    kind
    status
    statusNote
    description
    phone
    email
    website
    programs
    version
    completeness
    verifiedAt
    verifyBy
    stale
    viewerActions
    verifiedBy {
      id
      name
    }
    lwia {
      id
      name
    }
    missing {
      part
      of
    }
    openProblems {
      id
      text
      reportedAt
      reporter {
        id
        name
      }
      reporterOrganization {
        id
        name
      }
      service {
        id
        name
      }
    }
  }
`);
export type KeptOrganization = FragmentOf<typeof KeptOrganization>;

export const RecordQuery = graphql(
  `
    query OrganizationRecord($id: ID!) {
      organization(id: $id) {
        ...KeptOrganization
        locations {
          ...KeptLocation
        }
        allServices {
          ...KeptService
        }
      }
    }
  `,
  [KeptOrganization, KeptLocation, KeptService],
);
export type OrganizationRecord = NonNullable<ResultOf<typeof RecordQuery>['organization']>;

export const UpdateOrganization = graphql(
  `
    mutation UpdateOrganization($input: UpdateOrganizationInput!) {
      updateOrganization(input: $input) {
        ... on OrganizationPayload {
          organization {
            ...KeptOrganization
          }
        }
        ...MutationError
      }
    }
  `,
  [KeptOrganization, MutationError],
);

export const VerifyRecord = graphql(
  `
    mutation VerifyRecord($input: VerifyRecordInput!) {
      verifyRecord(input: $input) {
        ... on OrganizationPayload {
          organization {
            ...KeptOrganization
          }
        }
        ...MutationError
      }
    }
  `,
  [KeptOrganization, MutationError],
);

export const DecideOrganization = graphql(
  `
    mutation DecideOrganization($input: DecideOrganizationInput!) {
      decideOrganization(input: $input) {
        ... on OrganizationPayload {
          organization {
            ...KeptOrganization
          }
        }
        ...MutationError
      }
    }
  `,
  [KeptOrganization, MutationError],
);

export const SaveLocation = graphql(
  `
    mutation SaveLocation($input: SaveLocationInput!) {
      saveLocation(input: $input) {
        ... on LocationPayload {
          location {
            ...KeptLocation
          }
        }
        ...MutationError
      }
    }
  `,
  [KeptLocation, MutationError],
);

export const RemoveLocation = graphql(
  `
    mutation RemoveLocation($input: RemoveLocationInput!) {
      removeLocation(input: $input) {
        ... on OrganizationPayload {
          organization {
            id
          }
        }
        ...MutationError
      }
    }
  `,
  [MutationError],
);

export const SaveService = graphql(
  `
    mutation SaveService($input: SaveServiceInput!) {
      saveService(input: $input) {
        ... on ServicePayload {
          service {
            ...KeptService
          }
        }
        ...MutationError
      }
    }
  `,
  [KeptService, MutationError],
);

export const SolveProblem = graphql(
  `
    mutation SolveProblem($input: SolveProblemInput!) {
      solveProblem(input: $input) {
        ... on RecordProblemPayload {
          problem {
            id
            solvedAt
          }
        }
        ...MutationError
      }
    }
  `,
  [MutationError],
);

export const ReportProblemMutation = graphql(
  `
    mutation ReportProblem($input: ReportProblemInput!) {
      reportProblem(input: $input) {
        ... on RecordProblemPayload {
          problem {
            id
          }
        }
        ...MutationError
      }
    }
  `,
  [MutationError],
);

/** The county and town that a ZIP code proposes. */
export const ZipPlaceQuery = graphql(`
  query ZipPlace($zip: String!) {
    zipPlace(zip: $zip) {
      city
      countyFips
    }
  }
`);
