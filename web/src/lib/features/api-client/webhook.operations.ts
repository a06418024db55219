import { graphql } from '#lib/graphql/graphql.ts';
import { MutationError } from '#lib/graphql/mutate.ts';

export const WebhookFields = graphql(`
  fragment WebhookFields on WebhookEndpoint {
    id
    url
    events
    createdAt
    createdBy {
      id
      name
    }
    disabledAt
    disabledReason
    failingSince
    previousSecretUntil
    deliveries {
      id
      event
      eventId
      status
      attempts
      createdAt
      lastAttemptAt
      responseStatus
      failure
    }
  }
`);

export const Webhooks = graphql(
  `
    query Webhooks {
      viewer {
        user {
          id
        }
        capabilities
      }
      webhooks {
        ...WebhookFields
      }
    }
  `,
  [WebhookFields],
);

export const CreateWebhook = graphql(
  `
    mutation CreateWebhook($input: CreateWebhookInput!) {
      createWebhook(input: $input) {
        ... on WebhookPayload {
          secret
          webhook {
            ...WebhookFields
          }
        }
        ...MutationError
      }
    }
  `,
  [WebhookFields, MutationError],
);

export const UpdateWebhook = graphql(
  `
    mutation UpdateWebhook($input: UpdateWebhookInput!) {
      updateWebhook(input: $input) {
        ... on WebhookPayload {
          webhook {
            ...WebhookFields
          }
        }
        ...MutationError
      }
    }
  `,
  [WebhookFields, MutationError],
);

export const RotateWebhookSecret = graphql(
  `
    mutation RotateWebhookSecret($input: RotateWebhookSecretInput!) {
      rotateWebhookSecret(input: $input) {
        ... on WebhookPayload {
          secret
          webhook {
            ...WebhookFields
          }
        }
        ...MutationError
      }
    }
  `,
  [WebhookFields, MutationError],
);

export const TestWebhook = graphql(
  `
    mutation TestWebhook($input: TestWebhookInput!) {
      testWebhook(input: $input) {
        ... on WebhookPayload {
          webhook {
            ...WebhookFields
          }
        }
        ...MutationError
      }
    }
  `,
  [WebhookFields, MutationError],
);

export const ReplayDelivery = graphql(
  `
    mutation ReplayDelivery($input: ReplayDeliveryInput!) {
      replayDelivery(input: $input) {
        ... on WebhookPayload {
          webhook {
            ...WebhookFields
          }
        }
        ...MutationError
      }
    }
  `,
  [WebhookFields, MutationError],
);

export const DeleteWebhook = graphql(
  `
    mutation DeleteWebhook($input: DeleteWebhookInput!) {
      deleteWebhook(input: $input) {
        ... on MessagePayload {
          message
        }
        ...MutationError
      }
    }
  `,
  [MutationError],
);
