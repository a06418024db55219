// `pnpm check`: everything that can be said about the code without running it.
import { runSteps, seconds, type Step } from './support/steps.ts';

const CACHE = 'node_modules/.cache';
const begin = performance.now();

const client: Step = {
  name: 'prisma client',
  command: ['node', 'prisma/src/cli/generate.ts'],
};
const documents: Step = {
  name: 'gql.tada',
  command: ['node_modules/.bin/gql.tada', 'generate-output'],
  cwd: 'web',
};

// The longest first, so that the last to end is a short one.
const steps: Step[] = [
  client,
  documents,
  { name: 'types', command: ['tsc', '-p', 'tsconfig.json'], after: [client] },
  {
    name: 'web types',
    command: ['node', '../tests/support/check-web.ts'],
    cwd: 'web',
    after: [documents],
  },
  {
    name: 'lint',
    command: ['eslint', '--cache', '--cache-location', `${CACHE}/eslint/`, '--quiet', '.'],
    after: [client],
  },
  {
    name: 'format',
    command: [
      'prettier',
      ...['--check', '--log-level', 'warn', '--ignore-unknown'],
      ...['--cache', '--cache-strategy', 'content', '--cache-location', `${CACHE}/prettier`],
      '.',
    ],
  },
  {
    name: 'imports',
    command: [
      'depcruise',
      ...['--config', '.dependency-cruiser.cjs', '--output-type', 'err-long'],
      ...['prisma', 'schema', 'api', 'web', 'tests'],
    ],
    after: [client],
  },
  { name: 'dead code', command: ['knip', '--cache', '--no-progress'], after: [client, documents] },
  { name: 'domain types', command: ['tsc', '-p', 'schema/tsconfig.domain.json'] },
  {
    name: 'SDL drift',
    command: ['node', 'schema/src/platform/write-sdl.ts', '--check'],
    after: [client],
  },
];

console.log('Checking format, lint, types, import rules, dead code and the SDL');
const outcomes = await runSteps(steps, 2);
const failed = outcomes.filter((outcome) => !outcome.ok);
if (failed.length > 0) {
  console.log(`check failed: ${failed.map((outcome) => outcome.step.name).join(', ')}`);
} else {
  console.log(`check passed in ${seconds(begin)}`);
}
process.exitCode = failed.length > 0 ? 1 : 0;
