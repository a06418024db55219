import { createClient } from '@throughline/prisma/client';
import { Logger, run } from 'graphile-worker';
import type { Runner } from 'graphile-worker';
import type { Config } from '../config.ts';
import { createMailTransport } from '../mail/transport.ts';
import type { Log } from '../observability/log.ts';
import { startSweepers } from './sweepers.ts';
import { tasks } from './tasks.ts';

const CONCURRENCY = 4;
/** New jobs announce themselves; this finds what was scheduled or is tried again. */
const POLL_MS = 2_000;

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
  const runner = await runJobs();
  const stopSweepers = startSweepers(db, log);
  return {
    async close() {
      await Promise.all([stopSweepers(), runner.stop().catch(() => {})]); // it may have stopped by itself
      transport?.close();
      await closeDb();
    },
  };

  async function runJobs(): Promise<Runner> {
    const running = await run({
      connectionString: url,
      concurrency: CONCURRENCY,
      maxPoolSize: CONCURRENCY + 2,
      pollInterval: POLL_MS,
      noHandleSignals: true,
      logger: loggerOf(log),
      taskList: tasks({ db, publicUrl: config.publicUrl, transport }),
    });
    running.events.on('job:error', ({ job, error }) => {
      log.error('job.failed', error, { task: job.task_identifier, attempts: job.attempts });
    });
    return running;
  }
}

/** What it says of itself may hold payloads: failures are logged above, the rest is counted elsewhere. */
function loggerOf(log: Log): Logger {
  return new Logger(({ taskIdentifier }) => (level, message) => {
    if (level === 'error' && !taskIdentifier) {
      log.warn('jobs.trouble', { message: message.split('\n', 1)[0]?.slice(0, 120) });
    }
  });
}
