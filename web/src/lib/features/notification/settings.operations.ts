import { graphql } from '#lib/graphql/graphql.ts';
import { MutationError } from '#lib/graphql/mutate.ts';

export const NoticeSettingsFields = graphql(`
  fragment NoticeSettingsFields on Viewer {
    user {
      id
    }
    noticeChoices {
      kind
      delivery
      options
    }
    quietHours {
      from
      until
    }
  }
`);

export const NoticeSettings = graphql(
  `
    query NoticeSettings {
      viewer {
        ...NoticeSettingsFields
      }
    }
  `,
  [NoticeSettingsFields],
);

export const ChooseNotices = graphql(
  `
    mutation ChooseNotices($input: ChooseNoticesInput!) {
      chooseNotices(input: $input) {
        ... on NoticeSettingsPayload {
          viewer {
            ...NoticeSettingsFields
          }
        }
        ...MutationError
      }
    }
  `,
  [NoticeSettingsFields, MutationError],
);

/** What the link in a mail ends, asked without a sign-in. */
export const Unsubscription = graphql(`
  query Unsubscription($token: String!) {
    unsubscription(token: $token) {
      kind
      ended
      forAccount
    }
  }
`);

export const Unsubscribe = graphql(
  `
    mutation Unsubscribe($input: UnsubscribeInput!) {
      unsubscribe(input: $input) {
        ... on UnsubscriptionPayload {
          unsubscription {
            kind
            ended
            forAccount
          }
        }
        ...MutationError
      }
    }
  `,
  [MutationError],
);
