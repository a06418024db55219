import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { testDatabase } from '../../support/database.ts';

export type ApiChild = {
  readonly url: string;
  /** As a machine that loses power. */
  kill(): Promise<void>;
  /** As a deployment ends it. */
  stop(): Promise<void>;
};

/** Starts another API process on the database of the tests; who starts it ends it, or this process's end does. */
export async function startApiChild(): Promise<ApiChild> {
  const { roles, secret } = await testDatabase();
  const child = fork(join(import.meta.dirname, 'api-process.ts'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const gone = once(child, 'exit');
  child.send({ roles, secret });
  const [{ port }] = (await Promise.race([
    once(child, 'message'),
    gone.then(() => Promise.reject(new Error('The API process ended at its start.'))),
  ])) as [{ port: number }];
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await gone;
  };
  return {
    url: `ws://127.0.0.1:${port}/graphql`,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}
