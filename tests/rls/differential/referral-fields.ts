import type { Actor } from '@throughline/schema/domain/access/actor';
import { isOversight } from '@throughline/schema/domain/access/actor';
import { REFERRAL_STATUSES } from '@throughline/schema/domain/referral/status';
import { dateOf } from '@throughline/schema/domain/shared/chicago-time';
import { CATEGORIES } from './cast.ts';
import { isLate } from './due.ts';
import type { Box } from './due.ts';
import { ids, near, nodeIds, sorted } from './field.ts';
import type { RootField } from './field.ts';
import type { Oracle } from './oracle.ts';
import type { Random } from './random.ts';
import type { ReferralRow } from './rows.ts';

const REFERRAL = `
  id personName person { id contact { phone } } detail { reason } consent { id } unread
  sender { id } receiver { id } service { id } next { id } previous { id }
  messages(first: 100) { edges { node { id organization { id } } } }
  files { id }
  notes { id }
  attempts { id note organization { id } }
  alarms { id }
  contactReports { id }
  history(first: 100) { edges { node { id actor { id } actorOrganization { id } } } }`;

type Attempt = { id: string; note: string | null };
type Deed = { id: string; actor: { id: string } | null };

// eslint-disable-next-line @typescript-eslint/no-explicit-any
const seen = (row: any) =>
  row && {
    id: row.id,
    person: row.person?.id ?? null,
    named: row.personName !== null,
    contact: Boolean(row.person?.contact),
    detail: row.detail !== null,
    consent: row.consent?.id ?? null,
    unread: row.unread,
    parties: [row.sender.id, row.receiver?.id ?? null, row.service?.id ?? null],
    messages: nodeIds(row.messages),
    files: ids(row.files),
    notes: ids(row.notes),
    attempts: ids(row.attempts),
    remarks: ids(row.attempts.filter(({ note }: Attempt) => note !== null)),
    reports: ids(row.contactReports),
    alarms: ids(row.alarms),
    history: sorted(
      row.history.edges.map(({ node }: { node: Deed }) => `${node.id} ${node.actor?.id}`),
    ),
  };

const offered = (
  oracle: Oracle,
  actor: Actor,
  { service_id, receiver_organization_id }: ReferralRow,
) =>
  receiver_organization_id && oracle.offers(actor, receiver_organization_id) ? service_id : null;

const SIDE_HISTORY = [
  'DRAFT_CREATED',
  'DRAFT_UPDATED',
  'DRAFT_PUT_AWAY',
  'FILE_ATTACHED',
  'FILE_REMOVED',
];

function expected(oracle: Oracle, actor: Actor, referral: ReferralRow | null) {
  if (!referral || !oracle.seesReferral(actor, referral)) return null;
  const { rows } = oracle;
  const mine = <Row extends { referral_id: string | null }>(list: readonly Row[]) =>
    list.filter((row) => row.referral_id === referral.id);
  const detail = oracle.detail(actor, referral);
  const person = oracle.person(actor, referral.person_id);
  const consent = rows.consent.find(({ id }) => id === referral.consent_id);
  const attempts = mine(rows.contact_attempt).filter((row) => oracle.attempt(actor, row));
  const own = ({ organization_id }: { organization_id: string }) =>
    organization_id === actor.organizationId && !isOversight(actor);
  const remarks = new Set(
    rows.contact_attempt_note.filter(own).map(({ attempt_id }) => attempt_id),
  );
  return {
    id: referral.id,
    person: person?.id ?? null,
    named: person !== null,
    contact: person !== null && oracle.contact(actor, person),
    detail,
    consent: consent && oracle.consent(actor, consent) ? consent.id : null,
    unread: isUnread(oracle, actor, referral),
    parties: [
      referral.sender_organization_id,
      referral.receiver_organization_id,
      offered(oracle, actor, referral),
    ],
    messages: ids(detail ? mine(rows.referral_message) : []),
    files: ids(mine(rows.referral_file).filter((row) => oracle.file(actor, referral, row))),
    notes: ids(mine(rows.referral_note).filter(own)),
    attempts: ids(attempts),
    remarks: ids(attempts.filter(({ id }) => remarks.has(id))),
    reports: ids(oracle.report(actor, referral) ? mine(rows.contact_report) : []),
    alarms: ids(mine(rows.due_time).filter(({ fired_at }) => fired_at !== null)),
    history: sorted(
      mine(rows.activity)
        .filter(
          (row) =>
            oracle.activity(actor, row) &&
            (['STATUS', 'CONTACT', 'PARTIES'].includes(row.audience) ||
              (row.audience === 'SIDE' && SIDE_HISTORY.includes(row.kind))),
        )
        .map((row) => `${row.id} ${oracle.user(actor, row.actor_user_id) ?? undefined}`),
    ),
  };
}

