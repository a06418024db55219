import { addDays, dateOf } from '@throughline/schema/domain/shared/chicago-time';
import { screenDocument } from '../support/screen-documents.ts';
import { percentile, table, writeSection } from './report.ts';
import type { Operation } from './scale-operations.ts';
import { openSide } from './scale-side.ts';

const WARM_UP = 2;
const ROUNDS = 9;
/** Statewide, whatever is asked. */
const GOAL_MS = 2_000;
const MONTH = 31;
const YEAR = 365;

const asked = (
  who: 'PARTNER_ADMIN' | 'STATE_ADMIN',
  groupBy: string,
  days: number,
): Operation & { readonly days: number } => {
  const isState = who === 'STATE_ADMIN';
  const to = dateOf(new Date());
  const sent = { from: addDays(to, 1 - days), to };
  const box = isState ? 'AREA' : 'RECEIVED';
  return {
    title: `By ${groupBy.toLowerCase().replace('_', ' ')}`,
    days,
    who,
    query: screenDocument('ReportPage'),
    variables: () => ({ box, sent, groupBy, oversees: isState, compares: !isState }),
  };
};

const FIGURES = [
  ...['RECEIVER', 'SENDER', 'AREA', 'NEED', 'PATHWAY'].map((by) => asked('STATE_ADMIN', by, MONTH)),
  asked('STATE_ADMIN', 'RECEIVER', YEAR),
  asked('STATE_ADMIN', 'NEED', YEAR),
  // With how other areas do.
  asked('PARTNER_ADMIN', 'SENDER', YEAR),
];

/** The page of figures, as the state and a partner ask for it, on a database of `scale`. */
export async function figures({ persons }: { persons: number }): Promise<void> {
  const side = await openSide(persons, 1);
  try {
    const rows: string[][] = [];
    for (const operation of FIGURES) {
      const subject = side.subjects.find(({ role }) => role === operation.who);
      if (!subject) throw new Error(`Nobody is a ${operation.who ?? ''}.`);
      const taken: number[] = [];
      for (let round = 0; round < WARM_UP + ROUNDS; round++) {
        const ms = await side.time(operation, subject);
        if (round >= WARM_UP) taken.push(ms);
      }
      const cells = [
        operation.title,
        String(operation.days),
        operation.who === 'STATE_ADMIN' ? 'state' : 'partner',
        percentile(taken, 0.5).toFixed(0),
        Math.max(...taken).toFixed(0),
        String(await side.blocks(operation, subject)),
      ];
      console.log(cells.join('  '));
      rows.push(cells);
    }
    const head = ['figures', 'days', 'asked by', 'p50 (ms)', 'slowest (ms)', 'blocks'];
    await writeSection(
      'figures',
      `${persons.toLocaleString('en-US')} people; the goal is ${GOAL_MS.toLocaleString('en-US')} ms at most.\n\n${table(head, rows)}`,
    );
  } finally {
    await side.close();
  }
}
