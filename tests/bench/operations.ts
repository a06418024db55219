import { randomUUID } from 'node:crypto';
import type { Subject } from './dataset.ts';
import type { LoadRequest } from './load.ts';

export type Operation = {
  readonly name: 'A' | 'B' | 'C' | 'D';
  readonly title: string;
  readonly query: string;
  readonly variables: (subject: Subject) => Readonly<Record<string, unknown>>;
  /** Changes rows, so each subject is asked once. */
  readonly writes: boolean;
  /** Of the limit's speed, what the plain stack reached when it was measured for this machine class. */
  readonly goal: number;
};

export const OPERATIONS: readonly Operation[] = [
  {
    name: 'A',
    title: 'Referral by id with person, organizations and ten events',
    query: `query A($id: ID!) { referral(id: $id) {
      id number status urgency createdAt updatedAt person { id firstName lastName }
      sender { id name } receiver { id name }
      history(first: 10) { edges { node { id kind at actorRole } } } } }`,
    variables: ({ referralId }) => ({ id: referralId }),
    writes: false,
    goal: 0.23,
  },
  {
    name: 'B',
    title: 'Inbox of 50 with names',
    query: `query B { referrals(filter: { box: RECEIVED }, first: 50) {
      edges { node { id number status urgency updatedAt person { id firstName lastName }
        sender { id name } receiver { id name } } }
      pageInfo { hasNextPage endCursor } } }`,
    variables: () => ({}),
    writes: false,
    goal: 0.29,
  },
  {
    name: 'C',
    title: 'Person with referrals and their events',
    query: `query C($id: ID!) { person(id: $id) {
      id firstName lastName createdAt contact { phone email }
      referrals(first: 25) { edges { node { id number status updatedAt sender { id name } receiver { id name }
        history(first: 10) { edges { node { id kind at } } } } } } } }`,
    variables: ({ personId }) => ({ id: personId }),
    writes: false,
    goal: 0.27,
  },
  {
    name: 'D',
    title: 'Accept a referral',
    query: `mutation D($input: AcceptReferralInput!) { acceptReferral(input: $input) {
      ... on ReferralPayload { referral { id number status version sender { id name } receiver { id name } } } } }`,
    variables: ({ referralId }) => ({
      input: { id: referralId, clientMutationId: randomUUID() },
    }),
    writes: true,
    goal: 0.23,
  },
];

/** The same question to both servers: the one finds the document in it, the other the statement by its path. */
export const requestOf = (
  { name, query, variables }: Operation,
  subject: Subject,
): LoadRequest => ({
  token: subject.token,
  path: '/graphql',
  body: JSON.stringify({ operationName: name, query, variables: variables(subject) }),
});
