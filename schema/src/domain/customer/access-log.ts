import { isCustomer } from '../access/actor.ts';
import type { Actor } from '../access/actor.ts';

/** How much of a person's access log somebody reads. */
export const ACCESS_LOG_EXTENTS = ['EVERYBODY', 'OWN_ORGANIZATION'] as const;
export type AccessLogExtent = (typeof ACCESS_LOG_EXTENTS)[number];

/**
 * Who reads the access log (CORE-014): the person, the administrator of their area and the state all of it,
 * other administrators their own organization's looks, nobody else anything. prisma/policies/60-access-log.sql
 * says the same.
 */
export function accessLogExtent(
  actor: Actor,
  person: { readonly id: string; readonly lwiaId: string | null },
): AccessLogExtent | null {
  if (isCustomer(actor)) return actor.personId === person.id ? 'EVERYBODY' : null;
  if (actor.role === 'STATE_ADMIN') return 'EVERYBODY';
  if (actor.role === 'PARTNER_ADMIN') return 'OWN_ORGANIZATION';
  if (actor.role !== 'LWIA_ADMIN') return null;
  return actor.lwiaId === person.lwiaId ? 'EVERYBODY' : 'OWN_ORGANIZATION';
}
