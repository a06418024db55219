import { isOversight } from '@throughline/schema/domain/access/actor';
import { sorted } from './field.ts';
import type { RootField } from './field.ts';

export const EMERGENCY_FIELDS: readonly RootField[] = [
  {
    name: 'emergencyAccesses',
    document: '{ found: emergencyAccesses(first: 100) { id person { id } } }',
    for: 'STAFF',
    ask: () => ({}),
    expected: (oracle, { actor }) => {
      const areaOf = (id: string) => oracle.rows.organization.find((row) => row.id === id)?.lwia_id;
      const shown = oracle.rows.emergency_access.filter(
        ({ user_id, organization_id }) =>
          isOversight(actor) ||
          user_id === actor.userId ||
          (['PARTNER_ADMIN', 'LWIA_ADMIN'].includes(actor.role) &&
            organization_id === actor.organizationId) ||
          (actor.role === 'LWIA_ADMIN' && areaOf(organization_id) === actor.lwiaId),
      );
      const person = (id: string | null) => id && oracle.person(actor, id)?.id;
      return sorted(shown.map(({ id, person_id }) => `${id} ${person(person_id) ?? null}`));
    },
    seen: ({ found }) =>
      sorted(
        found.map(
          (each: { id: string; person: { id: string } | null }) =>
            `${each.id} ${each.person?.id ?? null}`,
        ),
      ),
  },
];
