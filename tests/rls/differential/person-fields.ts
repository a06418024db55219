import type { Actor } from '@throughline/schema/domain/access/actor';
import { isOversight } from '@throughline/schema/domain/access/actor';
import { matchPersons } from '@throughline/schema/domain/customer/match';
import type { MatchFacts } from '@throughline/schema/domain/customer/match';
import { applied, grantsOfApplications, recommended } from './application-seen.ts';
import type { ApplicationSeen } from './application-seen.ts';
import { ids, line, near, nodeIds, sorted } from './field.ts';
import type { RootField } from './field.ts';
import { looks } from './log-fields.ts';
import type { Oracle } from './oracle.ts';
import type { Random } from './random.ts';
import type { PersonRow } from './rows.ts';

const oneOf = (random: Random, oracle: Oracle, actor: Actor): PersonRow =>
  near(random, oracle.rows.person, (row) =>
    oracle.reach
      .referralsOf(row.id)
      .some(
        (each) =>
          each.sender_organization_id === actor.organizationId ||
          each.receiver_organization_id === actor.organizationId ||
          row.id === actor.personId,
      ),
  );

const HISTORY = ['STATUS', 'CONTACT', 'PARTIES', 'PERSON', 'SIDE_AND_PERSON'];

type ReachSeen = {
  organization: { id: string };
  reason: string;
  referral: { id: string } | null;
  validUntil: string | null;
  endedAt: string | null;
};

/** Ended by an event or by time: either way it is over. */
const isOver = ({ validUntil, endedAt }: ReachSeen): boolean =>
  endedAt !== null || (validUntil !== null && new Date(validUntil) <= new Date());

/** Every reason there is or was, and whether it still holds. */
function whoCanSee(oracle: Oracle, actor: Actor, person: PersonRow): string[] {
  const { reach } = oracle;
  const visible = (id: string) => oracle.referral(actor, id)?.id ?? null;
  const reasons = [
    {
      organization: person.created_by_organization_id,
      reason: 'CREATED_HERE',
      over: false,
      referral: null,
    },
    ...oracle.rows.emergency_access
      .filter(({ person_id }) => person_id === person.id)
      .map(({ organization_id, valid_until }) => ({
        organization: organization_id,
        reason: 'EMERGENCY',
        over: valid_until === null || valid_until <= oracle.now,
        referral: null,
      })),
    ...reach.referralsOf(person.id).flatMap((row) => {
      const { sender_lwia_id, receiver_lwia_id } = row;
      const area = (organization: string | null, over: boolean) =>
        organization ? [{ organization, reason: 'LWIA_ADMINISTRATOR', over, referral: row }] : [];
      const sent = {
        organization: row.sender_organization_id,
        reason: 'SENT_REFERRAL',
        over: !reach.isWithSender(row),
        referral: row,
      };
      if (!row.first_sent_at) return [sent];
      const over = !reach.isWithReceiver(row);
      return [
        sent,
        {
          organization: row.receiver_organization_id ?? '',
          reason: 'RECEIVED_REFERRAL',
          over,
          referral: row,
        },
        ...area(sender_lwia_id, row.status === 'DRAFT'),
        ...(receiver_lwia_id === sender_lwia_id ? [] : area(receiver_lwia_id, over)),
      ];
    }),
  ];
  const complete = seesAll(actor, person);
  const own = actor.organizationId;
  const takesPart = (id: string) =>
    id === own || oracle.organization(actor, id)?.status === 'APPROVED';
  const shown = [...reasons, ...grantsOfApplications(oracle, person)].filter(
    ({ organization, reason, referral }) => {
      if (!takesPart(organization)) return false;
      if (complete) return true;
      if (organization === own)
        return reason !== 'LWIA_ADMINISTRATOR' || actor.role === 'LWIA_ADMIN';
      if (!referral || referral.status === 'DRAFT' || reason === 'LWIA_ADMINISTRATOR') return false;
      return [referral.sender_organization_id, referral.receiver_organization_id].includes(own);
    },
  );
  const states = oracle.rows.organization.filter(
    ({ kind, status }) => kind === 'STATE' && status === 'APPROVED',
  );
  return sorted([
    ...(complete ? states.map(({ id }) => line(id, 'STATE', null, false)) : []),
    ...shown.map(({ organization, reason, referral, over }) =>
      line(organization, reason, referral && visible(referral.id), over),
    ),
  ]);
}

const seesAll = (actor: Actor, person: PersonRow): boolean =>
  isOversight(actor) ||
  actor.personId === person.id ||
  (actor.role === 'LWIA_ADMIN' && person.lwia_id === actor.lwiaId);

/** What the viewer may compare a new person with. */
function factsOf(oracle: Oracle, actor: Actor, person: PersonRow): MatchFacts {
  const { rows } = oracle;
  const contact = oracle.contact(actor, person)
    ? rows.person_contact.find(({ person_id }) => person_id === person.id)
    : undefined;
  const birth = oracle.birth(actor, person)
    ? rows.person_birth.find(({ person_id }) => person_id === person.id)
    : undefined;
  return {
    firstName: person.first_name,
    lastName: person.last_name,
    dateOfBirth: birth?.date_of_birth ?? null,
    phone: contact?.phone ?? null,
    email: contact?.email ?? null,
  };
}

