import type { Actor } from '@throughline/schema/domain/access/actor';
import { line, near, sorted } from './field.ts';
import type { RootField } from './field.ts';
import type { Oracle } from './oracle.ts';
import type { PersonRow } from './rows.ts';

/** Who looked, and for administrators which of them (CORE-014). */
export function looks({ rows }: Oracle, actor: Actor, person: PersonRow): string[] {
  const isTheirs = actor.personId === person.id;
  const administers = ['PARTNER_ADMIN', 'LWIA_ADMIN', 'STATE_ADMIN'].includes(actor.role);
  const readsAll =
    isTheirs ||
    actor.role === 'STATE_ADMIN' ||
    (actor.role === 'LWIA_ADMIN' && actor.lwiaId === person.lwia_id);
  const shown = rows.access_log.filter(
    (row) =>
      row.person_id === person.id &&
      row.at < new Date('2021-01-01') &&
      (readsAll || (administers && row.organization_id === actor.organizationId)),
  );
  const reader = (id: string) =>
    rows.access_log_reader.find(({ entry_id }) => entry_id === id)?.user_id;
  return sorted(shown.map(({ id }) => line(id, isTheirs ? null : reader(id))));
}

export const LOG_FIELDS: readonly RootField[] = [
  {
    name: 'accessLog',
    document: `query ($id: ID) { found: accessLog(personId: $id, first: 100, to: "2020-12-31") {
      edges { node { id person { id } user { id } } } } }`,
    for: 'STAFF',
    ask: (random, oracle, actor) => ({
      id: random.chance(0.7)
        ? near(random, oracle.rows.person, (row) => oracle.person(actor, row.id) !== null).id
        : null,
    }),
    expected: (oracle, { actor }, { id }) => {
      const found = oracle.rows.person
        .filter((person) => id === null || person.id === id)
        .flatMap((person) => {
          const visible = oracle.person(actor, person.id);
          // An area reads of its own people, and of those it sees.
          if (actor.role === 'LWIA_ADMIN' && (!visible || person.lwia_id !== actor.lwiaId))
            return [];
          return looks(oracle, actor, person).map((each) => line(each, visible?.id));
        });
      return found.length > 100 ? 'many' : sorted(found);
    },
    seen: ({ found: { edges } }) =>
      edges.length === 100
        ? 'many'
        : sorted(
            edges.map(
              ({
                node,
              }: {
                node: { id: string; person: { id: string } | null; user: { id: string } | null };
              }) => line(node.id, node.user?.id, node.person?.id),
            ),
          ),
  },
];
