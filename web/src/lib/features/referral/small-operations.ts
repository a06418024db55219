import { graphql } from '#lib/graphql/graphql.ts';
import { MutationError } from '#lib/graphql/mutate.ts';
import { ReferralRecord } from './record.ts';

/** Operations that show at once, before the server has answered, or that nobody waits for. */
export const AssignReferral = graphql(
  `
    mutation AssignReferral($input: AssignReferralInput!) {
      assignReferral(input: $input) {
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

export const PostMessage = graphql(
  `
    mutation PostMessage($input: PostMessageInput!) {
      postMessage(input: $input) {
        ... on MessagePostedPayload {
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

export const AddNote = graphql(
  `
    mutation AddNote($input: AddNoteInput!) {
      addNote(input: $input) {
        ... on NotePayload {
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

export const MarkReceived = graphql(
  `
    mutation MarkReceived($input: MarkReceivedInput!) {
      markReceived(input: $input) {
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

export const MarkSeen = graphql(
  `
    mutation MarkSeen($input: MarkSeenInput!) {
      markSeen(input: $input) {
        ... on ReferralPayload {
          referral {
            id
            unread
          }
        }
        ...MutationError
      }
    }
  `,
  [MutationError],
);

export const SetWriting = graphql(
  `
    mutation SetWriting($input: SetWritingInput!) {
      setWriting(input: $input) {
        ... on MessagePayload {
          message
        }
        ...MutationError
      }
    }
  `,
  [MutationError],
);

export const MarkVisit = graphql(
  `
    mutation MarkVisit($input: MarkVisitInput!) {
      markVisit(input: $input) {
        ... on MessagePayload {
          message
        }
        ...MutationError
      }
    }
  `,
  [MutationError],
);