/** The same words as app.record_matches, in other words: same family name and one thing more. */
function isLikelyPair({ rows }: Oracle, one: PersonRow, other: PersonRow): boolean {
  const same = <Row extends { person_id: string }>(
    list: readonly Row[],
    value: (row: Row) => string | null,
  ) => {
    const [a, b] = [one, other].map(({ id }) => list.find(({ person_id }) => person_id === id));
    return a !== undefined && b !== undefined && value(a) !== null && value(a) === value(b);
  };
  return (
    one.last_name === other.last_name &&
    ((one.first_name === other.first_name && same(rows.person_birth, (row) => row.date_of_birth)) ||
      same(rows.person_contact, (row) => row.phone) ||
      same(rows.person_contact, (row) => row.email))
  );
}

const pair = (a: string, b: string): string => sorted([a, b]).join(' ');

export const PERSON_FIELDS: readonly RootField[] = [
  {
    name: 'person',
    document: `query ($id: ID!) { found: person(id: $id) {
      id contact { phone } dateOfBirth needs { id recordedBy { id } } consents { id recordedBy { id } } invitations { id }
      referrals(first: 100) { totalCount edges { node { id } } } history(first: 100) { edges { node { id } } }
      accessLog(first: 100, to: "2020-12-31") { edges { node { id user { id } } } }
      goesIntegrated keepsCoEnrollments coEnrollments { id } startablePrograms applications { id earlierRecords { attached person { id } } }
      planReferrals(first: 100) { totalCount edges { node { id } } } recommendations { category dismissal { reason } }
      whoCanSeeIsComplete whoCanSee { organization { id } reason referral { id } validUntil endedAt } } }`,
    for: 'SIGNED_IN',
    ask: (random, oracle, actor) => ({ id: oneOf(random, oracle, actor).id }),
    expected: (oracle, { actor }, { id }) => {
      const person = oracle.person(actor, String(id));
      if (!person) return null;
      const { rows } = oracle;
      const of = <Row extends { person_id: string | null }>(list: readonly Row[]) =>
        list.filter(({ person_id }) => person_id === person.id);
      const referrals = of(rows.referral).filter(
        (row) => oracle.seesReferral(actor, row) && !row.put_away_at,
      );
      return {
        id: person.id,
        contact: oracle.contact(actor, person),
        dateOfBirth: oracle.birth(actor, person) && of(rows.person_birth).length > 0,
        needs: ids(of(rows.person_need).filter((row) => oracle.need(actor, row))),
        consents: ids(of(rows.consent).filter((row) => oracle.consent(actor, row))),
        invitations: ids(
          of(rows.person_invitation).filter(
            (row) =>
              isOversight(actor) ||
              row.person_id === actor.personId ||
              row.created_by_organization_id === actor.organizationId,
          ),
        ),
        count: referrals.length,
        referrals: ids(referrals),
        history: ids(
          of(rows.activity).filter(
            (row) => HISTORY.includes(row.audience) && oracle.activity(actor, row),
          ),
        ),
        ...applied(oracle, actor, person),
        complete: seesAll(actor, person),
        whoCanSee: whoCanSee(oracle, actor, person),
        looks: looks(oracle, actor, person),
      };
    },
    seen: ({ found }) =>
      found && {
        id: found.id,
        contact: found.contact !== null,
        dateOfBirth: found.dateOfBirth !== null,
        needs: ids(found.needs),
        consents: ids(found.consents),
        invitations: ids(found.invitations),
        count: found.referrals.totalCount,
        referrals: nodeIds(found.referrals),
        history: nodeIds(found.history),
        integrated: found.goesIntegrated,
        keeps: found.keepsCoEnrollments,
        coEnrollments: ids(found.coEnrollments),
        recommended: recommended(found.recommendations),
        startable: found.startablePrograms.length,
        applications: sorted(
          found.applications.map((each: ApplicationSeen) =>
            line(
              each.id,
              ...sorted(
                each.earlierRecords.flatMap(({ attached, person }) =>
                  attached ? (person?.id ?? 'hidden') : [],
                ),
              ),
            ),
          ),
        ),
        plan: [found.planReferrals.totalCount, ...nodeIds(found.planReferrals)],
        complete: found.whoCanSeeIsComplete,
        whoCanSee: sorted(
          found.whoCanSee.map((reach: ReachSeen) =>
            line(reach.organization.id, reach.reason, reach.referral?.id ?? null, isOver(reach)),
          ),
        ),
        looks: sorted(
          found.accessLog.edges.map(
            ({ node }: { node: { id: string; user: { id: string } | null } }) =>
              line(node.id, node.user?.id),
          ),
        ),
      },
  },
  {
    name: 'people',
    document: `query ($words: String) { found: people(words: $words, first: 100) {
      totalCount edges { node { id contact { phone } } } } }`,
    for: 'STAFF',
    ask: (random, oracle, actor) => ({
      words: random.chance(0.7) ? oneOf(random, oracle, actor).last_name : null,
    }),
    expected: (oracle, { actor }, { words }) => {
      const found = oracle
        .people(actor)
        .filter(({ last_name }) => words === null || last_name === words);
      return {
        count: found.length,
        people: ids(found.map((row) => ({ id: line(row.id, oracle.contact(actor, row)) }))),
      };
    },
    seen: ({ found: { totalCount, edges } }) => ({
      count: totalCount,
      people: ids(
        edges.map(({ node }: { node: { id: string; contact: object | null } }) => ({
          id: line(node.id, node.contact !== null),
        })),
      ),
    }),
  },
  {
    name: 'similarPeople',
    document: `query ($firstName: String!, $lastName: String!, $dateOfBirth: Date, $phone: String, $email: String) {
      found: similarPeople(firstName: $firstName, lastName: $lastName, dateOfBirth: $dateOfBirth,
        phone: $phone, email: $email) { score basis person { id } } }`,
    for: 'STAFF',
    ask: (random, oracle, actor) => {
      const person = oneOf(random, oracle, actor);
      const contact = oracle.rows.person_contact.find(({ person_id }) => person_id === person.id);
      return {
        firstName: random.chance(0.5) ? person.first_name : 'Zoe',
        lastName: person.last_name,
        dateOfBirth: random.pick([null, '1990-05-31', '1985-01-02']),
        phone: random.pick([null, contact?.phone ?? null]),
        email: random.pick([null, contact?.email ?? null]),
      };
    },
    expected: (oracle, { actor }, entered) =>
      sorted(
        oracle.people(actor).flatMap((person) => {
          const { score, basis } = matchPersons(
            entered as MatchFacts,
            factsOf(oracle, actor, person),
          );
          const telling = basis.includes('NAME') || basis.includes('EMAIL') || basis.length > 1;
          return score >= 30 && telling ? [line(person.id, String(score), basis.join())] : [];
        }),
      ),
    seen: ({ found }) =>
      sorted(
        found.map((hit: { score: number; basis: string[]; person: { id: string } }) =>
          line(hit.person.id, String(hit.score), hit.basis.join()),
        ),
      ),
  },
  {
    name: 'likelyMatches',
    document: '{ found: likelyMatches(first: 100) { first { id } second { id } } }',
    for: 'STAFF',
    ask: () => ({}),
    expected: (oracle, { actor }) => {
      if (!['STATE_ADMIN', 'LWIA_ADMIN'].includes(actor.role)) return [];
      const people = oracle.people(actor);
      return sorted(
        people.flatMap((one, index) =>
          people
            .slice(index + 1)
            .filter((other) => isLikelyPair(oracle, one, other) && oracle.judges(actor, one, other))
            .map((other) => pair(one.id, other.id)),
        ),
      );
    },
    seen: ({ found }) =>
      sorted(
        found.map((match: { first: { id: string }; second: { id: string } }) =>
          pair(match.first.id, match.second.id),
        ),
      ),
  },
  {
    name: 'likelyMatch',
    document: `query ($id: ID!) { found: likelyMatch(id: $id) { id comparison {
      first { person { id } } second { person { id } } } } }`,
    for: 'STAFF',
    ask: (random, oracle) => ({ id: random.pick(oracle.rows.person_match).id }),
    expected: (oracle, { actor }, { id }) => {
      const match = oracle.rows.person_match.find((row) => row.id === id);
      if (!match) return null;
      const one = oracle.person(actor, match.first_id);
      const other = oracle.person(actor, match.second_id);
      return one && other && oracle.judges(actor, one, other)
        ? [match.id, pair(match.first_id, match.second_id)]
        : null;
    },
    seen: ({ found }) =>
      found && [
        found.id,
        pair(found.comparison.first.person.id, found.comparison.second.person.id),
      ],
  },
  {
    name: 'search',
    document: `query ($words: String!) { found: search(words: $words, first: 100) {
      __typename ... on Person { id contact { phone } ssnLastFour } ... on Referral { id detail { reason } } } }`,
    for: 'SIGNED_IN',
    ask: (random, oracle, actor) => ({
      words: random.chance(0.5)
        ? oneOf(random, oracle, actor).last_name
        : random.pick(oracle.rows.referral).number,
    }),
    expected: (oracle, { actor }, { words }) =>
      sorted([
        ...oracle
          .people(actor)
          .filter(({ last_name }) => last_name === words)
          .map((row) => line('Person', row.id, oracle.contact(actor, row), oracle.ssn(actor, row))),
        ...oracle
          .referrals(actor)
          .filter(({ number }) => number === words)
          .map((row) => line('Referral', row.id, oracle.detail(actor, row), null)),
      ]),
    seen: ({ found }) =>
      sorted(
        found.map(
          (hit: {
            __typename: string;
            id: string;
            contact?: object | null;
            detail?: object | null;
            ssnLastFour?: string | null;
          }) => line(hit.__typename, hit.id, Boolean(hit.contact ?? hit.detail), hit.ssnLastFour),
        ),
      ),
  },
];
