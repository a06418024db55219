import { MyContact } from '#lib/features/portal/contact.operations.ts';
import { MyReferral } from '#lib/features/portal/portal.operations.ts';
import { ReferralRecord } from '#lib/features/referral/record.ts';
import { graphql, type ResultOf } from '#lib/graphql/graphql.ts';
import { MutationError } from '#lib/graphql/mutate.ts';

/** What a link has opened: for a contact of the service or for the person themself. */
export const AnswerSession = graphql(
  `
    query AnswerSession {
      answerSession {
        name
        locale
        endsAt
        referral {
          ...ReferralRecord
          ...MyReferral
          service {
            id
            cost
            documents
            location {
              id
              name
              addressLine
              city
              zip
              hours
              accessibility
            }
          }
          person {
            ...MyContact
          }
        }
      }
    }
  `,
  [ReferralRecord, MyReferral, MyContact],
);

type Session = NonNullable<ResultOf<typeof AnswerSession>['answerSession']>;
export type Answering = Session & { referral: NonNullable<Session['referral']> };

export const OpenAnswerLink = graphql(
  `
    mutation OpenAnswerLink($input: OpenAnswerLinkInput!) {
      openAnswerLink(input: $input) {
        ... on MessagePayload {
          message
        }
        ...MutationError
      }
    }
  `,
  [MutationError],
);

export const RenewAnswerLink = graphql(
  `
    mutation RenewAnswerLink($input: RenewAnswerLinkInput!) {
      renewAnswerLink(input: $input) {
        ... on MessagePayload {
          message
        }
        ...MutationError
      }
    }
  `,
  [MutationError],
);

export const EndAnswerSession = graphql(
  `
    mutation EndAnswerSession($input: EndAnswerSessionInput!) {
      endAnswerSession(input: $input) {
        ... on MessagePayload {
          message
        }
        ...MutationError
      }
    }
  `,
  [MutationError],
);