const isUnread = ({ rows }: Oracle, actor: Actor, referral: ReferralRow): boolean =>
  referral.status !== 'DRAFT' &&
  !rows.referral_read.some(
    (row) => row.user_id === actor.userId && row.referral_id === referral.id,
  );

const oneOf = (random: Random, oracle: Oracle, actor: Actor): ReferralRow =>
  near(random, oracle.rows.referral, (row) =>
    [
      row.sender_organization_id === actor.organizationId,
      row.receiver_organization_id === actor.organizationId,
      row.person_id === actor.personId,
    ].includes(true),
  );

const BOXES: readonly Box[] = ['RECEIVED', 'SENT', 'DRAFTS', 'AREA'];

/** What an organization, an area or the state has in a box. */
function inBox(oracle: Oracle, actor: Actor, box: Box): ReferralRow[] {
  const { organizationId: own, lwiaId } = actor;
  return oracle.referrals(actor).filter((row) => {
    if (box === 'DRAFTS')
      return row.status === 'DRAFT' && !row.put_away_at && row.sender_organization_id === own;
    if (row.status === 'DRAFT') return false;
    if (box === 'SENT') return row.sender_organization_id === own;
    if (box === 'RECEIVED') return row.receiver_organization_id === own;
    return (
      isOversight(actor) ||
      (lwiaId !== null && [row.sender_lwia_id, row.receiver_lwia_id].includes(lwiaId))
    );
  });
}

type Filter = {
  box: Box;
  statuses?: string[];
  categories?: string[];
  assignedTo?: 'ME' | 'NOBODY';
  unreadOnly?: boolean;
  overdueOnly?: boolean;
  words?: string;
  organizationId?: string;
};

function passes(oracle: Oracle, actor: Actor, filter: Filter, row: ReferralRow): boolean {
  const { box, statuses, categories, assignedTo, words, organizationId } = filter;
  const holders = { RECEIVED: [row.receiver_assignee_id], SENT: [row.sender_assignee_id] };
  const both = [row.receiver_assignee_id, row.sender_assignee_id];
  const assigned = box === 'AREA' ? both : box === 'RECEIVED' ? holders.RECEIVED : holders.SENT;
  const others = {
    RECEIVED: [row.sender_organization_id],
    AREA: [row.sender_organization_id, row.receiver_organization_id],
  };
  const counterparts =
    box === 'RECEIVED' || box === 'AREA' ? others[box] : [row.receiver_organization_id];
  const named = () => oracle.person(actor, row.person_id)?.last_name === words;
  return (
    (!statuses?.length || statuses.includes(row.status)) &&
    (!categories?.length || categories.includes(row.category ?? '')) &&
    (assignedTo !== 'ME' || assigned.includes(actor.userId)) &&
    (assignedTo !== 'NOBODY' || assigned.every((holder) => holder === null)) &&
    (!filter.unreadOnly || isUnread(oracle, actor, row)) &&
    (!filter.overdueOnly || isLate(oracle, row, box)) &&
    (!words || row.number === words || named()) &&
    (!organizationId || counterparts.includes(organizationId))
  );
}

