import { startWorker } from '@throughline/api/jobs/worker';
import type { Worker } from '@throughline/api/jobs/worker';
import { createLog, silentLog } from '@throughline/api/observability/log';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { adminQuery, holding, testDatabase } from '../support/database.ts';
import { seedReferral } from '../support/referral-seed.ts';
import { seedWorld } from '../support/seed.ts';
import { eventually } from './support/act.ts';
import { kindsOf, loseWorkerConnections, WORKER_CONFIG } from './support/notices.ts';

const ROUNDS = 10;
const JOBS = 400;

async function start(log = silentLog): Promise<Worker> {
  const { roles, secret } = await testDatabase();
  return startWorker({ roles, config: WORKER_CONFIG, secret, log });
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

test('a worker that cannot write down that jobs are done goes on with the next ones', async () => {
  const refuse = `create function app.refuse_end() returns trigger language plpgsql
      as $$ begin perform pg_advisory_xact_lock_shared(4711); raise 'not now'; end $$;
    create trigger refuse_end before delete on graphile_worker._private_jobs for each row
      when (old.payload ->> 'end' = 'refused') execute function app.refuse_end()`;
  const allow = 'drop function if exists app.refuse_end() cascade';
  onTestFinished(async () => void (await adminQuery(allow)));
  await adminQuery(refuse);
  const lines: string[] = [];
  const worker = await start(createLog((line) => lines.push(line)));
  onTestFinished(() => worker.close());

  // The runner cannot end while a job is under way, and miscounts the refusals meanwhile.
  const job = await holding('lock table notice in access exclusive mode');
  const ends = await holding('select pg_advisory_xact_lock(4711)');
  await seedReferral(await seedWorld(), 'SENT');
  await job.somebodyWaits();
  for (const refused of [1, 2, 3]) {
    await adminQuery(
      `select graphile_worker.add_job('make-notices',
         json_build_object('activityId', gen_random_uuid(), 'end', 'refused'))`,
    );
    const waiting = `select 1 from pg_locks where locktype = 'advisory' and objid = 4711 and not granted`;
    await eventually(async () => (await adminQuery(waiting)).length === refused);
  }
  await ends.release('select');
  const refusals = () => lines.filter((line) => line.includes('Failed to complete jobs'));
  await eventually(() => refusals().length === 3);
  await job.release(allow);

  const world = await seedWorld();
  await seedReferral(world, 'SENT');
  await eventually(async () => (await kindsOf(world.receiver.staff)).length > 0, 20_000);
});
