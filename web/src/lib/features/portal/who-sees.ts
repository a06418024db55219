import type { FragmentOf } from '#lib/graphql/graphql.ts';
import type { MyReach } from './consent.operations.ts';

type Reach = FragmentOf<typeof MyReach>;

export interface Seer {
  id: string;
  name: string;
  reasons: readonly Reach[];
}

/** Each organization once with all its reasons, those that reach furthest back first. */
const byOrganization = (reaches: readonly Reach[]): Seer[] => {
  const seers = new Map<string, Seer & { reasons: Reach[] }>();
  for (const reach of [...reaches].sort((a, b) => a.beganAt.localeCompare(b.beganAt))) {
    const { id, name } = reach.organization;
    const seer = seers.get(id) ?? { id, name, reasons: [] };
    seers.set(id, seer);
    seer.reasons.push(reach);
  }
  return [...seers.values()];
};

/** Who sees the person at this moment, and who did and no longer does. */
export function whoSees(reaches: readonly Reach[], now: Date): { now: Seer[]; before: Seer[] } {
  const holds = ({ endedAt, validUntil }: Reach) =>
    (!endedAt || new Date(endedAt) > now) && (!validUntil || new Date(validUntil) > now);
  const present = byOrganization(reaches.filter(holds));
  const still = new Set(present.map(({ id }) => id));
  const before = byOrganization(reaches.filter((reach) => !holds(reach)));
  return { now: present, before: before.filter(({ id }) => !still.has(id)) };
}
