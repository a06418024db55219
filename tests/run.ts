// `pnpm test`: the checks, the build of the screens and every test. `pnpm test referral` runs only
// the test files whose path contains the word.
import { join } from 'node:path';
import { ensureGenerated } from '@throughline/prisma/generate';
import { startVitest } from 'vitest/node';
import { checks } from './support/checks.ts';
import { RunReporter } from './support/reporter.ts';
import { ROOT, runSteps, seconds, toolEnv } from './support/steps.ts';

const begin = performance.now();
const filters = process.argv.slice(2).filter((argument) => argument !== '--');
Object.assign(process.env, toolEnv());
await ensureGenerated({ environment: process.env });

let passed = 0;
let failed = 0;

if (filters.length === 0) {
  console.log('Checks');
  for (const outcome of await runSteps(checks, 2)) {
    if (outcome.ok) passed++;
    else failed++;
  }
}

console.log(filters.length > 0 ? `Tests of ${filters.join(', ')}` : 'Tests');
const reporter = new RunReporter();
const vitest = await startVitest(filters, {
  config: join(ROOT, 'tests/vitest.config.ts'),
  run: true,
  watch: false,
  reporters: [reporter],
});
await vitest?.close();
passed += reporter.totals.passed;
failed += reporter.totals.failed;
if (reporter.totals.passed + reporter.totals.failed === 0) {
  console.log('No test ran, which counts as a failure.');
  failed++;
}

if (reporter.totals.skipped > 0) console.log(`${reporter.totals.skipped} skipped`);
console.log(`Total time ${seconds(begin)}`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
