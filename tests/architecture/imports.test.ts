import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { projectFiles } from '../support/files.ts';
import { ROOT } from '../support/steps.ts';

// Command-line tools act, and a worker is a process of its own: nothing else may.
const ACTS = /\.(test|config)\.ts$|^api\/src\/worker\.ts$|\/write-sdl\.ts$|^prisma\/src\/cli\//;

test('modules do nothing when imported: no variable needed, no output, nothing left open', () => {
  const modules = projectFiles(/^(prisma|schema|api)\/src\/.*\.ts$/).filter(
    (file) => !ACTS.test(file) && !file.endsWith('.d.ts'),
  );
  expect(modules.length).toBeGreaterThan(10);
  const script = modules.map((file) => `await import('./${file}');`).join('\n');
  const child = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: ROOT,
    env: { NODE_NO_WARNINGS: '1' },
    encoding: 'utf8',
    timeout: 30_000,
  });
  expect({ stdout: child.stdout, stderr: child.stderr, code: child.status }).toEqual({
    stdout: '',
    stderr: '',
    code: 0,
  });
});
