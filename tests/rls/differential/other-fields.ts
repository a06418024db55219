import type { Actor } from '@throughline/schema/domain/access/actor';
import { isAdministrator, isOversight } from '@throughline/schema/domain/access/actor';
import { CATEGORIES } from './cast.ts';
import { JOB_NAMES } from '@throughline/schema/domain/operation/job';
import { ids, nodeIds, sorted } from './field.ts';
import type { RootField } from './field.ts';
import type { Oracle } from './oracle.ts';
import type { ActivityRow, MembershipRow, ServiceRow } from './rows.ts';
import { looksAfter, pending, workOfActor } from './work-seen.ts';

const DAY = 86_400_000;
/** As world.ts writes it down. */
const JOBS_RAN_ON = '2026-11-03';

const active = ({ rows }: Oracle, organizationId: string | null): MembershipRow[] =>
  rows.membership.filter(
    (row) => row.organization_id === organizationId && row.status === 'ACTIVE',
  );

function concerns(actor: Actor, row: ActivityRow): boolean {
  const status = row.audience === 'STATUS';
  const contact = status || row.audience === 'CONTACT';
  if (actor.role === 'CUSTOMER') return contact && row.person_id === actor.personId;
  if (isOversight(actor)) return contact;
  const { organizationId: own, lwiaId } = actor;
  const party = [row.sender_organization_id, row.receiver_organization_id].includes(own);
  const area = lwiaId !== null && [row.sender_lwia_id, row.receiver_lwia_id].includes(lwiaId);
  if (row.audience === 'SIDE') return row.side_organization_id === own;
  return ((contact || row.audience === 'PARTIES') && party) || (status && area);
}

const WEEK = 7 * DAY;

type Subject = { id: string } | null;
type Waiting = {
  id: string;
  referral: Subject;
  membership: Subject;
  organization: Subject;
  problem: Subject;
  match: Subject;
};
type Hits = {
  totalCount: number;
  edges: { node: { service: { id: string }; fit: object | null } }[];
};

