import { graphql } from '#lib/graphql/graphql.ts';
import { MutationError } from '#lib/graphql/mutate.ts';
import {
  ConsentFacts,
  InvitationFacts,
  PersonContact,
  PersonLine,
  PersonMerges,
  PersonNeeds,
} from './customer.graphql.ts';

export const CreatePerson = graphql(
  `
    mutation CreatePerson($input: CreatePersonInput!) {
      createPerson(input: $input) {
        ... on PersonPayload {
          person {
            ...PersonLine
          }
        }
        ...MutationError
      }
    }
  `,
  [PersonLine, MutationError],
);

export const UpdatePerson = graphql(
  `
    mutation UpdatePerson($input: UpdatePersonInput!) {
      updatePerson(input: $input) {
        ... on PersonPayload {
          person {
            ...PersonLine
            dateOfBirth
            version
          }
        }
        ...MutationError
      }
    }
  `,
  [PersonLine, MutationError],
);

export const UndoMerge = graphql(
  `
    mutation UndoMerge($input: UndoMergeInput!) {
      undoMerge(input: $input) {
        ... on PersonPayload {
          person {
            ...PersonLine
            ...PersonMerges
          }
        }
        ...MutationError
      }
    }
  `,
  [PersonLine, PersonMerges, MutationError],
);

export const UpdateContact = graphql(
  `
    mutation UpdateContact($input: UpdateContactInput!) {
      updateContact(input: $input) {
        ... on PersonPayload {
          person {
            ...PersonContact
          }
        }
        ...MutationError
      }
    }
  `,
  [PersonContact, MutationError],
);

export const SetSsn = graphql(
  `
    mutation SetSsn($input: SetSsnInput!) {
      setSsn(input: $input) {
        ... on PersonPayload {
          person {
            id
            ssnLastFour
          }
        }
        ...MutationError
      }
    }
  `,
  [MutationError],
);

export const AddNeed = graphql(
  `
    mutation AddNeed($input: AddNeedInput!) {
      addNeed(input: $input) {
        ... on PersonPayload {
          person {
            ...PersonNeeds
          }
        }
        ...MutationError
      }
    }
  `,
  [PersonNeeds, MutationError],
);

export const CloseNeed = graphql(
  `
    mutation CloseNeed($input: CloseNeedInput!) {
      closeNeed(input: $input) {
        ... on PersonPayload {
          person {
            ...PersonNeeds
          }
        }
        ...MutationError
      }
    }
  `,
  [PersonNeeds, MutationError],
);

export const RecordConsent = graphql(
  `
    mutation RecordConsent($input: RecordConsentInput!) {
      recordConsent(input: $input) {
        ... on ConsentPayload {
          consent {
            ...ConsentFacts
          }
        }
        ...MutationError
      }
    }
  `,
  [ConsentFacts, MutationError],
);

export const WithdrawConsent = graphql(
  `
    mutation WithdrawConsent($input: WithdrawConsentInput!) {
      withdrawConsent(input: $input) {
        ... on ConsentPayload {
          consent {
            ...ConsentFacts
          }
        }
        ...MutationError
      }
    }
  `,
  [ConsentFacts, MutationError],
);

export const InvitePerson = graphql(
  `
    mutation InvitePerson($input: InvitePersonInput!) {
      invitePerson(input: $input) {
        ... on InvitationPayload {
          code
          invitation {
            ...InvitationFacts
          }
        }
        ...MutationError
      }
    }
  `,
  [InvitationFacts, MutationError],
);

export const RevokeInvitation = graphql(
  `
    mutation RevokeInvitation($input: RevokeInvitationInput!) {
      revokeInvitation(input: $input) {
        ... on InvitationPayload {
          invitation {
            ...InvitationFacts
          }
        }
        ...MutationError
      }
    }
  `,
  [InvitationFacts, MutationError],
);
