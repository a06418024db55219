import { graphql, type FragmentOf } from '#lib/graphql/graphql.ts';
import { MutationError } from '#lib/graphql/mutate.ts';

/** A file on a request (REF-062). */
export const MyFile = graphql(`
  fragment MyFile on ReferralFile {
    id
    name
    type
    size
    state
    createdAt
    mine
    organization {
      id
      name
    }
  }
`);
export type MyFile = FragmentOf<typeof MyFile>;

export const AddFile = graphql(
  `
    mutation AddFile($input: AttachFileInput!) {
      attachFile(input: $input) {
        ... on FileWaitsPayload {
          id
          uploadPath
        }
        ...MutationError
      }
    }
  `,
  [MutationError],
);

export const TakeFileAway = graphql(
  `
    mutation TakeFileAway($input: RemoveFileInput!) {
      removeFile(input: $input) {
        ... on ReferralPayload {
          referral {
            id
            files {
              ...MyFile
            }
          }
        }
        ...MutationError
      }
    }
  `,
  [MyFile, MutationError],
);

/** A link holds for minutes: it is asked for when somebody wants the file. */
export const MyFileLinks = graphql(`
  query MyFileLinks($id: ID!) {
    referral(id: $id) {
      id
      files {
        id
        link
      }
    }
  }
`);
