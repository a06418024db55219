import {
  CAPACITY_RULE_LABELS,
  CAPACITY_RULES,
  CAPACITY_STATE_LABELS,
  CAPACITY_STATES,
  capacityProblems,
} from '../../../domain/directory/capacity.ts';
import type { CapacityRule, CapacityState } from '../../../domain/directory/capacity.ts';
import { isDeepStrictEqual } from 'node:util';
import type { Text } from '../../../domain/shared/locale.ts';
import type { Reading } from './reading.ts';
import type { ServiceRow } from './rows.ts';
import type { Row } from './tables.ts';
import type { SaidCapacity } from './wanted.ts';

/** The cells of a sheet that say how many people a service can take; empty where it never said. */
export const capacityCells = (capacity: ServiceRow['capacity']): (string | number | null)[] =>
  capacity
    ? [
        CAPACITY_RULE_LABELS[capacity.rule as CapacityRule].en,
        capacity.rule === 'NOT_COUNTED' ? null : capacity.places,
        CAPACITY_STATE_LABELS[capacity.state as CapacityState].en,
      ]
    : [null, null, null];

/** What is empty stays as it is (REF-011). */
export function readCapacity(
  read: Reading,
  row: Row,
  before: SaidCapacity | null,
  mayCount: boolean,
): SaidCapacity | null {
  const typedRule = read.text('capacity', row, 'places_rule', null);
  const typedState = read.text('state', row, 'taking_people', null);
  const places = read.number('places', row, 'places_free', null);
  if (typedRule === null && typedState === null && places === null) return before;
  const known = <Value extends string>(
    [field, typed, text]: readonly [string, string | null, Text],
    values: readonly Value[],
    labels: Readonly<Record<Value, Text>>,
    otherwise: Value,
  ): Value => {
    if (typed === null) return otherwise;
    const word = typed.toLowerCase();
    const value = values.find((each) =>
      [each, labels[each].en, labels[each].es].some((name) => name.toLowerCase() === word),
    );
    if (!value) read.wrong(field, text);
    return value ?? otherwise;
  };
  const rule = known(
    ['capacity', typedRule, RULE],
    CAPACITY_RULES,
    CAPACITY_RULE_LABELS,
    before?.rule ?? 'SHOWN',
  );
  const state = known(
    ['state', typedState, STATE],
    CAPACITY_STATES,
    CAPACITY_STATE_LABELS,
    before?.state ?? 'OPEN',
  );
  const said = {
    rule,
    state,
    places: rule === 'NOT_COUNTED' ? 0 : (places ?? before?.places ?? 0),
    version: before?.version ?? 0,
  };
  read.problems.push(...capacityProblems(said));
  if (!mayCount && !isDeepStrictEqual(said, before)) read.wrong('capacity', NOT_YOURS);
  return said;
}

const RULE: Text = {
  en: 'Write Not counted, Shown or Reserved, or leave it empty.',
  es: 'Escriba Sin contar, A la vista o Con reserva, o déjelo vacío.',
};
const STATE: Text = {
  en: 'Write Open, Waiting list only or Closed to new people, or leave it empty.',
  es: 'Escriba Abierto, Solo lista de espera o Cerrado a personas nuevas, o déjelo vacío.',
};
const NOT_YOURS: Text = {
  en: 'Only the organization itself says how many people it can take. Leave the three columns of places empty.',
  es: 'Solo la propia organización dice a cuántas personas puede atender. Deje vacías las tres columnas de lugares.',
};
