import { RunLog, forgetRuns } from '@throughline/api/jobs/run-log';
import { startSweepers } from '@throughline/api/jobs/sweepers';
import { silentLog } from '@throughline/api/observability/log';
import { createClient } from '@throughline/prisma/client';
import type { Client } from '@throughline/prisma/client';
import { JOB_NAMES } from '@throughline/schema/domain/operation/job';
import { dateOf } from '@throughline/schema/domain/shared/chicago-time';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeOrganization, makeStaff } from '../../support/actors.ts';
import type { Visitor } from '../../support/actors.ts';
import { ask } from '../../support/ask.ts';
import { adminQuery, testDatabase } from '../../support/database.ts';

// CORE-016: what runs by itself leaves a log of its runs, and running twice changes nothing the second time.

let worker: Client;
let state: Visitor;
beforeAll(async () => {
  worker = createClient({ url: (await testDatabase()).roles.worker, poolSize: 2 });
  state = await makeStaff(await makeOrganization({ kind: 'STATE' }), 'STATE_ADMIN');
});
afterAll(() => worker.close());
beforeEach(() => adminQuery('delete from job_run'));

const AT = new Date('2026-11-03T16:00:00Z');
const run = (seconds: number, more: object = {}) => ({
  at: new Date(AT.getTime() + seconds * 1000),
  ms: 5,
  changed: 0,
  failure: null,
  ...more,
});
const QUERY = `query ($day: Date) { jobDays(day: $day) {
  job title runs changed failures lastRunAt lastChangedAt lastFailedAt lastFailure slowestMs } }`;
const day = async (who: Visitor, of?: string) =>
  (await ask(who, QUERY, { day: of ?? null })).data.jobDays as Record<string, unknown>[];

describe('the log of jobs', () => {
  test('adds up what all processes did on a day of Chicago', async () => {
    const [one, other] = [new RunLog(), new RunLog()];
    one.note('due-times', run(0, { changed: 2, ms: 40 }));
    one.note('due-times', run(15));
    one.note('due-times', run(14 * 3600)); // midnight of Chicago has passed
    await one.write(worker.db);
    other.note('due-times', run(7, { failure: 'CONNECTION' }));
    await other.write(worker.db);
    expect((await day(state, '2026-11-03')).find(({ job }) => job === 'due-times')).toMatchObject({
      runs: 3,
      changed: 2,
      failures: 1,
      slowestMs: 40,
      lastRunAt: '2026-11-03T16:00:15.000Z',
      lastChangedAt: '2026-11-03T16:00:00.000Z',
      lastFailedAt: '2026-11-03T16:00:07.000Z',
      lastFailure: 'CONNECTION',
    });
    expect((await day(state, '2026-11-04'))[0]).toMatchObject({ job: 'due-times', runs: 1 });
  });

  test('names every job, also one that did not run', async () => {
    const all = await day(state);
    expect(all.map(({ job }) => job)).toEqual(JOB_NAMES);
    expect(all[0]).toMatchObject({ runs: 0, lastRunAt: null, slowestMs: null });
  });

  test('keeps what could not be written for the next time', async () => {
    const log = new RunLog();
    log.note('due-times', run(0));
    const away = createClient({ url: 'postgresql://nobody:x@127.0.0.1:1/none', poolSize: 1 });
    await expect(log.write(away.db)).rejects.toThrow();
    await away.close();
    await log.write(worker.db);
    await log.write(worker.db);
    expect((await day(state, '2026-11-03'))[0]).toMatchObject({ runs: 1 });
  });

  test('is written by the sweepers when they end, the kind of a failure without its words', async () => {
    const { promise: begun, resolve } = Promise.withResolvers<void>();
    const fails = () => {
      resolve();
      return Promise.reject(new TypeError('Ana Quispe, 555-0100'));
    };
    const stop = startSweepers(worker.db, silentLog, [
      { name: 'due-times', everyMs: 60_000, run: () => Promise.resolve(3) },
      { name: 'presence', everyMs: 60_000, run: fails },
    ]);
    await begun;
    await stop();
    const today = await day(state, dateOf(new Date()));
    const of = (job: string) => today.find((each) => each['job'] === job);
    expect(of('due-times')).toMatchObject({ runs: 1, changed: 3, failures: 0 });
    expect(of('presence')).toMatchObject({ runs: 1, failures: 1, lastFailure: 'TypeError' });
  });

  test('forgets a day after thirty', async () => {
    await adminQuery(
      `insert into job_run (job, day, runs, changed, failures, last_run_at, slowest_ms)
       select 'due-times', (now() at time zone 'America/Chicago')::date - days, 1, 0, 0, now(), 1
         from unnest(array[30, 31]) days`,
    );
    expect(await forgetRuns(worker.db)).toBe(1);
    expect(await forgetRuns(worker.db)).toBe(0);
  });
});

test('is the state administrator’s alone', async () => {
  const [organization, stateId] = [
    await makeOrganization(),
    await makeOrganization({ kind: 'STATE' }),
  ];
  const others = [
    await makeStaff(organization, 'PARTNER_ADMIN'),
    await makeStaff(stateId, 'MONITOR'),
  ];
  for (const who of others) expect(await day(who)).toEqual([]);
});
