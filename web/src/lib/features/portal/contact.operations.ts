import { graphql } from '#lib/graphql/graphql.ts';
import { MutationError } from '#lib/graphql/mutate.ts';

export const MyContact = graphql(`
  fragment MyContact on Person {
    id
    version
    viewerActions
    contact {
      phone
      phoneMessageOk
      email
      addressLine
      city
      zip
      preferredChannel
      safeTimes {
        days
        from
        to
      }
      safeTimesNote
      version
    }
  }
`);

export const MyContactPage = graphql(
  `
    query MyContactPage {
      viewer {
        user {
          id
        }
        person {
          ...MyContact
        }
      }
    }
  `,
  [MyContact],
);

export const UpdateMyContact = graphql(
  `
    mutation UpdateMyContact($input: UpdateContactInput!) {
      updateContact(input: $input) {
        ... on PersonPayload {
          person {
            ...MyContact
          }
        }
        ...MutationError
      }
    }
  `,
  [MyContact, MutationError],
);
