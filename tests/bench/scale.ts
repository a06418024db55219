import { percentile, table, writeSection } from './report.ts';
import { HOT } from './scale-operations.ts';
import type { Operation } from './scale-operations.ts';
import { openSide } from './scale-side.ts';
import type { Side } from './scale-side.ts';

const WARM_UP = 20;
const ROUNDS = 100;
/** Of which blocks are counted; they hardly differ. */
const COUNTED = 20;
const GOAL = 1.3;

/** The screens' hot operations at two sizes of the state, in turns: what grows with the state stands out. */
export async function scale(sizes: { small: number; large: number }): Promise<void> {
  const sides: Side[] = [];
  try {
    for (const persons of [sizes.small, sizes.large])
      sides.push(await openSide(persons, WARM_UP + ROUNDS + COUNTED));
    const [small, large] = sides;
    if (!small || !large) return;
    const rows: string[][] = [];
    for (const operation of HOT) {
      const taken = await measure(operation, [small, large]);
      const cells = [
        ...pair(
          taken.map(({ blocks }) => percentile(blocks, 0.5)),
          0,
        ),
        ...[0.5, 0.95].flatMap((share) =>
          pair(
            taken.map(({ ms }) => percentile(ms, share)),
            1,
          ),
        ),
      ];
      const who = operation.who === 'STATE_ADMIN' ? 'state' : 'partner';
      console.log(`${operation.title}, ${who}: ${cells.join('  ')}`);
      rows.push([operation.title, who, ...cells]);
    }
    const of = (what: string) => ['small', 'large', 'ratio'].map((word) => `${what} ${word}`);
    const head = ['operation', 'asked by', ...of('blocks'), ...of('p50'), ...of('p95')];
    const people = (count: number) => count.toLocaleString('en-US');
    await writeSection(
      'scale',
      `Small: ${people(small.persons)} people; large: ${people(large.persons)}. ${ROUNDS} times each, in milliseconds, and the median of the blocks that PostgreSQL looked at; the goal is a ratio of at most ${GOAL.toFixed(2)} at p50.\n\n${table(head, rows)}`,
    );
  } finally {
    for (const { close } of sides.toReversed()) await close();
  }
}

const pair = ([small = NaN, large = NaN]: readonly number[], digits: number): string[] => [
  small.toFixed(digits),
  large.toFixed(digits),
  (large / small).toFixed(2),
];

type Taken = { readonly ms: number[]; readonly blocks: number[] };

/** One after the other, who is first in turns: what else the machine does hits both. */
async function measure(operation: Operation, sides: readonly [Side, Side]): Promise<Taken[]> {
  const { who = 'PARTNER_ADMIN' } = operation;
  const taken = sides.map((): Taken => ({ ms: [], blocks: [] }));
  for (let round = 0; round < WARM_UP + ROUNDS + COUNTED; round++) {
    const order = round % 2 ? [0, 1] : [1, 0];
    for (const index of order) {
      const [side, found] = [sides[index], taken[index]];
      const subjects = side?.subjects.filter(({ role }) => role === who) ?? [];
      const subject = subjects[round % subjects.length];
      if (!side || !found || !subject) throw new Error(`Nobody is a ${who}.`);
      if (round >= WARM_UP + ROUNDS) found.blocks.push(await side.blocks(operation, subject));
      else {
        const ms = await side.time(operation, subject);
        if (round >= WARM_UP) found.ms.push(ms);
      }
    }
  }
  return taken;
}
