import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from '@throughline/prisma/client';
import { Logger, run } from 'graphile-worker';
import type { Runner, TaskList } from 'graphile-worker';
import type { Config } from '../config.ts';
import { createMailTransport } from '../mail/transport.ts';
import type { Log } from '../observability/log.ts';
import { startSweepers } from './sweepers.ts';
import { tasks } from './tasks.ts';

const CONCURRENCY = 4;
/** New jobs announce themselves; this finds what was scheduled or is tried again. */
const POLL_MS = 2_000;
const RESTART_MS = 1_000;
/** Failures to look for a job in a row, by all that look. */
const STUCK_AFTER = 3 * CONCURRENCY;

export type Worker = {
  /** Takes no more jobs and waits for those that run. */
  close(): Promise<void>;
};

export type WorkerOptions = {
  /** Of `tl_worker`. */
  readonly url: string;
  readonly config: Pick<Config, 'publicUrl' | 'smtpUrl' | 'mailFrom'>;
  readonly log: Log;
};

/**
 * Runs background jobs and sweepers, in the server's process or in one of its own. Any number of them may
 * work on one database.
 *
 * @throws when the database cannot be reached
 */
export async function startWorker({ url, config, log }: WorkerOptions): Promise<Worker> {
  const { db, close: closeDb } = createClient({
    url,
    poolSize: CONCURRENCY,
    applicationName: 'throughline-jobs',
    onConnectionLost: (error) => log.warn('jobs.connection-lost', { name: error.name }),
  });
  const transport = createMailTransport(config);
  const start = () => runJobs(url, log, tasks({ db, publicUrl: config.publicUrl, transport }));
  let closing = false;
  let runner = await start();
  const running = keepRunning();
  const stopSweepers = startSweepers(db, log);
  return {
    async close() {
      closing = true;
      await Promise.all([stopSweepers(), runner.stop().catch(() => {})]); // it may have stopped by itself
      await running;
      transport?.close();
      await closeDb();
    },
  };

  /** A runner gives up when the database is away for long: another takes its place. */
  async function keepRunning(): Promise<void> {
    while (!closing) {
      await runner.promise.catch((error: unknown) => log.error('jobs.stopped', error));
      while (!closing) {
        await sleep(RESTART_MS, null, { ref: false });
        if (closing) return;
        const next = await start().catch((error: unknown) => log.error('jobs.not-started', error));
        if (!next) continue;
        runner = next;
        break;
      }
    }
  }
}

async function runJobs(url: string, log: Log, taskList: TaskList): Promise<Runner> {
  const runner = await run({
    connectionString: url,
    concurrency: CONCURRENCY,
    maxPoolSize: CONCURRENCY + 2,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    parsedCronItems: [], // else it looks for a file
    logger: loggerOf(log),
    taskList,
    // Without batches a lost connection would be a rejection that nobody handles, and the process's end.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  });
  stopWhenStuck(runner);
  runner.events.on('job:error', ({ job, error }) => {
    log.error('job.failed', error, { task: job.task_identifier, attempts: job.attempts });
  });
  return runner;
}

/**
 * A runner that lost its connection before it knew its tasks remembers that failure for good: it has to be
 * replaced. One that only waits for the database loses nothing by it.
 */
function stopWhenStuck(runner: Runner): void {
  let failures = 0;
  const works = () => (failures = 0);
  runner.events.on('worker:getJob:empty', works);
  runner.events.on('job:start', works);
  runner.events.on('worker:getJob:error', () => {
    failures += 1;
    if (failures === STUCK_AFTER) runner.stop('no job can be fetched').catch(() => {});
  });
}

/** What it says of itself may hold payloads: failures are logged above, the rest is counted elsewhere. */
function loggerOf(log: Log): Logger {
  return new Logger(({ taskIdentifier }) => (level, message) => {
    if (level === 'error' && !taskIdentifier) {
      log.warn('jobs.trouble', { message: message.split('\n', 1)[0]?.slice(0, 120) });
    }
  });
}
