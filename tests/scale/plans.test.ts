import { SWEEPERS } from '@throughline/api/jobs/sweepers';
import { readAfter } from '@throughline/api/events/tailer-query';
import { replay } from '@throughline/api/events/replay';
import { withConnection } from '@throughline/prisma/admin';
import { withClaims } from '@throughline/prisma/claims';
import { createClient } from '@throughline/prisma/client';
import { areaId, STATE_AGENCY_ID } from '@throughline/prisma/seed/reference/areas';
import type { Topic } from '@throughline/schema/platform/live-port';
import { encodeCursor } from '@throughline/schema/platform/cursor';
import { timeCursor } from '@throughline/schema/platform/keyset-page';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeCustomer, makeStaff } from '../support/actors.ts';
import type { Visitor } from '../support/actors.ts';
import { act, ask, testClient } from '../support/ask.ts';
import { adminQuery } from '../support/database.ts';
import { notePlans, scansOf, tellPlans } from '../support/plans.ts';
import type { Scan } from '../support/plans.ts';
import { DEEP_REFERRAL } from '../support/deep-referral.ts';
import { comparedCopies, LOADING_MS, scaleDatabase } from '../support/scale-database.ts';
import { screenDocument } from '../support/screen-documents.ts';

/** Tables that grow with the people served. */
const GROWING = new Set(
  (
    'person person_contact person_birth person_need consent access_grant referral referral_detail referral_message ' +
    'referral_note referral_read contact_attempt contact_report due_time activity notice access_log application'
  ).split(' '),
);
/**
 * A counter stops at a thousand, and a filter which no index begins with passes over four thousand rows before it
 * has counted those, when every fourth is meant. Reading one table whole would be twenty thousand.
 */
const MOST_ROWS = 4_500;

const heavy = (scans: readonly Scan[]): string[] =>
  scans
    .filter(({ table }) => GROWING.has(table))
    .filter(({ rows }) => rows > MOST_ROWS)
    .map(
      ({ kind, table, rows, query }) =>
        `${kind} on ${table}, ${rows} rows: ${query.replaceAll(/\s+/g, ' ').slice(0, 700)}`,
    );

type Cast = {
  receiver: Visitor;
  sender: Visitor;
  area: Visitor;
  state: Visitor;
  customer: Visitor;
};
let cast: Cast;
/** After the 5,000th referral of the state. */
let deep: string;
let ids: {
  received: string;
  sent: string;
  person: string;
  number: string;
  lastName: string;
  firstName: string;
};

beforeAll(async () => {
  const database = await scaleDatabase();
  await tellPlans(database);
  (await testClient()).pool.on('connect', notePlans);
  const busiest = async (side: string) =>
    (
      await adminQuery(
        `select ${side}_organization_id as id from referral where status <> 'DRAFT' group by 1 order by count(*) desc, 1 limit 1`,
      )
    )[0]?.id as string;
  const [receiverId, senderId] = [await busiest('receiver'), await busiest('sender')];
  const [row] = await adminQuery(
    `select r.id as received, r.number, p.id as person, p.last_name as "lastName", p.first_name as "firstName",
            (select s.id from referral s where s.sender_organization_id = $2 and s.status = 'SENT' limit 1) as sent
       from referral r join person p on p.id = r.person_id
      where r.receiver_organization_id = $1 and r.status <> 'DRAFT' and left(p.id::text, 8) <> all ($3) limit 1`,
    // Its person gets an account, which no copy has.
    [receiverId, senderId, await comparedCopies()],
  );
  ids = row as typeof ids;
  const [place] = await adminQuery(DEEP_REFERRAL);
  deep = timeCursor(place as Parameters<typeof timeCursor>[0]);
  cast = {
    receiver: await makeStaff(receiverId),
    sender: await makeStaff(senderId),
    area: await makeStaff(areaId(7), 'LWIA_ADMIN'),
    state: await makeStaff(STATE_AGENCY_ID, 'STATE_ADMIN'),
    customer: await makeCustomer(ids.person),
  };
}, LOADING_MS);

type Case = [who: keyof Cast, operation: string, variables?: () => Record<string, unknown>];

