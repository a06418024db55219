import { percent } from './figures.ts';

/** Outside the reader's scope a number is told only about at least so many people. */
export const SMALLEST_CELL = 10;

/** Stands where such a number would. */
export const WITHHELD = 'Withheld';

/** A number of a table whose total is known or can be guessed. */
type Cell = { readonly key: string; readonly persons: number };

/** What is counted of some referrals before it is told. */
export type CountedCell = Cell & {
  readonly referrals: number;
  readonly inTime: number;
  readonly late: number;
  readonly personsInTime: number;
  readonly personsLate: number;
  readonly personsReached: number;
};

/** What may be told of it; null: withheld. */
export type ToldCell = {
  readonly referrals: number | null;
  readonly persons: number | null;
  readonly inTimePercent: number | null;
  readonly reachedPercent: number | null;
};

/**
 * The cells to withhold: those of fewer than {@link SMALLEST_CELL} people, and the next smallest ones until
 * the withheld are at least two and together as many people. So the total minus the rest gives away no
 * small number either. Nothing is withheld of cells without anybody, which name nobody.
 */
export function withheld(cells: readonly Cell[]): ReadonlySet<string> {
  const rising = cells
    .filter(({ persons }) => persons > 0)
    .sort((a, b) => a.persons - b.persons || (a.key < b.key ? -1 : 1));
  const hidden = new Set<string>();
  let people = 0;
  for (const { key, persons } of rising) {
    const small = persons < SMALLEST_CELL;
    const guessable = hidden.size === 1 || (hidden.size > 0 && people < SMALLEST_CELL);
    if (!small && !guessable) break;
    hidden.add(key);
    people += persons;
  }
  return hidden;
}

/** A share tells both its parts: it is withheld when either is of too few people. */
export const mayTellShare = (personsIn: number, personsOut: number): boolean =>
  personsIn >= SMALLEST_CELL && personsOut >= SMALLEST_CELL;

/** @param hidden one of the {@link withheld} */
export function toldOf(cell: CountedCell, hidden: boolean): ToldCell {
  const { referrals, persons, inTime, late, personsInTime, personsLate, personsReached } = cell;
  const share = (told: boolean, part: number, whole: number) =>
    !hidden && told ? percent(part, whole) : null;
  return {
    referrals: hidden ? null : referrals,
    persons: hidden ? null : persons,
    inTimePercent: share(mayTellShare(personsInTime, personsLate), inTime, inTime + late),
    reachedPercent: share(
      mayTellShare(personsReached, persons - personsReached),
      personsReached,
      persons,
    ),
  };
}
