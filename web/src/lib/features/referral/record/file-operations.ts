import { graphql, type FragmentOf } from '#lib/graphql/graphql.ts';
import { MutationError } from '#lib/graphql/mutate.ts';
import { type AttachedFile, ReferralRecord } from '../record.ts';

export type ReferralFile = FragmentOf<typeof AttachedFile>;

export const AttachFile = graphql(
  `
    mutation AttachFile($input: AttachFileInput!) {
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

export const RemoveFile = graphql(
  `
    mutation RemoveFile($input: RemoveFileInput!) {
      removeFile(input: $input) {
        ... on ReferralPayload {
          referral {
            ...ReferralRecord
          }
        }
        ...MutationError
      }
    }
  `,
  [ReferralRecord, MutationError],
);

/** A link holds for minutes: it is asked for when somebody wants the file. */
export const FileLinks = graphql(`
  query FileLinks($id: ID!) {
    referral(id: $id) {
      id
      files {
        id
        link
      }
    }
  }
`);