const inbox = (
  who: keyof Cast,
  box: string,
  filter: () => object = () => ({}),
  after: () => string | null = () => null,
): Case => [
  who,
  'InboxPage',
  () => ({
    filter: { box, ...filter() },
    after: after(),
    refers: who === 'receiver' || who === 'sender',
    oversees: who === 'area' || who === 'state',
    closed: false,
  }),
];
const FILTERS: Readonly<Record<string, unknown>>[] = [
  {},
  { statuses: ['SENT', 'RECEIVED'] },
  { categories: ['HOUSING'] },
  { urgencies: ['SAME_DAY'] },
  { assignedTo: 'ME' },
  { assignedTo: 'NOBODY' },
  { unreadOnly: true },
  { overdueOnly: true },
];
const CASES: Case[] = [
  ...FILTERS.flatMap((filter) => [
    inbox('receiver', 'RECEIVED', () => filter),
    inbox('sender', 'SENT', () => filter),
    inbox('sender', 'DRAFTS', () => filter),
    inbox('area', 'AREA', () => filter),
    inbox('state', 'AREA', () => filter),
  ]),
  ...(['receiver', 'area', 'state'] as const).flatMap((who): Case[] => {
    const box = who === 'receiver' ? 'RECEIVED' : 'AREA';
    return [
      inbox(who, box, () => ({ words: ids.lastName })),
      inbox(who, box, () => ({ words: ids.number })),
      inbox(who, box, () => ({ words: ids.number.slice(0, 5) })),
      inbox(who, box, () => ({ organizationId: cast.sender.organizationId })),
    ];
  }),
  inbox('state', 'AREA', undefined, () => deep),
  inbox(
    'state',
    'AREA',
    () => ({ statuses: ['COMPLETED'] }),
    () => deep,
  ),
  ...(['receiver', 'sender', 'area', 'state'] as const).flatMap((who): Case[] => [
    [
      who,
      'Services',
      () => ({ filter: { words: 'welding', zip: '60623', withinMiles: 25 }, first: 25 }),
    ],
    [who, 'SimilarPeople', () => ({ firstName: ids.firstName, lastName: ids.lastName })],
    [who, 'HomePage'],
    [who, 'MoreChanges', () => ({ after: null })],
    [who, 'People', () => ({ words: null })],
    [who, 'People', () => ({ words: ids.lastName })],
    [who, 'Caseload', () => ({ mine: who !== 'area' })],
    [who, 'GlobalSearch', () => ({ words: `${ids.firstName} ${ids.lastName}` })],
    [who, 'GlobalSearch', () => ({ words: ids.number })],
    [who, 'GlobalSearch', () => ({ words: ids.number.slice(0, 5) })],
    [who, 'ReferralPage', () => ({ id: ids.received })],
    [who, 'PersonPage', () => ({ id: ids.person })],
    [who, 'WhoCanSee', () => ({ id: ids.person })],
    [who, 'Notices', () => ({ unreadOnly: true })],
    [who, 'Services', () => ({ filter: { words: 'housing' }, first: 25 })],
    [
      who,
      'Services',
      () => ({
        filter: { personId: ids.person, zip: '60601', withinMiles: 25, openNow: true },
        first: 25,
      }),
    ],
  ]),
];

const run = async (who: Visitor, operation: string, variables: Record<string, unknown>) => {
  const answer = await ask(who, screenDocument(operation), variables);
  expect(answer.errors).toBeUndefined();
  return answer.data;
};

describe('no operation of the screens grows with the state', () => {
  it.each(CASES)('%s: %s %#', async (who, operation, variables = () => ({})) => {
    const scans = await scansOf(() => run(cast[who], operation, variables()));
    expect(scans.length).toBeGreaterThan(0);
    expect(heavy(scans)).toEqual([]);
  });
});
describe('nor what runs beside them', () => {
  it('the tailer reads on from where it is', async () => {
    const { roles } = await scaleDatabase();
    const [newest] = await adminQuery('select max(xid)::text as xid from activity');
    const scans = await scansOf(() =>
      withConnection(roles.feed, async (client) => {
        notePlans(client);
        await readAfter(client, 'scale', { xid: BigInt(String(newest?.['xid'])), seq: 0n });
      }),
    );
    expect(heavy(scans)).toEqual([]);
  });

  it.each(['receiver', 'area', 'state', 'customer'] as const)(
    'the replay for whoever comes back: %s',
    async (who) => {
      const { organizationId, lwiaId, personId } = cast[who];
      const topics: Topic[] = {
        receiver: [`organization:${organizationId}` as const],
        area: [`organization:${organizationId}` as const, `area:${lwiaId}` as const],
        state: ['state' as const],
        customer: [`person:${personId}` as const],
      }[who];
      const [place] = await adminQuery(
        'select xid::text, seq::text from activity order by xid desc, seq desc offset 2000 limit 1',
      );
      const after = { xid: BigInt(String(place?.['xid'])), seq: BigInt(String(place?.['seq'])) };
      const { db } = await testClient();
      const scans = await scansOf(() =>
        withClaims(cast[who], () =>
          replay(db, {
            topics,
            after: encodeCursor({ epoch: 'scale', ...after }),
            upTo: { xid: after.xid + 1_000_000n, seq: 0n },
            epoch: 'scale',
          }),
        ),
      );
      expect(scans.length).toBeGreaterThan(0);
      expect(heavy(scans)).toEqual([]);
    },
  );

  it('an answer with all its triggers', async () => {
    const [open] = await adminQuery(
      `select id from referral where receiver_organization_id = $1
          and status in ('SENT', 'ATTEMPTING_CONTACT', 'RECEIVED') and left(id::text, 8) <> all ($2) limit 1`,
      [cast.receiver.organizationId, await comparedCopies()],
    );
    const scans = await scansOf(async () => {
      const done = await act(cast.receiver, 'acceptReferral', { id: open?.['id'] }, PAYLOAD);
      expect(done.__typename).toBe('ReferralPayload');
    });
    expect(heavy(scans)).toEqual([]);
  });

  it.each(SWEEPERS)('the sweeper $name, once it has caught up', async ({ run: sweep }) => {
    const { roles } = await scaleDatabase();
    const { db, pool, close } = createClient({ url: roles.worker, poolSize: 1 });
    pool.on('connect', notePlans);
    const scans = await scansOf(() => sweep(db)).finally(close);
    expect(heavy(scans)).toEqual([]);
  });
});

const PAYLOAD = '... on ReferralPayload { referral { id } }';
