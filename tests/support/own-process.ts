import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from './steps.ts';

export type OwnProcess = {
  /** Standard output and standard error, as far as it has come. */
  output(): string;
  /** The code it ended with; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  signal(name: NodeJS.Signals): void;
};

/** Runs a command of ours as a deployment does: in the checkout, with Node 24, and no other environment. */
export function startProcess(
  [program, ...args]: readonly [string, ...string[]],
  env: Readonly<Record<string, string>>,
  folder = '.',
): OwnProcess {
  const child = spawn(program, args, {
    cwd: join(ROOT, folder),
    env: {
      PATH: `${join(ROOT, 'node_modules/.bin')}:/usr/bin:/bin`,
      NODE_NO_WARNINGS: '1',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return {
    output: () => output,
    ended: once(child, 'close').then(([code]) => code as number | null),
    signal: (name) => void child.kill(name),
  };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Asks again until the status is this one. */
export async function untilStatus(url: string, status: number, ms = 40_000): Promise<void> {
  const deadline = performance.now() + ms;
  for (;;) {
    const found = await fetch(url).then(
      (response) => response.status,
      () => 0,
    );
    if (found === status) return;
    if (performance.now() > deadline) throw new Error(`${url} answered ${found}, not ${status}.`);
    await sleep(100);
  }
}