export const REFERRAL_FIELDS: readonly RootField[] = [
  {
    name: 'referral',
    document: `query ($id: ID!) { found: referral(id: $id) { ${REFERRAL} } }`,
    for: 'SIGNED_IN',
    ask: (random, oracle, actor) => ({ id: oneOf(random, oracle, actor).id }),
    expected: (oracle, { actor }, { id }) =>
      expected(oracle, actor, oracle.referral(actor, String(id))),
    seen: ({ found }) => seen(found),
  },
  {
    name: 'referralByNumber',
    document: `query ($number: String!) { found: referralByNumber(number: $number) { ${REFERRAL} } }`,
    for: 'SIGNED_IN',
    ask: (random, oracle, actor) => ({ number: oneOf(random, oracle, actor).number }),
    expected: (oracle, { actor }, { number }) =>
      expected(oracle, actor, oracle.rows.referral.find((row) => row.number === number) ?? null),
    seen: ({ found }) => seen(found),
  },
  {
    name: 'referrals',
    document: `query ($filter: ReferralFilter!) {
      found: referrals(filter: $filter, first: 100) { totalCount edges { node { id unread person { id } } } } }`,
    for: 'STAFF',
    ask: (random, oracle, actor) => {
      const row = oneOf(random, oracle, actor);
      const person = oracle.rows.person.find(({ id }) => id === row.person_id);
      const filter: Filter = {
        box: random.pick(BOXES),
        ...(random.chance(0.25) && { statuses: random.some(REFERRAL_STATUSES) }),
        ...(random.chance(0.15) && { categories: random.some(CATEGORIES) }),
        ...(random.chance(0.15) && { assignedTo: random.pick(['ME', 'NOBODY'] as const) }),
        ...(random.chance(0.15) && { unreadOnly: true }),
        ...(random.chance(0.15) && { overdueOnly: true }),
        ...(random.chance(0.3) && { words: random.pick([row.number, person?.last_name ?? '']) }),
        ...(random.chance(0.15) && { organizationId: row.sender_organization_id }),
      };
      return { filter };
    },
    expected: (oracle, { actor }, variables) => {
      const filter = variables['filter'] as Filter;
      const found = inBox(oracle, actor, filter.box).filter((row) =>
        passes(oracle, actor, filter, row),
      );
      const listed = ids(
        found.map(({ id }) => ({ id: `${id} ${visiblePerson(oracle, actor, id)}` })),
      );
      return { totalCount: found.length, listed: found.length > 100 ? 'many' : listed };
    },
    seen: ({ found: { totalCount, edges } }) => ({
      totalCount,
      listed:
        totalCount > 100
          ? 'many'
          : ids(
              edges.map(({ node }: { node: { id: string; person: { id: string } | null } }) => ({
                id: `${node.id} ${node.person?.id}`,
              })),
            ),
    }),
  },
  {
    name: 'referralCounts',
    document: `query ($box: InboxBox!) { found: referralCounts(box: $box) {
      total unread overdue byStatus { status count } } }`,
    for: 'STAFF',
    ask: (random) => ({ box: random.pick(BOXES) }),
    expected: (oracle, { actor }, { box }) => {
      const found = inBox(oracle, actor, box as Box);
      return {
        total: found.length,
        unread: found.filter((row) => isUnread(oracle, actor, row)).length,
        overdue: found.filter((row) => isLate(oracle, row, box as Box)).length,
        byStatus: REFERRAL_STATUSES.flatMap((status) => {
          const count = found.filter((row) => row.status === status).length;
          return count > 0 ? [{ status, count }] : [];
        }),
      };
    },
    seen: ({ found }) => found,
  },
  {
    name: 'referralReport',
    document: `query ($box: InboxBox!, $sent: SentWithin!) { found: referralReport(box: $box, sent: $sent) {
      total { ...Told persons } groups { key figures { ...Told } } } }
      fragment Told on ReferralFigures { referrals late reached completedKnown coEnrolled }`,
    for: 'STAFF',
    ask: (random, { rows }) => {
      const days = random
        .some(rows.referral)
        .flatMap(({ first_sent_at: at }) => (at ? [dateOf(at)] : []))
        .sort();
      const [from = '2026-01-01'] = days;
      return { box: random.pick(BOXES), sent: { from, to: days.at(-1) ?? from } };
    },
    expected: (oracle, { actor }, variables) => {
      const { from, to } = variables['sent'] as { from: string; to: string };
      const found = inBox(oracle, actor, variables['box'] as Box).filter(
        ({ status, first_sent_at: at }) =>
          status !== 'DRAFT' && at && dateOf(at) >= from && dateOf(at) <= to,
      );
      const groups = Map.groupBy(found, (row) => row.receiver_organization_id);
      return {
        persons: new Set(found.map(({ person_id }) => person_id)).size,
        total: counted(oracle, actor, found),
        groups: sorted([...groups].map(([key, rows]) => `${key} ${counted(oracle, actor, rows)}`)),
      };
    },
    seen: ({ found: { total, groups } }) => ({
      persons: total.persons,
      total: told(total),
      groups: sorted(
        groups.map(({ key, figures }: { key: string; figures: Told }) => `${key} ${told(figures)}`),
      ),
    }),
  },
  {
    name: 'closedCopies',
    document: '{ found: closedCopies(first: 100) { id } }',
    for: 'STAFF',
    ask: () => ({}),
    expected: ({ rows }, { actor }) => ({
      ids: ids(
        rows.referral_closed_copy.filter((row) => row.organization_id === actor.organizationId),
      ),
      recalled: rows.activity.filter(
        ({ kind, receiver_organization_id: receiver }) =>
          kind === 'REFERRAL_RECALLED' && receiver === actor.organizationId,
      ).length,
    }),
    seen: ({ found }) => ({ ids: ids(found), recalled: found.length }),
  },
];

