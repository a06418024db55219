import { act, ask } from './ask.ts';
import { adminQuery } from './database.ts';
import { paid, seedPerson, seedWorld } from './seed.ts';
import type { World } from './seed.ts';

/** A world, and a second record of its customer that its receiver wrote down, found to look like the first. */
export type Pair = World & { readonly otherId: string; readonly matchId: string };

export async function seedPair(): Promise<Pair> {
  const world = await seedWorld();
  const [person] = await adminQuery('select last_name from person where id = $1', [world.personId]);
  const otherId = await seedPerson(world.receiver.staff, {
    firstName: 'Anna',
    lastName: String(person?.['last_name']),
  });
  return { ...world, otherId, matchId: await matchOf(world.personId, otherId) };
}

export async function matchOf(one: string, other: string): Promise<string> {
  const [row] = await adminQuery(
    'select id from person_match where first_id in ($1, $2) and second_id in ($1, $2)',
    [one, other],
  );
  return String(row?.['id']);
}

type Choice = {
  readonly survivorId?: string;
  readonly fromMerged?: readonly string[];
  readonly keepAccount?: string | null;
  readonly by?: { readonly token: string };
};

/** The answer of `mergePersons`: by the state, the world's own record staying, unless said otherwise. */
export const merge = (pair: Pair, choice: Choice = {}) =>
  act(
    choice.by ?? pair.state,
    'mergePersons',
    {
      matchId: pair.matchId,
      survivorId: choice.survivorId ?? pair.personId,
      fromMerged: choice.fromMerged ?? [],
      keepAccount: choice.keepAccount ?? null,
    },
    '... on PersonPayload { person { id displayName merges { id mergedName viewerCanUndo } } }',
  );

export async function merged(pair: Pair, choice: Choice = {}): Promise<string> {
  const { merges } = paid(await merge(pair, choice), 'person') as { merges: { id: string }[] };
  return merges[0]?.id ?? '';
}

export const undo = (pair: Pair, id: string) =>
  act(pair.state, 'undoMerge', { id }, '... on PersonPayload { person { id } }');

/** What the viewer is shown under an id. */
export async function personAt(who: { token: string }, id: string) {
  const { data, errors } = await ask(
    who,
    `query ($id: ID!) { person(id: $id) { id firstName lastName contact { phone } hasAccount needs { id }
       consents { id } referrals(first: 50) { edges { node { id } } } } }`,
    { id },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.person;
}

/** Every row that names one of the two, without what only grows: versions, times of change, the merge's own trace. */
export async function rowsOf(pair: Pair): Promise<Record<string, unknown[]>> {
  const places = await adminQuery('select place, key from app.person_references()');
  const tables = [
    ...places.map(({ place, key }) => [String(place), 'person_id', String(key)] as const),
    ['person', 'id', 'id'],
    ['person_contact', 'person_id', 'person_id'],
    ['person_birth', 'person_id', 'person_id'],
    ['person_ssn', 'person_id', 'person_id'],
  ] as const;
  const found: Record<string, unknown[]> = {};
  for (const [table, column, key] of tables) {
    const own =
      table === 'activity'
        ? `and kind not in ('PERSON_MERGED', 'MERGE_UNDONE')`
        : table === 'access_log'
          ? `and role <> 'STATE_ADMIN'`
          : '';
    const rows = await adminQuery(
      `select to_jsonb(t) - '{version,updated_at}'::text[] as row from ${table} t
        where ${column} in ($1, $2) ${own} order by ${key}`,
      [pair.personId, pair.otherId],
    );
    found[table] = rows.map(({ row }) => row);
  }
  return found;
}
