import { randomUUID } from 'node:crypto';
import { createApp } from '@throughline/api/app';
import type { App } from '@throughline/api/app';
import { createAuth } from '@throughline/api/auth/auth';
import { fileLinks } from '@throughline/api/files/links';
import { stderrLog } from '@throughline/api/observability/log';
import { ssnVaultOf } from '@throughline/api/ssn-vault-of';
import { createClient } from '@throughline/prisma/client';
import { encodeCursor } from '@throughline/schema/platform/cursor';
import { fileStore } from '../support/file-store.ts';
import { screenDocument } from '../support/screen-documents.ts';
import { OPERATIONS } from './operations.ts';
import { percentile, table, writeSection } from './report.ts';
import { openScaleDatabase } from './scale-database.ts';
import { castOf } from './scale-cast.ts';
import type { Subject } from './scale-cast.ts';

const PUBLIC_URL = 'http://127.0.0.1';
const WARM_UP = 20;
const ROUNDS = 100;
const GOAL = 1.3;

type Operation = {
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

const HOT: readonly Operation[] = [
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
    variables: () => ({ filter: { words: 'welding', zip: '60623' } }),
  },
  {
    title: 'Accept a referral',
    query: ACCEPT,
    variables: ({ openId }) => ({ input: { id: openId, clientMutationId: randomUUID() } }),
  },
];

type Side = {
  readonly subjects: readonly Subject[];
  readonly app: App;
  readonly close: () => Promise<void>;
};

/** The screens' hot operations at two sizes of the state, in turns: what grows with the state stands out. */
export async function scale(sizes: { small: number; large: number }): Promise<void> {
  const sides: Side[] = [];
  try {
    for (const persons of [sizes.small, sizes.large]) sides.push(await openSide(persons));
    const [small, large] = sides;
    if (!small || !large) return;
    const rows: string[][] = [];
    for (const operation of HOT) {
      const [few, many] = await measure(operation, small, large);
      const ms = (values: readonly number[], share: number) => percentile(values, share).toFixed(1);
      const ratio = (share: number) =>
        (percentile(many, share) / percentile(few, share)).toFixed(2);
      const cells = [0.5, 0.95].flatMap((share) => [ms(few, share), ms(many, share), ratio(share)]);
      const who = operation.who === 'STATE_ADMIN' ? 'state' : 'partner';
      console.log(`${operation.title}, ${who}: ${cells.join('  ')}`);
      rows.push([operation.title, who, ...cells]);
    }
    const of = (share: string) => ['small', 'large', 'ratio'].map((word) => `${share} ${word}`);
    const text = table(['operation', 'asked by', ...of('p50'), ...of('p95')], rows);
    const people = (count: number) => count.toLocaleString('en-US');
    await writeSection(
      'scale',
      `Small: ${people(sizes.small)} people; large: ${people(sizes.large)}. ${ROUNDS} times each, in milliseconds; the goal is a ratio of at most ${GOAL.toFixed(2)} at p50.\n\n${text}`,
    );
  } finally {
    for (const { close } of sides.toReversed()) await close();
  }
}

async function openSide(persons: number): Promise<Side> {
  const database = await openScaleDatabase(persons);
  const { roles, secret } = database;
  const client = createClient({ url: roles.app, poolSize: 4 });
  const log = stderrLog('error');
  const auth = createAuth({ authUrl: roles.auth, secret, publicUrl: PUBLIC_URL, log });
  const ssn = ssnVaultOf({ ssnKeys: null }, secret);
  const live = {
    position: () => '',
    cursorOf: (place: { xid: bigint; seq: bigint }) => encodeCursor({ epoch: 'bench', ...place }),
  };
  const files = { links: fileLinks(secret), store: fileStore(), checkFirst: false };
  return {
    subjects: await castOf(database, WARM_UP + ROUNDS),
    app: createApp({ db: client.db, auth, live, ssn, files, log, publicUrl: PUBLIC_URL }),
    close: async () => {
      await client.close();
      await auth.close();
      await database.close();
    },
  };
}

/** One after the other, who is first in turns: what else the machine does hits both. */
async function measure(
  operation: Operation,
  small: Side,
  large: Side,
): Promise<[few: number[], many: number[]]> {
  const { who = 'PARTNER_ADMIN' } = operation;
  const taken: [number[], number[]] = [[], []];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const order = [0, 1] as const;
    for (const index of round % 2 ? order : order.toReversed()) {
      const side = index === 0 ? small : large;
      const subjects = side.subjects.filter(({ role }) => role === who);
      const subject = subjects[round % subjects.length];
      if (!subject) throw new Error(`Nobody is a ${who}.`);
      const ms = await ask(side.app, operation, subject);
      if (round >= WARM_UP) taken[index === 0 ? 0 : 1].push(ms);
    }
  }
  return taken;
}

async function ask({ graphql }: App, operation: Operation, subject: Subject): Promise<number> {
  const { query, variables, title } = operation;
  const request = new Request(`${PUBLIC_URL}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${subject.token}` },
    body: JSON.stringify({ query, variables: variables?.(subject) ?? {} }),
  });
  const began = performance.now();
  const text = await (await graphql(request)).text();
  const ms = performance.now() - began;
  if (text.includes('"errors"') || /^\{"data":\{"\w+":(null|\{\})\}/.test(text))
    throw new Error(`${title}: ${text.slice(0, 400)}`);
  return ms;
}