type Told = {
  referrals: number;
  late: number;
  reached: number;
  completedKnown: number;
  coEnrolled: number;
};
const told = ({ referrals, late, reached, completedKnown, coEnrolled }: Told) =>
  `${referrals} ${late} ${reached} ${completedKnown} ${coEnrolled}`;

/** Completed, about people whose other programs the viewer may know; of them, those after which one began. */
const enrolled = ({ rows }: Oracle, actor: Actor, found: readonly ReferralRow[]) => {
  const known = found.filter(
    ({ status, outcome, person_id }) =>
      status === 'COMPLETED' &&
      !outcome?.startsWith('WITHDRAWN') &&
      (isOversight(actor) ||
        rows.application.some(
          (row) =>
            row.person_id === person_id && row.lwia_id === actor.organizationId && !row.closed_at,
        )),
  );
  const followed = known.filter(({ id, person_id, receiver_organization_id, first_sent_at }) =>
    rows.co_enrollment.some(
      (row) =>
        row.person_id === person_id &&
        !row.removed_at &&
        (row.referral_id
          ? row.referral_id === id
          : row.organization_id === receiver_organization_id &&
            first_sent_at &&
            row.started_on >= dateOf(first_sent_at)),
    ),
  );
  return { completedKnown: known.length, coEnrolled: followed.length };
};

/** How many, of how many a time to answer ran out, of how many the person was reached. */
const counted = (oracle: Oracle, actor: Actor, found: readonly ReferralRow[]): string => {
  const { rows, now } = oracle;
  return told({
    ...enrolled(oracle, actor, found),
    referrals: found.length,
    late: found.filter(({ id, sent_at }) =>
      rows.due_time.some(
        (row) =>
          row.referral_id === id &&
          ['UNANSWERED', 'ESCALATED', 'UNDECIDED'].includes(row.rule) &&
          sent_at !== null &&
          row.since >= sent_at &&
          (row.fired_at !== null || (row.stopped_at ?? now) > row.due_at),
      ),
    ).length,
    reached: found.filter(
      ({ id }) =>
        rows.contact_attempt.some(
          ({ referral_id, target, result }) =>
            referral_id === id &&
            target === 'CUSTOMER' &&
            ['REACHED', 'APPOINTMENT_MADE', 'NOT_INTERESTED'].includes(result),
        ) || rows.contact_report.some((row) => row.referral_id === id && row.contacted),
    ).length,
  });
};

const visiblePerson = (oracle: Oracle, actor: Actor, referralId: string): string | undefined => {
  const row = oracle.referral(actor, referralId);
  return row ? oracle.person(actor, row.person_id)?.id : undefined;
};
