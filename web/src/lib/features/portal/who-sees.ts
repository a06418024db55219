import { grantHolds } from '@throughline/schema/domain/customer/reach';
import { timesOf } from '#lib/format/reach-times.ts';
import type { FragmentOf } from '#lib/graphql/graphql.ts';
import type { MyReach } from './consent.operations.ts';

type Reach = FragmentOf<typeof MyReach>;

export interface Seer {
  id: string;
  name: string;
  /** Each reason once, with what it comes from: several requests may open the same door. */
  reasons: readonly { reason: Reach['reason']; reaches: readonly Reach[] }[];
}

/** By key, in the order of first mention. Map.groupBy is younger than many a phone. */
const grouped = <Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key) => {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
};

/** Each organization once with all its reasons, those that reach furthest back first. */
const byOrganization = (reaches: readonly Reach[]): Seer[] => {
  const inOrder = [...reaches].sort((a, b) => a.beganAt.localeCompare(b.beganAt));
  return [...grouped(inOrder, ({ organization }) => organization.id)].map(([id, theirs]) => ({
    id,
    name: theirs[0]?.organization.name ?? '',
    reasons: [...grouped(theirs, ({ reason }) => reason)].map(([reason, of]) => ({
      reason,
      reaches: of,
    })),
  }));
};

/** Who sees the person at this moment, and who did and no longer does. */
export function whoSees(reaches: readonly Reach[], now: Date): { now: Seer[]; before: Seer[] } {
  const holds = (reach: Reach) => grantHolds(timesOf(reach), now);
  const present = byOrganization(reaches.filter(holds));
  const still = new Set(present.map(({ id }) => id));
  const before = byOrganization(reaches.filter((reach) => !holds(reach)));
  return { now: present, before: before.filter(({ id }) => !still.has(id)) };
}
