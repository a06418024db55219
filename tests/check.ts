// `pnpm check`
import { checks } from './support/checks.ts';
import { runSteps, seconds } from './support/steps.ts';

const begin = performance.now();
console.log('Checking format, lint, types, import rules, dead code and the SDL');
const failed = (await runSteps(checks, 2)).filter((outcome) => !outcome.ok);
console.log(
  failed.length > 0
    ? `check failed: ${failed.map((outcome) => outcome.step.name).join(', ')}`
    : `check passed in ${seconds(begin)}`,
);
process.exitCode = failed.length > 0 ? 1 : 0;
