import type { Step } from './steps.ts';

const client: Step = {
  name: 'prisma client',
  command: ['node', 'prisma/src/cli/generate.ts'],
};
const documents: Step = {
  name: 'gql.tada',
  command: ['node_modules/.bin/gql.tada', 'generate-output'],
  cwd: 'web',
};
const routes: Step = {
  name: 'route types',
  command: ['node_modules/.bin/svelte-kit', 'sync'],
  cwd: 'web',
};

/**
 * Everything that can be said about the code without running it: format, lint, types, import rules,
 * dead code, drift of the SDL. The longest come first, so that the last to end is a short one.
 */
export const checks: Step[] = [
  client,
  documents,
  routes,
  { name: 'types', command: ['tsc', '-p', 'tsconfig.json'], after: [client] },
  {
    name: 'web types',
    command: [
      'node_modules/.bin/svelte-check',
      ...['--tsconfig', './tsconfig.check.json', '--incremental'],
      ...['--fail-on-warnings', '--output', 'machine'],
    ],
    cwd: 'web',
    after: [documents, routes],
  },
  {
    name: 'lint',
    command: [
      'eslint',
      '--cache',
      '--cache-location',
      'node_modules/.cache/eslint/',
      '--quiet',
      '.',
    ],
    after: [client],
  },
  {
    name: 'format',
    command: [
      'prettier',
      ...['--check', '--log-level', 'warn', '--ignore-unknown'],
      ...['--cache', '--cache-strategy', 'content'],
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
  {
    name: 'dead code',
    command: ['knip', '--cache', '--no-progress'],
    after: [client, documents, routes],
  },
  { name: 'domain types', command: ['tsc', '-p', 'schema/tsconfig.domain.json'] },
  {
    name: 'SDL drift',
    command: ['node', 'schema/src/platform/write-sdl.ts', '--check'],
    after: [client],
  },
];
