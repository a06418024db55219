import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, findBreakingChanges, lexicographicSortSchema, printSchema } from 'graphql';
import { schema } from '../features/schema.ts';

// Writes schema/schema.graphql, the public contract, from the code. `--check` compares instead.
const PACKAGE = join(import.meta.dirname, '../..');
const SDL = join(PACKAGE, 'schema.graphql');
/** Each breaking change stands here in the words this script prints, with a date and a reason. */
const ANNOUNCED = join(PACKAGE, 'breaking-changes.md');

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const printed = `${printSchema(lexicographicSortSchema(schema))}\n`;

/** What clients were promised: the last commit's, or the file where there is no history. */
function promised(): string {
  try {
    return execFileSync('git', ['show', 'HEAD:./schema.graphql'], {
      cwd: PACKAGE,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return read(SDL);
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function unannounced(): string[] {
  const before = promised();
  if (!before) return [];
  const announced = read(ANNOUNCED);
  return findBreakingChanges(buildSchema(before), buildSchema(printed))
    .map(({ description }) => description)
    .filter((description) => !announced.includes(description));
}

const problems = unannounced();
if (problems.length > 0) {
  say('These changes break clients of the API:');
  for (const problem of problems) say(`  ${problem}`);
  say('Keep the old form beside the new one, or copy the lines into schema/breaking-changes.md.');
  process.exitCode = 1;
}
if (!process.argv.includes('--check')) {
  writeFileSync(SDL, printed);
} else if (read(SDL) !== printed) {
  say(
    'schema/schema.graphql is not what the code says: run `node schema/src/platform/write-sdl.ts`.',
  );
  process.exitCode = 1;
}
