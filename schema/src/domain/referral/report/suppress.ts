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
  readonly key: string;
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

/** Of how many people something is so, and of how many it is not. */
type Parts = { readonly so: number; readonly not: number };

/** A share tells both its parts: it is withheld when either is of too few people. */
export const mayTellShare = ({ so, not }: Parts): boolean =>
  so >= SMALLEST_CELL && not >= SMALLEST_CELL;

/**
 * The cells whose share is told beside that of the total. The total minus those told must not give away one that is
 * withheld, so the next smallest are withheld as well, until the withheld are at least two and both their parts of
 * enough people together.
 *
 * @param hidden the {@link withheld} cells, of which nothing is told
 */
export function sharesToTell(
  cells: readonly (Parts & { readonly key: string })[],
  hidden: ReadonlySet<string>,
): ReadonlySet<string> {
  const rising = cells
    .filter(({ so, not }) => so + not > 0)
    .sort((a, b) => a.so + a.not - (b.so + b.not) || (a.key < b.key ? -1 : 1));
  const isTold = (cell: (typeof cells)[number]) => !hidden.has(cell.key) && mayTellShare(cell);
  const told = rising.filter(isTold);
  const rest = rising.filter((cell) => !isTold(cell));
  const sum = (part: keyof Parts) => rest.reduce((all, cell) => all + cell[part], 0);
  const guessable = () =>
    rest.length > 0 && (rest.length === 1 || !mayTellShare({ so: sum('so'), not: sum('not') }));
  while (told.length > 0 && guessable()) rest.push(...told.splice(0, 1));
  return new Set(told.map(({ key }) => key));
}

const inTimeOf = ({ personsInTime, personsLate }: CountedCell): Parts => ({
  so: personsInTime,
  not: personsLate,
});
const reachedOf = ({ persons, personsReached }: CountedCell): Parts => ({
  so: personsReached,
  not: persons - personsReached,
});

/** What may be told of the cells of a table and of their total. */
export function toldOf(
  cells: readonly CountedCell[],
  total: CountedCell,
): { cells: ToldCell[]; total: ToldCell } {
  const hidden = withheld(cells);
  const shared = (parts: (cell: CountedCell) => Parts) =>
    sharesToTell(
      cells.map((cell) => ({ key: cell.key, ...parts(cell) })),
      hidden,
    );
  const [inTime, reached] = [shared(inTimeOf), shared(reachedOf)];
  return {
    cells: cells.map((cell) =>
      told(cell, {
        counts: !hidden.has(cell.key),
        inTime: inTime.has(cell.key),
        reached: reached.has(cell.key),
      }),
    ),
    total: told(total, {
      counts: withheld([total]).size === 0,
      inTime: mayTellShare(inTimeOf(total)),
      reached: mayTellShare(reachedOf(total)),
    }),
  };
}

const told = (
  { key, referrals, persons, inTime, late, personsReached }: CountedCell,
  tells: { counts: boolean; inTime: boolean; reached: boolean },
): ToldCell => ({
  key,
  referrals: tells.counts ? referrals : null,
  persons: tells.counts ? persons : null,
  inTimePercent: tells.inTime ? percent(inTime, inTime + late) : null,
  reachedPercent: tells.reached ? percent(personsReached, persons) : null,
});
