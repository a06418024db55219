import { graphql, type FragmentOf } from '#lib/graphql/graphql.ts';

/** A person as a line of a list. */
export const PersonLine = graphql(`
  fragment PersonLine on Person {
    id
    displayName
    firstName
    lastName
    preferredName
    initials
    language
    county {
      fips
      name
    }
    lwia {
      id
      name
    }
  }
`);
export type PersonLine = FragmentOf<typeof PersonLine>;

export const PersonContact = graphql(`
  fragment PersonContact on Person {
    id
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
export type PersonContact = FragmentOf<typeof PersonContact>;

export const PersonNeeds = graphql(`
  fragment PersonNeeds on Person {
    id
    needs {
      id
      category
      note
      createdAt
      metAt
      recordedBy {
        id
        name
      }
    }
  }
`);
export type PersonNeeds = FragmentOf<typeof PersonNeeds>;

export const ConsentFacts = graphql(`
  fragment ConsentFacts on Consent {
    id
    state
    scopes
    wordingVersion
    language
    method
    witnessName
    givenAt
    expiresAt
    withdrawnAt
    openReferrals
    renewableReferrals
    viewerCanWithdraw
    recordedBy {
      id
      name
    }
  }
`);
export type ConsentFacts = FragmentOf<typeof ConsentFacts>;

export const InvitationFacts = graphql(`
  fragment InvitationFacts on PersonInvitation {
    id
    kind
    createdAt
    expiresAt
    usedAt
    revokedAt
  }
`);
export type InvitationFacts = FragmentOf<typeof InvitationFacts>;

/** Records made one with this one: for administrators. */
export const PersonMerges = graphql(`
  fragment PersonMerges on Person {
    id
    merges {
      id
      mergedName
      at
      undoUntil
      viewerCanUndo
      by {
        id
        name
      }
    }
  }
`);
export type PersonMerges = FragmentOf<typeof PersonMerges>;

/** Everything of a person's record but the referrals and the history. */
export const PersonRecord = graphql(
  `
    fragment PersonRecord on Person {
      ...PersonLine
      ...PersonContact
      ...PersonNeeds
      dateOfBirth
      ssnLastFour
      emergencyUntil
      hasAccount
      version
      updatedAt
      viewerActions
      accessLogExtent
      consents {
        ...ConsentFacts
      }
      invitations {
        ...InvitationFacts
      }
      ...PersonMerges
    }
  `,
  [PersonLine, PersonContact, PersonNeeds, ConsentFacts, InvitationFacts, PersonMerges],
);
export type PersonRecord = FragmentOf<typeof PersonRecord>;

/** With `first`: the cache finds the pages of a connection only when it was asked for with arguments. */
export const PeopleQuery = graphql(
  `
    query People($words: String, $after: String) {
      people(words: $words, first: 25, after: $after) {
        totalCount
        edges {
          node {
            ...PersonLine
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [PersonLine],
);

export const SimilarPeopleQuery = graphql(
  `
    query SimilarPeople(
      $firstName: String!
      $lastName: String!
      $dateOfBirth: Date
      $phone: String
      $email: String
      $ssn: Ssn
    ) {
      similarPeople(
        firstName: $firstName
        lastName: $lastName
        dateOfBirth: $dateOfBirth
        phone: $phone
        email: $email
        ssn: $ssn
      ) {
        score
        basis
        person {
          ...PersonLine
        }
      }
    }
  `,
  [PersonLine],
);
