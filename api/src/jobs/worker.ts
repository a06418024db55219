import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from '@throughline/prisma/client';
import type { Db } from '@throughline/prisma/client';
import type { RoleUrls } from '@throughline/prisma/roles';
import type { TenantPool } from '@throughline/prisma/tenant-pool';
import { Logger, run } from 'graphile-worker';
import type { Runner, TaskList } from 'graphile-worker';
import pg from 'pg';
import type { Config } from '../config.ts';
import { clamd } from '../files/antivirus.ts';
import { createFileStore } from '../files/store.ts';
import { createMailTransport } from '../mail/transport.ts';
import type { Log } from '../observability/log.ts';
import { ssnVaultOf } from '../ssn-vault-of.ts';
import { ssnSweeper } from './keep-ssns.ts';
import { noticeMailSweeper } from './mail-notices.ts';
import { startSweepers, SWEEPERS } from './sweepers.ts';
import { tasks } from './tasks.ts';
import { watchWork } from './work.ts';
import type { Work } from './work.ts';

const CONCURRENCY = 4;
/** New jobs announce themselves; this finds what was scheduled or is tried again. */
const POLL_MS = 2_000;
const RESTART_MS = 1_000;
/** Failures to look for a job in a row, by all that look. */
const STUCK_AFTER = 3 * CONCURRENCY;
/** A runner that takes no more jobs has so long to end those that run before another starts beside it. */
const ENDING_MS = 5_000;

const LONGEST_STOP_MS = 10_000;
/** What giving jobs back may take. */
const GIVING_BACK_MS = 1_000;

export type Worker = {
  /** Of `tl_worker`. */
  readonly db: Db;
  readonly pool: TenantPool;
  readonly work: () => Promise<Work>;
  /** Takes no more jobs and waits for those that run; one that takes longer is given back, to be tried again. */
  close(waitMs?: number): Promise<void>;
};

export type WorkerOptions = {
  /** Jobs run as `tl_worker`; what webhooks tell is read as `tl_app`, as those who are told. */
  readonly roles: Pick<RoleUrls, 'worker' | 'app'>;
  readonly config: Pick<
    Config,
    | 'publicUrl'
    | 'smtpUrl'
    | 'mailFrom'
    | 'webhookAddresses'
    | 'answerLinkDays'
    | 'files'
    | 'antivirusUrl'
    | 'ssnKeys'
  >;
  /** Signs the links that end mail; a key for Social Security numbers is made of it where none is given. */
  readonly secret: string;
  readonly log: Log;
};

/**
 * Runs background jobs and sweepers, in the server's process or in one of its own. Any number of them may
 * work on one database.
 *
 * @throws when the database cannot be reached
 */
export async function startWorker({ roles, config, secret, log }: WorkerOptions): Promise<Worker> {
  const onConnectionLost = (error: Error) => log.warn('jobs.connection-lost', { name: error.name });
  const {
    db,
    pool,
    close: closeDb,
  } = createClient({
    url: roles.worker,
    poolSize: CONCURRENCY,
    applicationName: 'throughline-jobs',
    onConnectionLost,
  });
  const reading = createClient({
    url: roles.app,
    poolSize: 2,
    applicationName: 'throughline-webhooks',
    onConnectionLost,
  });
  const transport = createMailTransport(config);
  const runnerPool = createRunnerPool(roles.worker, onConnectionLost);
  const taskList = tasks({
    ...config,
    db,
    appDb: reading.db,
    secret,
    transport,
    store: createFileStore(config.files),
    antivirus: config.antivirusUrl ? clamd(config.antivirusUrl) : null,
  });
  const start = () => runJobs(runnerPool, log, taskList);
  let closing = false;
  let runner = await start();
  const running = keepRunning();
  const noticeMails = noticeMailSweeper({ ...config, secret });
  const numbers = ssnSweeper(ssnVaultOf(config, secret));
  const stopSweepers = startSweepers(db, log, [...SWEEPERS, noticeMails, numbers]);
  return {
    db,
    pool,
    work: watchWork(db),
    async close(waitMs = LONGEST_STOP_MS) {
      closing = true;
      const giveBack = setTimeout(
        () => void runner.kill('stopping').catch(() => {}),
        waitMs - GIVING_BACK_MS,
      );
      const stopped = Promise.all([
        stopSweepers(),
        runner.stop().catch(() => {}), // it may have stopped by itself
        running,
      ]);
      await Promise.race([stopped, sleep(waitMs, null, { ref: false })]);
      clearTimeout(giveBack);
      transport?.close();
      const closed = Promise.all([closeDb(), reading.close(), runnerPool.end()]);
      await Promise.race([closed, sleep(GIVING_BACK_MS, null, { ref: false })]);
    },
  };

  /** A runner gives up when the database is away for long: another takes its place. */
  async function keepRunning(): Promise<void> {
    while (!closing) {
      await ended(runner).catch((error: unknown) => log.error('jobs.stopped', error));
      while (!closing) {
        await sleep(RESTART_MS, null, { ref: false });
        if (closing) return;
        const next = await start().catch((error: unknown) => log.error('jobs.not-started', error));
        if (!next) continue;
        runner = next;
        if (closing) await next.stop().catch(() => {});
        break;
      }
    }
  }
}

async function runJobs(pgPool: pg.Pool, log: Log, taskList: TaskList): Promise<Runner> {
  const runner = await run({
    pgPool,
    concurrency: CONCURRENCY,
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
 * For one runner after the other. A runner takes the listeners off a pool of its own before it closes that, and
 * a connection lost in between would be the process's end.
 */
function createRunnerPool(url: string, onConnectionLost: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: CONCURRENCY + 2 });
  pool.on('error', onConnectionLost);
  pool.on('connect', (client) => client.on('error', () => {})); // its query fails too
  return pool;
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

/**
 * Once a runner has ended, or should have: one that could not write down how several of its jobs ended miscounts
 * what it still has to write, and then waits for good without taking jobs.
 */
function ended(runner: Runner): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>();
  runner.events.once('pool:gracefulShutdown', () => setTimeout(resolve, ENDING_MS).unref());
  return Promise.race([runner.promise, late]);
}

/** What it says of itself may hold payloads: failures are logged above, the rest is counted elsewhere. */
function loggerOf(log: Log): Logger {
  return new Logger(({ taskIdentifier }) => (level, message) => {
    if (level === 'error' && !taskIdentifier) {
      log.warn('jobs.trouble', { message: message.split('\n', 1)[0]?.slice(0, 120) });
    }
  });
}
