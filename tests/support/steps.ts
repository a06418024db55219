import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

export type Step = {
  name: string;
  /** The program, then its arguments. Programs of the root's node_modules/.bin are on the path. */
  command: [string, ...string[]];
  /** Relative to the checkout. */
  cwd?: string;
  /** Steps that must have passed first; when one has not, this one is skipped. */
  after?: Step[];
};

export type Outcome = { step: Step; ok: boolean; skipped: boolean; output: string };

const running = new Set<ReturnType<typeof spawn>>();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    for (const child of running) child.kill(signal);
    process.exit(signal === 'SIGINT' ? 130 : 143);
  });
}

/** The environment our tools run in: our Node and binaries first, no colors, no invitations. */
export function toolEnv(): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _, ...env } = process.env;
  return {
    ...env,
    PATH: [join(ROOT, 'node_modules/.bin'), env.PATH].join(delimiter),
    NO_COLOR: '1',
    NODE_NO_WARNINGS: '1',
    npm_config_verify_deps_before_run: 'false',
  };
}

export function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

function runCommand(step: Step): Promise<Outcome> {
  const [program, ...args] = step.command;
  const child = spawn(program, args, {
    cwd: join(ROOT, step.cwd ?? '.'),
    env: toolEnv(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => {
    const done = (ok: boolean) => {
      running.delete(child);
      resolve({ step, ok, skipped: false, output: output.trim() });
    };
    child.on('error', (error) => {
      output += error.message;
      done(false);
    });
    child.on('close', (code) => done(code === 0));
  });
}

/**
 * Runs the steps, `width` at a time in the given order, and prints one line for each as it ends.
 * The output of a step is printed only when it failed.
 */
export async function runSteps(steps: Step[], width: number): Promise<Outcome[]> {
  const outcomes = new Map<Step, Promise<Outcome>>();
  let free = width;
  const waiting: (() => void)[] = [];
  const slot = async () => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const release = () => {
    const next = waiting.shift();
    if (next) next();
    else free++;
  };
  const start = async (step: Step): Promise<Outcome> => {
    const before = await Promise.all((step.after ?? []).map((other) => outcomes.get(other)));
    if (before.some((other) => other && !other.ok)) {
      console.log(`  – ${step.name}: skipped`);
      return { step, ok: false, skipped: true, output: '' };
    }
    await slot();
    const begin = performance.now();
    const outcome = await runCommand(step);
    release();
    console.log(
      `  ${outcome.ok ? '✓' : '✗'} ${step.name.padEnd(14)} ${seconds(begin).padStart(7)}`,
    );
    return outcome;
  };
  for (const step of steps) outcomes.set(step, start(step));
  const all = await Promise.all(outcomes.values());
  for (const { step, ok, skipped, output } of all) {
    if (!ok && !skipped) console.log(`\n── ${step.name} ──\n${output}\n`);
  }
  return all;
}
