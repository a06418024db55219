import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../support/steps.ts';

const README = join(ROOT, 'tests/bench/README.md');

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Replaces what a bench said last time, between `<!-- name -->` and `<!-- /name -->` of the README. */
export async function writeSection(name: string, text: string): Promise<void> {
  const readme = await readFile(README, 'utf8');
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [begin, end] = [readme.indexOf(open), readme.indexOf(close)];
  if (begin < 0 || end < begin) throw new Error(`No section ${name} in tests/bench/README.md.`);
  const written = `Written ${new Date().toISOString().slice(0, 10)}.`;
  await writeFile(
    README,
    `${readme.slice(0, begin)}${open}\n\n${text}\n\n${written}\n\n${readme.slice(end)}`,
  );
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? NaN;
}

/** Milliseconds that mean the same in every process of this machine. */
export const now = (): number => performance.timeOrigin + performance.now();

/** By how much values that follow each other evenly grow from one to the next, by least squares. */
export function slope(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  let [above, below] = [0, 0];
  for (const [index, value] of values.entries()) {
    above += (index - middle) * value;
    below += (index - middle) ** 2;
  }
  return below === 0 ? 0 : above / below;
}