export const OTHER_FIELDS: readonly RootField[] = [
  {
    name: 'needsMe',
    document: `{ found: needsMe(first: 100) { id referral { id } membership { id } organization { id }
      problem { id } match { id first { id } second { id } } } }`,
    for: 'STAFF',
    ask: () => ({}),
    expected: (oracle, { actor }) => {
      const items = workOfActor(oracle, actor);
      return items.length > 100 ? 'many' : items.map((id) => `${id} ${id.split(':')[1]}`);
    },
    seen: ({ found }: { found: Waiting[] }) =>
      found.length === 100
        ? 'many'
        : sorted(
            found.map(({ id, referral, membership, organization, problem, match }) => {
              const subject = referral ?? membership ?? organization ?? problem ?? match;
              return `${id} ${subject?.id}`;
            }),
          ),
  },
  {
    name: 'recentChanges',
    document: '{ found: recentChanges(first: 100) { edges { node { id referral { id } } } } }',
    for: 'SIGNED_IN',
    ask: () => ({}),
    expected: (oracle, { actor }) => {
      const since = new Date(Number(oracle.now) - WEEK);
      const found = oracle.rows.activity.filter(
        (row) =>
          row.subject_type === 'REFERRAL' &&
          row.at > since &&
          (row.actor_user_id === null || row.actor_user_id !== actor.userId) &&
          concerns(actor, row) &&
          oracle.activity(actor, row),
      );
      const visible = ({ referral_id }: ActivityRow) =>
        oracle.referral(actor, referral_id ?? '')?.id;
      return found.length > 100 ? 'many' : sorted(found.map((row) => `${row.id} ${visible(row)}`));
    },
    seen: ({ found: { edges } }) =>
      edges.length === 100
        ? 'many'
        : sorted(
            edges.map(
              ({ node }: { node: { id: string; referral: { id: string } | null } }) =>
                `${node.id} ${node.referral?.id}`,
            ),
          ),
  },
  {
    name: 'notices',
    document: `query ($unreadOnly: Boolean) { found: notices(first: 100, unreadOnly: $unreadOnly) {
      edges { node { id text referral { id person { id } } } } } }`,
    for: 'SIGNED_IN',
    ask: (random) => ({ unreadOnly: random.pick([null, true]) }),
    expected: (oracle, { actor }, { unreadOnly }) =>
      sorted(
        oracle.rows.notice
          .filter((row) => row.user_id === actor.userId && (!unreadOnly || !row.read_at))
          .map((row) => {
            const referral = oracle.referral(actor, row.referral_id ?? '');
            const person = referral && oracle.person(actor, referral.person_id);
            return `${row.id} ${referral?.id} ${person?.id}`;
          }),
      ),
    seen: ({ found }) =>
      sorted(
        found.edges.map(
          ({
            node,
          }: {
            node: { id: string; referral: { id: string; person: { id: string } | null } | null };
          }) => `${node.id} ${node.referral?.id} ${node.referral?.person?.id}`,
        ),
      ),
  },
  {
    name: 'deadLetters',
    document: '{ found: deadLetters { id recipient repeatable } }',
    for: 'STAFF',
    ask: () => ({}),
    expected: ({ rows }, { actor }) =>
      actor.role === 'STATE_ADMIN'
        ? sorted(
            rows.mail_outbox
              .filter(({ status }) => status === 'FAILED')
              .map(({ id, body }) => `${id} d•••@example.org ${body !== ''}`),
          )
        : [],
    seen: ({ found }: { found: { id: string; recipient: string; repeatable: boolean }[] }) =>
      sorted(found.map(({ id, recipient, repeatable }) => `${id} ${recipient} ${repeatable}`)),
  },
  {
    name: 'jobDays',
    document: 'query ($day: Date) { found: jobDays(day: $day) { job runs } }',
    for: 'STAFF',
    ask: (random) => ({ day: random.pick([JOBS_RAN_ON, '2026-01-02']) }),
    expected: (_oracle, { actor }, { day }) =>
      actor.role === 'STATE_ADMIN'
        ? JOB_NAMES.map((job) => `${job} ${day === JOBS_RAN_ON && job === 'due-times' ? 7 : 0}`)
        : [],
    seen: ({ found }: { found: { job: string; runs: number }[] }) =>
      found.map(({ job, runs }) => `${job} ${runs}`),
  },
  {
    name: 'members',
    document: `query ($organizationId: ID) {
      found: members(organizationId: $organizationId) { id email user { name } } }`,
    for: 'STAFF',
    ask: (random, oracle) => ({
      organizationId: random.chance(0.7) ? random.pick(oracle.rows.organization).id : null,
    }),
    expected: (oracle, { actor }, { organizationId }) => {
      const of = (organizationId ?? actor.organizationId) as string;
      const shown = organizationId ? looksAfter(oracle, actor, of) : isAdministrator(actor);
      return shown ? sorted(active(oracle, of).map(({ id }) => `${id} true`)) : [];
    },
    seen: ({ found }) =>
      sorted(
        found.map(
          ({ id, email }: { id: string; email: string | null }) => `${id} ${email !== null}`,
        ),
      ),
  },
  {
    name: 'membershipInvitations',
    document: `query ($organizationId: ID) {
      found: membershipInvitations(organizationId: $organizationId) { id email organization { id } } }`,
    for: 'STAFF',
    ask: (random, oracle) => ({
      organizationId: random.chance(0.7) ? random.pick(oracle.rows.organization).id : null,
    }),
    expected: (oracle, { actor }, { organizationId }) => {
      const of = (organizationId ?? actor.organizationId) as string;
      return ids(
        oracle.rows.membership_invitation.filter(
          (row) =>
            row.organization_id === of &&
            !row.used_at &&
            !row.revoked_at &&
            looksAfter(oracle, actor, of),
        ),
      );
    },
    seen: ({ found }) => ids(found),
  },
  {
    name: 'membershipRequests',
    document: '{ found: membershipRequests { id email user { name } organization { id } } }',
    for: 'STAFF',
    ask: () => ({}),
    expected: (oracle, { actor }) => sorted(pending(oracle, actor).map(({ id }) => `${id} true`)),
    seen: ({ found }) =>
      sorted(
        found.map(
          ({ id, email }: { id: string; email: string | null }) => `${id} ${email !== null}`,
        ),
      ),
  },
  {
    name: 'colleagues',
    document: '{ found: colleagues { id } }',
    for: 'STAFF',
    ask: () => ({}),
    expected: (oracle, { actor }) =>
      sorted(active(oracle, actor.organizationId).map(({ user_id }) => user_id)),
    seen: ({ found }) => ids(found),
  },
  {
    name: 'organization',
    document: `query ($id: ID!) { found: organization(id: $id) { id services { id } locations { id } } }`,
    for: 'SIGNED_IN',
    ask: (random, { rows }) => ({ id: random.pick(rows.organization).id }),
    expected: (oracle, { actor }, { id }) => {
      const found = oracle.organization(actor, String(id));
      const services = oracle.rows.service.filter(
        (row) =>
          row.organization_id === id && row.active && oracle.offers(actor, row.organization_id),
      );
      return found && { id, services: ids(services) };
    },
    seen: ({ found }) => found && { id: found.id, services: ids(found.services) },
  },
  {
    name: 'organizations',
    document: `query ($kind: OrganizationKind, $lwiaId: ID) {
      found: organizations(kind: $kind, lwiaId: $lwiaId, first: 100) { totalCount edges { node { id } } } }`,
    for: 'SIGNED_IN',
    ask: (random, { rows }) => ({
      kind: random.pick([null, 'PARTNER', 'LWIA']),
      lwiaId: random.pick([null, random.pick(rows.organization).lwia_id]),
    }),
    expected: ({ rows }, _player, { kind, lwiaId }) => {
      const found = rows.organization.filter(
        (row) =>
          row.status === 'APPROVED' &&
          (!kind || row.kind === kind) &&
          (!lwiaId || row.lwia_id === lwiaId),
      );
      return { count: found.length, found: ids(found) };
    },
    seen: ({ found }) => ({ count: found.totalCount, found: nodeIds(found) }),
  },
  {
    name: 'service',
    document:
      'query ($id: ID!) { found: service(id: $id) { id contacts { id } organization { id } } }',
    for: 'SIGNED_IN',
    ask: (random, { rows }) => ({ id: random.pick(rows.service).id }),
    expected: (oracle, { actor }, { id }) => {
      const row = oracle.rows.service.find((each) => each.id === id);
      return row && oracle.offers(actor, row.organization_id) ? id : null;
    },
    seen: ({ found }) => found && found.id,
  },
  {
    name: 'services',
    document: `query ($filter: ServiceFilter!) { found: services(filter: $filter, first: 100) {
      totalCount edges { node { service { id } fit { verdict } } } } }`,
    for: 'SIGNED_IN',
    ask: (random, { rows }) => ({
      filter: {
        personId: random.pick([null, random.pick(rows.person).id]),
        categories: random.pick([null, random.some(CATEGORIES)]),
        lwiaId: random.pick([null, random.pick(rows.location).lwia_id]),
        countyFips: random.pick([null, null, random.pick(rows.location).county_fips]),
        organizationId: random.pick([null, null, random.pick(rows.organization).id]),
        includeOwn: random.pick([null, true]),
      },
    }),
    expected: (oracle, { actor }, variables) => {
      const filter = variables['filter'] as ServiceFilter;
      const found = oracle.rows.service.filter((row) => isOffered(oracle, actor, row, filter));
      const seesPerson = filter.personId !== null && oracle.person(actor, filter.personId) !== null;
      return { count: found.length, found: ids(found), fits: seesPerson && found.length > 0 };
    },
    seen: ({ found }: { found: Hits }) => ({
      count: found.totalCount,
      found: ids(found.edges.map(({ node }) => node.service)),
      fits: found.edges.some(({ node }) => node.fit !== null),
    }),
  },
  {
    name: 'apiClients',
    document: '{ found: apiClients { id tokens { id } } }',
    for: 'STAFF',
    ask: () => ({}),
    expected: ({ rows }, { actor }) =>
      ids(
        rows.api_client.filter(
          ({ organization_id }) =>
            organization_id === actor.organizationId && isAdministrator(actor),
        ),
      ),
    seen: ({ found }) => ids(found),
  },
  {
    name: 'sessions',
    document: '{ found: sessions { id } }',
    for: 'SIGNED_IN',
    ask: () => ({}),
    expected: ({ rows }, { actor }) =>
      ids(rows.session.filter(({ user_id }) => user_id === actor.userId)),
    seen: ({ found }) => ids(found),
  },
];

type ServiceFilter = {
  personId: string | null;
  categories: string[] | null;
  lwiaId: string | null;
  countyFips: string | null;
  organizationId: string | null;
  includeOwn: boolean | null;
};

function isOffered(
  { rows }: Oracle,
  actor: Actor,
  row: ServiceRow,
  filter: ServiceFilter,
): boolean {
  const organization = rows.organization.find(({ id }) => id === row.organization_id);
  const location = rows.location.find(({ id }) => id === row.location_id);
  const { categories, lwiaId, countyFips, organizationId, includeOwn } = filter;
  return (
    row.active &&
    organization?.status === 'APPROVED' &&
    (!categories?.length || categories.includes(row.category)) &&
    (!lwiaId || row.statewide || location?.lwia_id === lwiaId) &&
    (!countyFips ||
      row.statewide ||
      location?.county_fips === countyFips ||
      row.counties?.includes(countyFips)) &&
    (!organizationId || row.organization_id === organizationId) &&
    (includeOwn === true || row.organization_id !== actor.organizationId)
  );
}
