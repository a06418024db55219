import type { ServiceHit } from './directory.graphql.ts';

export interface Held {
  /** In the order in which they were shown, each as it is now. */
  shown: readonly ServiceHit[];
  /** Ids of those that the search no longer finds. */
  gone: ReadonlySet<string>;
  /** How many went or came. */
  changed: number;
}

const idOf = ({ service }: ServiceHit) => service.id;

/**
 * What a list shows while somebody reads it and services change (REF-009): every line says what is so now, and
 * none moves. What went is marked, what came waits.
 */
export function hold(before: readonly ServiceHit[], now: readonly ServiceHit[]): Held {
  const found = new Map(now.map((hit) => [idOf(hit), hit]));
  const known = new Set(before.map(idOf));
  const gone = new Set(before.map(idOf).filter((id) => !found.has(id)));
  return {
    shown: before.map((hit) => found.get(idOf(hit)) ?? hit),
    gone,
    changed: gone.size + now.filter((hit) => !known.has(idOf(hit))).length,
  };
}
