import { createRequire } from 'node:module';
import { join } from 'node:path';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';

const ROOT = join(import.meta.dirname, '..');
const GRAPHQL = createRequire(import.meta.url).resolve('graphql');

type Project = {
  name: string;
  include: string[];
  /** Projects of one order run together, the orders one after the other. */
  order: number;
  globalSetup?: string[];
  workers?: number;
  testTimeout?: number;
  /** How long `expect.poll` asks; a second unless said otherwise. */
  pollTimeout?: number;
};

/** A project of plain TypeScript. One worker serves many files: our modules keep no state to leak. */
function project({
  name,
  include,
  order,
  globalSetup = [],
  ...rest
}: Project): TestProjectConfiguration {
  return {
    root: ROOT,
    // As Node resolves it: else our sources get its ES modules and its users its CommonJS, and an error of
    // the one is none of the other's.
    resolve: { alias: [{ find: /^graphql$/, replacement: GRAPHQL }] },
    test: {
      name,
      include,
      globalSetup: globalSetup.map((file) => join(import.meta.dirname, 'support', file)),
      environment: 'node',
      isolate: false,
      setupFiles: [join(import.meta.dirname, 'support/each-file.ts')],
      pool: 'forks',
      maxWorkers: rest.workers ?? 2,
      testTimeout: rest.testTimeout ?? 15_000,
      hookTimeout: 60_000,
      ...(rest.pollTimeout && { expect: { poll: { timeout: rest.pollTimeout } } }),
      sequence: { groupOrder: order },
    },
  };
}

export default defineConfig({
  root: ROOT,
  cacheDir: join(ROOT, 'node_modules/.cache/vite'),
  test: {
    maxWorkers: 2,
    teardownTimeout: 20_000,
    attachmentsDir: join(ROOT, 'node_modules/.cache/attachments'),
    projects: [
      project({ name: 'domain', include: ['schema/src/domain/**/*.test.ts'], order: 0 }),
      project({
        name: 'unit',
        include: [
          '{prisma,api}/{src,seed,scripts}/**/*.test.ts',
          'schema/src/{features,platform}/**/*.test.ts',
        ],
        order: 0,
      }),
      {
        // Its root is said here, or SvelteKit looks for its sources in the working directory.
        extends: join(ROOT, 'web/vite.config.ts'),
        root: join(ROOT, 'web'),
        test: { name: 'web', maxWorkers: 2, sequence: { groupOrder: 0 } },
      },
      project({
        name: 'database',
        include: ['tests/{architecture,bench,integration,rls}/**/*.test.ts'],
        order: 1,
        globalSetup: ['database-setup.ts'],
      }),
      // Alone, because the tailer's watermark waits for the oldest transaction of a cluster, and
      // in one file at a time, because what they measure is time.
      project({
        name: 'realtime',
        include: ['tests/realtime/**/*.test.ts'],
        order: 2,
        globalSetup: ['realtime-setup.ts'],
        workers: 1,
        testTimeout: 30_000,
      }),
      project({
        name: 'browser',
        include: ['tests/e2e/**/*.spec.ts'],
        order: 3,
        globalSetup: ['database-setup.ts', 'browser-setup.ts'],
        // A journey has some forty steps, each with a shorter patience of its own.
        testTimeout: 180_000,
        pollTimeout: 15_000,
      }),
      // One worker, because its database takes half a minute to fill.
      project({
        name: 'scale',
        include: ['tests/scale/**/*.test.ts'],
        order: 4,
        globalSetup: ['database-setup.ts'],
        workers: 1,
        testTimeout: 60_000,
      }),
    ],
  },
});
