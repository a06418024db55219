import type { Actor } from '@throughline/schema/domain/access/actor';
import { isAdministrator } from '@throughline/schema/domain/access/actor';
import { Forbidden, NotFound } from '@throughline/schema/platform/errors';
import { ids } from './field.ts';
import type { RootField } from './field.ts';
import type { Oracle } from './oracle.ts';
import type { OrganizationRow } from './rows.ts';

/** Whose record somebody looks after: of the state all, of an area its organizations', else their own. */
function keeps(actor: Actor, { id, lwia_id }: OrganizationRow): boolean {
  if (!isAdministrator(actor)) return false;
  if (actor.role === 'STATE_ADMIN') return true;
  if (actor.role === 'LWIA_ADMIN') return lwia_id !== null && lwia_id === actor.lwiaId;
  return id === actor.organizationId;
}

const waits = (
  { rows, now }: Oracle,
  { id, verify_by, completeness, status }: OrganizationRow,
  upkeep: unknown,
): boolean => {
  if (upkeep === 'SUSPENDED') return status === 'SUSPENDED';
  if (status !== 'APPROVED') return false;
  if (upkeep === 'STALE') return verify_by !== null && verify_by <= now;
  if (upkeep === 'INCOMPLETE') return completeness < 100;
  return upkeep === 'ALL' || rows.record_problem.some((each) => each.organization_id === id);
};

export const RECORD_FIELDS: readonly RootField[] = [
  {
    name: 'keptRecords',
    document: `query ($upkeep: RecordUpkeep!) { found: keptRecords(upkeep: $upkeep, first: 100) {
      totalCount edges { node { organization { id } } } } }`,
    for: 'STAFF',
    ask: (random) => ({ upkeep: random.pick(['STALE', 'INCOMPLETE', 'SUSPENDED', 'ALL']) }),
    expected: (oracle, { actor }, { upkeep }) => {
      const found = oracle.rows.organization.filter(
        (row) => row.kind === 'PARTNER' && keeps(actor, row) && waits(oracle, row, upkeep),
      );
      return { count: found.length, found: ids(found) };
    },
    seen: ({ found }: { found: Kept }) => ({
      count: found.totalCount,
      found: ids(found.edges.map(({ node }) => node.organization)),
    }),
  },
  {
    name: 'organizationsWaiting',
    document: '{ found: organizationsWaiting { id registeredBy { id } } }',
    for: 'STAFF',
    ask: () => ({}),
    expected: ({ rows }, { actor }) =>
      ids(
        rows.organization.filter(
          (row) =>
            row.status === 'PENDING' &&
            row.registered_by_id !== null &&
            actor.role !== 'PARTNER_ADMIN' &&
            keeps(actor, row),
        ),
      ),
    seen: ({ found }) => ids(found),
  },
  {
    name: 'organizationInvitations',
    document: '{ found: organizationInvitations { id email } }',
    for: 'STAFF',
    ask: () => ({}),
    expected: ({ rows }, { actor }) =>
      ids(
        rows.organization_invitation.filter(
          ({ lwia_id }) =>
            actor.role === 'STATE_ADMIN' ||
            (actor.role === 'LWIA_ADMIN' && lwia_id === actor.lwiaId),
        ),
      ),
    seen: ({ found }) => ids(found),
  },
  {
    name: 'invitedOrganization',
    document: 'query ($token: String!) { found: invitedOrganization(token: $token) { name } }',
    for: 'SIGNED_IN',
    ask: (random, { rows }) => ({
      token: `invitation of ${random.pick([...rows.organization_invitation, { lwia_id: 'nobody' }]).lwia_id}`,
    }),
    // Whoever has the link may know whom it invites.
    expected: ({ rows }, _player, { token }) =>
      rows.organization_invitation.find(({ lwia_id }) => token === `invitation of ${lwia_id}`)
        ?.name ?? null,
    seen: ({ found }) => found && found.name,
  },
  {
    name: 'recordExport',
    document: `query ($of: ID) { found: recordExport(format: HSDS_JSON, organizationId: $of) { base64 } }`,
    for: 'STAFF',
    ask: (random, { rows }, { organizationId }) => ({
      of: random.pick([null, organizationId, random.pick(rows.organization).id]),
    }),
    expected: ({ rows }, { actor }, { of }) => {
      if (!isAdministrator(actor)) return new Forbidden().message;
      const found = rows.organization.filter(
        (row) => keeps(actor, row) && (of === null || row.id === of),
      );
      return found.length > 0 ? ids(found) : new NotFound().message;
    },
    seen: ({ found }: { found: { base64: string } }) =>
      ids(JSON.parse(Buffer.from(found.base64, 'base64').toString()) as { id: string }[]),
  },
  {
    name: 'zipPlace',
    document: 'query ($zip: String!) { found: zipPlace(zip: $zip) { city } }',
    for: 'SIGNED_IN',
    ask: (random) => ({ zip: random.pick(['62901', '99999']) }),
    expected: (_oracle, _player, { zip }) => (zip === '62901' ? 'Carbondale' : null),
    seen: ({ found }) => found && found.city,
  },
  {
    name: 'organization',
    document: 'query ($id: ID!) { found: organization(id: $id) { id openProblems { id } } }',
    for: 'SIGNED_IN',
    ask: (random, { rows }) => ({ id: random.pick(rows.record_problem).organization_id }),
    expected: (oracle, { actor }, { id }) => {
      const found = oracle.organization(actor, String(id));
      return (
        found &&
        ids(
          oracle.rows.record_problem.filter(
            (each) =>
              each.organization_id === id &&
              each.solved_at === null &&
              (keeps(actor, found) || each.reporter_id === actor.userId),
          ),
        )
      );
    },
    seen: ({ found }) => found && ids(found.openProblems),
  },
];

type Kept = {
  totalCount: number;
  edges: { node: { organization: { id: string } } }[];
};
