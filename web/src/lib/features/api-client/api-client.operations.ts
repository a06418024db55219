import { graphql } from '#lib/graphql/graphql.ts';
import { MutationError } from '#lib/graphql/mutate.ts';

export const ApiClientLine = graphql(`
  fragment ApiClientLine on ApiClient {
    id
    name
    scopes
    expiresAt
    createdAt
    createdBy {
      id
      name
    }
    revokedAt
    revokedBy {
      id
      name
    }
    lastUsedAt
    usage {
      day
      requests
      refused
      cost
    }
    tokens {
      id
      prefix
      createdAt
      expiresAt
    }
  }
`);

export const ApiClients = graphql(
  `
    query ApiClients {
      viewer {
        user {
          id
        }
        capabilities
        actingMembership {
          id
          role
          organization {
            id
            name
          }
        }
      }
      apiClients {
        ...ApiClientLine
      }
    }
  `,
  [ApiClientLine],
);

export const CreateApiClient = graphql(
  `
    mutation CreateApiClient($input: CreateApiClientInput!) {
      createApiClient(input: $input) {
        ... on ApiClientPayload {
          token
          apiClient {
            ...ApiClientLine
          }
        }
        ...MutationError
      }
    }
  `,
  [ApiClientLine, MutationError],
);

export const RotateApiClient = graphql(
  `
    mutation RotateApiClient($input: RotateApiClientInput!) {
      rotateApiClient(input: $input) {
        ... on ApiClientPayload {
          token
          apiClient {
            ...ApiClientLine
          }
        }
        ...MutationError
      }
    }
  `,
  [ApiClientLine, MutationError],
);

export const RevokeApiClient = graphql(
  `
    mutation RevokeApiClient($input: RevokeApiClientInput!) {
      revokeApiClient(input: $input) {
        ... on ApiClientPayload {
          apiClient {
            ...ApiClientLine
          }
        }
        ...MutationError
      }
    }
  `,
  [ApiClientLine, MutationError],
);
