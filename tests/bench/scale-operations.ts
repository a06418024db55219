import { randomUUID } from 'node:crypto';
import { screenDocument } from '../support/screen-documents.ts';
import { OPERATIONS } from './operations.ts';
import type { Subject } from './scale-cast.ts';

/** What a screen asks for, by the subject it is about. */
export type Operation = {
  readonly title: string;
  /** A partner unless said. */
  readonly who?: Subject['role'];
  readonly query: string;
  readonly variables?: (subject: Subject) => object;
};

const INBOX = `query Inbox($filter: ReferralFilter!, $first: Int, $after: String) {
  referrals(filter: $filter, first: $first, after: $after) { edges { cursor node { id number status urgency updatedAt
    person { id firstName lastName } sender { id name } receiver { id name } } } pageInfo { hasNextPage endCursor } } }`;
const NEEDS_ME = `{ needsMe(first: 5) { kind dueAt since overdue referral { id number person { id firstName lastName } } } }`;
const PEOPLE = `query People($first: Int) { people(first: $first) { edges { node { id displayName contact { phone } } } } }`;
const ACCEPT = OPERATIONS.find(({ name }) => name === 'D')?.query ?? '';

const inbox = (filter: object, first: number) => (): object => ({ filter, first });

/** The hot operations of the screens, with pages that are full on both sides. */
export const HOT: readonly Operation[] = [
  // As much as a partner has where the state is small: a full page there would be compared with a short one.
  { title: 'Inbox of 5', query: INBOX, variables: inbox({ box: 'RECEIVED' }, 5) },
  { title: 'What needs me, 5', query: NEEDS_ME },
  { title: 'People, 5', query: PEOPLE, variables: () => ({ first: 5 }) },
  ...(['PARTNER_ADMIN', 'STATE_ADMIN'] as const).flatMap((who): Operation[] => [
    {
      title: 'Referral by id',
      who,
      query: screenDocument('ReferralPage'),
      variables: ({ referralId }) => ({ id: referralId }),
    },
    {
      title: 'Person',
      who,
      query: screenDocument('PersonPage'),
      variables: ({ personId }) => ({ id: personId }),
    },
    {
      title: 'Search by name',
      who,
      query: screenDocument('GlobalSearch'),
      variables: ({ name }) => ({ words: name }),
    },
    {
      title: 'Counts',
      who,
      query: screenDocument('InboxCounts'),
      variables: ({ role }) => ({
        refers: role === 'PARTNER_ADMIN',
        oversees: role === 'STATE_ADMIN',
      }),
    },
  ]),
  { title: 'Inbox of 50', who: 'STATE_ADMIN', query: INBOX, variables: inbox({ box: 'AREA' }, 50) },
  {
    title: 'Inbox of 50, after 5,000',
    who: 'STATE_ADMIN',
    query: INBOX,
    variables: ({ deep }) => ({ filter: { box: 'AREA' }, first: 50, after: deep }),
  },
  {
    title: 'Inbox of 50 by status',
    who: 'STATE_ADMIN',
    query: INBOX,
    variables: inbox({ box: 'AREA', statuses: ['SENT', 'RECEIVED'] }, 50),
  },
  {
    title: 'Inbox of 50 by need',
    who: 'STATE_ADMIN',
    query: INBOX,
    variables: inbox({ box: 'AREA', categories: ['HOUSING'] }, 50),
  },
  {
    title: 'Inbox of 50, overdue',
    who: 'STATE_ADMIN',
    query: INBOX,
    variables: inbox({ box: 'AREA', overdueOnly: true }, 50),
  },
  { title: 'People, 50', who: 'STATE_ADMIN', query: PEOPLE, variables: () => ({ first: 50 }) },
  {
    title: 'Search for services',
    query: screenDocument('Services'),
    variables: () => ({ filter: { words: 'welding', zip: '60623' }, first: 25 }),
  },
  {
    title: 'Accept a referral',
    query: ACCEPT,
    variables: ({ openId }) => ({ input: { id: openId, clientMutationId: randomUUID() } }),
  },
];
