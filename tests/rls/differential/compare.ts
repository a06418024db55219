import { isDeepStrictEqual } from 'node:util';
import { isPractice } from '@throughline/schema/domain/shared/practice';
import type { Asking } from './ask-in-process.ts';
import { CASELOAD_FIELDS } from './caseload-fields.ts';
import type { Player } from './cast.ts';
import { refusalFor } from './field.ts';
import type { RootField, Seen, Variables } from './field.ts';
import { FLOW_FIELDS } from './flow-fields.ts';
import { LOG_FIELDS } from './log-fields.ts';
import type { Oracle } from './oracle.ts';
import { EMERGENCY_FIELDS } from './emergency-fields.ts';
import { OTHER_FIELDS } from './other-fields.ts';
import { PERSON_FIELDS } from './person-fields.ts';
import { Random } from './random.ts';
import { RECORD_FIELDS } from './record-fields.ts';
import { REFERRAL_FIELDS } from './referral-fields.ts';
import { STATEWIDE_FIELDS } from './statewide-fields.ts';
import { TRAINING_FIELDS } from './training-fields.ts';

export const FIELDS: readonly RootField[] = [
  ...REFERRAL_FIELDS,
  ...STATEWIDE_FIELDS,
  ...PERSON_FIELDS,
  ...LOG_FIELDS,
  ...CASELOAD_FIELDS,
  ...EMERGENCY_FIELDS,
  ...OTHER_FIELDS,
  ...RECORD_FIELDS,
  ...FLOW_FIELDS,
  ...TRAINING_FIELDS,
];

export type Difference = {
  readonly seed: number;
  readonly number: number;
  readonly who: string;
  readonly field: string;
  readonly variables: Variables;
  readonly expected: Seen;
  readonly seen: Seen;
};

export type Comparison = {
  readonly asked: number;
  readonly differences: readonly Difference[];
  /** How often each field showed something, and how often nothing: a check that sees only emptiness proves none. */
  readonly shown: ReadonlyMap<string, number>;
};

export type Questions = {
  readonly seed: number;
  readonly count: number;
  /** Stop after so many differences. */
  readonly most: number;
  /** Ask these only. */
  readonly fields?: readonly string[];
};

/**
 * The practice side and the real one know nothing of each other (REF-065): whoever asks sees what there is on theirs,
 * and is asked about both.
 */
export type Oracles = Readonly<Record<'all' | 'real' | 'practice', Oracle>>;

/** Questions on their way at once. */
const WIDTH = 6;

/** Asks `count` questions in random order, some at a time, and compares each answer with the oracle's. */
export async function compare(
  asking: Asking,
  oracles: Oracles,
  players: readonly Player[],
  { seed, count, most, fields: names }: Questions,
): Promise<Comparison> {
  const random = new Random(seed);
  const fields = FIELDS.filter(({ name }) => names?.includes(name) ?? true);
  const differences: Difference[] = [];
  const shown = new Map<string, number>();
  let asked = 0;
  // Dealt rather than thrown: everybody has asked for everything before anybody asks again.
  let deck: { player: Player; field: RootField }[] = [];
  const deal = () => {
    if (deck.length === 0)
      deck = players.flatMap((player) => fields.map((field) => ({ player, field })));
    const [card] = deck.splice(random.int(0, deck.length - 1), 1);
    if (!card) throw new Error('Nobody asks anything.');
    return card;
  };

  async function next(): Promise<void> {
    const number = asked;
    asked += 1;
    const { player, field } = deal();
    const variables = field.ask(random, oracles.all, player.actor);
    const oracle = isPractice(player.actor.organizationId) ? oracles.practice : oracles.real;
    const refusal = refusalFor(field, player);
    const expected = refusal ?? field.expected(oracle, player, variables);
    const { data, errors } = await asking.ask(player, field.document, variables);
    const failure = errors?.[0];
    const seen = failure ? (failure.extensions['code'] ?? failure.message) : field.seen(data);
    if (!isDeepStrictEqual(plain(seen), plain(expected))) {
      differences.push({
        seed,
        number,
        who: player.label,
        field: field.name,
        variables,
        expected,
        seen,
      });
    }
    if (!isEmpty(seen) && !refusal) shown.set(field.name, (shown.get(field.name) ?? 0) + 1);
  }

  const walk = async (): Promise<void> => {
    while (asked < count && differences.length < most) await next();
  };
  await Promise.all(Array.from({ length: WIDTH }, walk));
  return { asked, differences, shown };
}

/** As JSON has it: GraphQL's objects have no prototype. */
const plain = (value: Seen): unknown => JSON.parse(JSON.stringify(value ?? null));

const isEmpty = (seen: Seen): boolean =>
  seen === null || (Array.isArray(seen) && seen.length === 0);
