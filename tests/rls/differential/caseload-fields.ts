import { isPartnerStaff } from '@throughline/schema/domain/access/actor';
import { ids, nodeIds } from './field.ts';
import type { RootField } from './field.ts';

export const CASELOAD_FIELDS: readonly RootField[] = [
  {
    name: 'applications',
    document: `query ($mine: Boolean, $plannerId: ID, $statuses: [ApplicationStatus!]) {
      found: applications(mine: $mine, plannerId: $plannerId, statuses: $statuses, first: 100) {
        totalCount edges { node { id } } } }`,
    for: 'STAFF',
    ask: (random, oracle) => ({
      mine: random.chance(0.3),
      plannerId: random.chance(0.3) ? random.pick(oracle.rows.application).planner_id : null,
      statuses: random.chance(0.3) ? ['WITHDRAWN'] : null,
    }),
    expected: ({ rows }, { actor }, { mine, plannerId, statuses }) => {
      const found = rows.application.filter(
        (row) =>
          isPartnerStaff(actor) &&
          row.lwia_id === actor.organizationId &&
          (statuses ? row.closed_at !== null : row.closed_at === null) &&
          (!mine || row.planner_id === actor.userId) &&
          (!plannerId || row.planner_id === plannerId),
      );
      return [found.length, ...ids(found)];
    },
    seen: ({ found }) => [found.totalCount, ...nodeIds(found)],
  },
];
