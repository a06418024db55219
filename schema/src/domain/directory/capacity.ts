import { problem, problemsOf } from '../shared/field-problem.ts';
import type { FieldProblem } from '../shared/field-problem.ts';
import { LIMITS } from '../shared/limits.ts';
import type { Locale, Text } from '../shared/locale.ts';
import { pick } from '../shared/locale.ts';

/** What the number of places of a service means (REF-011). */
export const CAPACITY_RULES = ['NOT_COUNTED', 'SHOWN', 'RESERVED'] as const;
export type CapacityRule = (typeof CAPACITY_RULES)[number];

export const CAPACITY_RULE_LABELS: Readonly<Record<CapacityRule, Text>> = {
  NOT_COUNTED: { en: 'Not counted', es: 'Sin contar' },
  SHOWN: { en: 'Shown', es: 'A la vista' },
  RESERVED: { en: 'Reserved', es: 'Con reserva' },
};

/** Whether new people are taken. */
export const CAPACITY_STATES = ['OPEN', 'WAITING_LIST', 'CLOSED'] as const;
export type CapacityState = (typeof CAPACITY_STATES)[number];

export const CAPACITY_STATE_LABELS: Readonly<Record<CapacityState, Text>> = {
  OPEN: { en: 'Open', es: 'Abierto' },
  WAITING_LIST: { en: 'Waiting list only', es: 'Solo lista de espera' },
  CLOSED: { en: 'Closed to new people', es: 'Cerrado a personas nuevas' },
};

/** Where the place stands that a referral asks for. */
export const PLACE_STATES = ['RESERVED', 'CONFIRMED', 'RELEASED', 'WAITING'] as const;
export type PlaceState = (typeof PLACE_STATES)[number];

/** A service's capacity as it stands; null for a service that never said anything. */
export type Capacity = {
  readonly rule: CapacityRule;
  readonly state: CapacityState;
  /** Free now. */
  readonly places: number;
  /** Referrals that wait for one. */
  readonly waiting: number;
};

/**
 * What a sender meets there. Only what is reserved can be full: elsewhere the number is word of mouth, and the
 * receiver decides.
 */
export type Room = 'FREE' | 'FULL' | 'CLOSED';

export const roomOf = (capacity: Capacity | null): Room => {
  if (capacity?.state === 'CLOSED') return 'CLOSED';
  if (capacity?.rule !== 'RESERVED') return 'FREE';
  return capacity.state === 'OPEN' && capacity.places > 0 ? 'FREE' : 'FULL';
};

const WORDS = {
  free: { en: ['1 place free', '{n} places free'], es: ['1 lugar libre', '{n} lugares libres'] },
  waiting: { en: ['1 waiting', '{n} waiting'], es: ['1 en espera', '{n} en espera'] },
} as const;

const count = (word: keyof typeof WORDS, n: number, locale: Locale): string =>
  WORDS[word][locale][n === 1 ? 0 : 1].replace('{n}', String(n));

const FULL: Text = { en: 'No place free', es: 'Sin lugares libres' };

/** For a line: "3 places free", "Waiting list only, 2 waiting". Empty where nothing is known. */
export const capacityWords = (capacity: Capacity | null, locale: Locale): string => {
  if (!capacity) return '';
  const { rule, state, places, waiting } = capacity;
  const counted = rule !== 'NOT_COUNTED';
  const words =
    state !== 'OPEN'
      ? pick(CAPACITY_STATE_LABELS[state], locale)
      : !counted
        ? ''
        : places > 0
          ? count('free', places, locale)
          : pick(FULL, locale);
  return [words, waiting > 0 && state !== 'CLOSED' ? count('waiting', waiting, locale) : '']
    .filter(Boolean)
    .join(', ');
};

/** What somebody says of a service's capacity: a whole number of places that a service can have. */
export const capacityProblems = ({
  rule,
  places,
}: Pick<Capacity, 'rule' | 'places'>): FieldProblem[] =>
  problemsOf(
    rule === 'NOT_COUNTED' || (Number.isInteger(places) && places >= 0 && places <= LIMITS.places)
      ? null
      : problem('places', 'NOT_ALLOWED', {
          en: `Enter a whole number of places from 0 to ${LIMITS.places}.`,
          es: `Escriba un número entero de lugares de 0 a ${LIMITS.places}.`,
        }),
  );
