import { startWorker } from '@throughline/api/jobs/worker';
import type { Worker } from '@throughline/api/jobs/worker';
import { silentLog } from '@throughline/api/observability/log';
import { beforeEach, expect, test } from 'vitest';
import { adminQuery, testDatabase } from '../support/database.ts';
import { eventually } from './support/act.ts';
import { loseWorkerConnections, WORKER_CONFIG } from './support/notices.ts';

const ROUNDS = 10;
const JOBS = 400;

async function start(): Promise<Worker> {
  const { roles, secret } = await testDatabase();
  return startWorker({ roles, config: WORKER_CONFIG, secret, log: silentLog });
}

async function countJobs(condition = 'true'): Promise<number> {
  const [row] = await adminQuery(
    `select count(*)::int as jobs from graphile_worker.jobs where ${condition}`,
  );
  return Number(row?.['jobs']);
}

beforeEach(() => adminQuery('delete from graphile_worker._private_jobs'));

test('a worker that stops in the middle of its jobs has none in hand', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    await adminQuery(
      `select graphile_worker.add_job('make-notices', json_build_object('activityId', gen_random_uuid()))
         from generate_series(1, $1)`,
      [JOBS],
    );
    const before = await countJobs();
    const worker = await start();
    await eventually(async () => (await countJobs()) < before);
    await worker.close();
    expect(await countJobs()).toBeGreaterThan(0);
    expect(await countJobs('locked_at is not null')).toBe(0);
  }
});

test('a worker that loses its connections while it stops does not end its process', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const worker = await start();
    let closed = false;
    const closing = worker.close().then(() => (closed = true));
    while (!closed) await loseWorkerConnections();
    await closing;
  }
});
