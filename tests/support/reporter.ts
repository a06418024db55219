import type { Reporter, TestModule, TestModuleState } from 'vitest/node';
import { DefaultReporter } from 'vitest/node';

export type Totals = { passed: number; failed: number; skipped: number };

type Line = {
  files: number;
  passed: number;
  failed: number;
  skipped: number;
  milliseconds: number;
};

/** Sums a module's tests. One that could not even be loaded counts as a failure of its own. */
function count(module: TestModule): Line {
  const line: Line = { files: 1, passed: 0, failed: 0, skipped: 0, milliseconds: 0 };
  line.milliseconds = module.diagnostic().duration;
  for (const test of module.children.allTests()) {
    const { state } = test.result();
    if (state === 'passed') line.passed++;
    else if (state === 'skipped') line.skipped++;
    else line.failed++;
  }
  const state: TestModuleState = module.state();
  if (state === 'failed' && line.failed === 0) line.failed = 1;
  return line;
}

/** Vitest's own report of failures, with one line a project in place of one a file. */
export class RunReporter extends DefaultReporter implements Reporter {
  readonly totals: Totals = { passed: 0, failed: 0, skipped: 0 };
  readonly #failures: string[] = [];
  readonly #liveMs: number[] = [];

  constructor() {
    super({ summary: false });
    this.renderSucceed = false;
  }

  /** Replaced by the lines below. */
  override reportTestSummary(): void {}

  override onTestModuleEnd(module: TestModule): void {
    for (const test of module.children.allTests()) this.#liveMs.push(...(test.meta().liveMs ?? []));
    if (module.ok()) return;
    super.onTestModuleEnd(module);
    const tests = [...module.children.allTests('failed')].map(({ fullName }) => ` > ${fullName}`);
    for (const test of tests.length > 0 ? tests : [''])
      this.#failures.push(`${module.project.name} ${module.relativeModuleId}${test}`);
  }

  override onTestRunEnd(...args: Parameters<DefaultReporter['onTestRunEnd']>): void {
    const [modules, errors] = args;
    const lines = new Map<string, Line>();
    for (const module of modules) {
      const line = count(module);
      const before = lines.get(module.project.name);
      lines.set(module.project.name, before ? add(before, line) : line);
    }
    super.onTestRunEnd(...args);
    // Once more without their details, which may fill more than the last page of a log.
    for (const failure of this.#failures) console.log(`  ✗ ${failure}`);
    for (const [name, line] of lines) {
      const files = `${line.files} ${line.files === 1 ? 'file' : 'files'}`;
      const others = [
        line.failed && `${line.failed} failed`,
        line.skipped && `${line.skipped} skipped`,
      ];
      console.log(
        [
          `  ${line.failed > 0 ? '✗' : '✓'} ${name.padEnd(10)} ${String(line.passed).padStart(6)} passed`,
          `in ${files}, ${(line.milliseconds / 1000).toFixed(1)} s`,
          ...others.filter(Boolean).map((other) => `– ${other}`),
        ].join(' '),
      );
      this.totals.passed += line.passed;
      this.totals.failed += line.failed;
      this.totals.skipped += line.skipped;
    }
    this.totals.failed += errors.length;
    if (this.#liveMs.length > 0) console.log(`  ${liveWords(this.#liveMs)}`);
  }
}

/** How long the browsers took to show what others did: a number to look at, for it is the machine's too. */
function liveWords(times: readonly number[]): string {
  const sorted = times.map(Math.round).sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.ceil(sorted.length * part) - 1];
  return `${sorted.length} live changes: half within ${at(0.5)} ms, 95 of 100 within ${at(0.95)} ms, all within ${at(1)} ms`;
}

function add(a: Line, b: Line): Line {
  return {
    files: a.files + b.files,
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
    milliseconds: a.milliseconds + b.milliseconds,
  };
}
