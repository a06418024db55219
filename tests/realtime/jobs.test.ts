import { randomUUID } from 'node:crypto';
import { makeNotices } from '@throughline/api/jobs/make-notices';
import { startSweepers, SWEEPERS } from '@throughline/api/jobs/sweepers';
import { createLog, silentLog } from '@throughline/api/observability/log';
import type { JobHelpers } from 'graphile-worker';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { act } from '../support/ask.ts';
import { adminQuery } from '../support/database.ts';
import { seedReferral } from '../support/referral-seed.ts';
import { seedWorld } from '../support/seed.ts';
import type { World } from '../support/seed.ts';
import { eventually, quiet, say } from './support/act.ts';
import { kindsOf, loseWorkerConnections, startTestWorker, worked } from './support/notices.ts';
import type { TestWorker } from './support/notices.ts';

let world: World;
let worker: TestWorker;

beforeAll(async () => {
  worker = await startTestWorker();
});

beforeEach(async () => {
  world = await seedWorld();
});

describe('the job', () => {
  test('tells nobody twice, however often it runs', async () => {
    await seedReferral(world, 'SENT');
    await worked();
    const [activity] = await adminQuery(
      `select id from activity where person_id = $1 and kind = 'REFERRAL_SENT'`,
      [world.personId],
    );
    const again = makeNotices({ db: worker.db });
    await Promise.all(
      [1, 2, 3].map(() => again({ activityId: activity!['id'] }, {} as JobHelpers)),
    );
    const counted = await adminQuery(
      `select (select count(*)::int from notice where activity_id = $1) as notices,
         (select count(*)::int from activity a join notice n on a.data ->> 'noticeId' = n.id::text
          where n.activity_id = $1 and a.kind = 'NOTICE_ADDED') as events`,
      [activity!['id']],
    );
    expect(counted).toEqual([{ notices: 4, events: 4 }]);
  });

  test('is not even planned when the command is refused', async () => {
    const { id } = await seedReferral(world, 'DECLINED');
    await worked();
    const before = await kindsOf(world.sender.staff);
    const refused = await act(
      world.receiver.staff,
      'acceptReferral',
      { id },
      '... on ReferralPayload { referral { id } }',
    );
    expect(refused.__typename).toBe('TransitionError');
    await worked();
    expect(await kindsOf(world.sender.staff)).toEqual(before);
  });

  test('left nothing in the log', () => {
    expect(worker.lines).toEqual([]);
  });

  test('is done by a worker that lost its connections again and again', async () => {
    const { id } = await seedReferral(world, 'SENT');
    for (let round = 0; round < 10; round++) {
      await say(world.sender.staff, id);
      await loseWorkerConnections();
    }
    // What was interrupted waits longer each time; what is new is done.
    const next = await seedWorld();
    await seedReferral(next, 'SENT');
    await eventually(async () => (await kindsOf(next.receiver.staff)).length === 1, 20_000);
    await adminQuery(
      'update graphile_worker._private_jobs set run_at = now(), locked_at = null, locked_by = null',
    );
    await worked();
    expect(await kindsOf(world.receiver.staff)).toHaveLength(11);
  });

  test('is taken over from a process that was killed', async () => {
    await adminQuery(
      `insert into graphile_worker._private_jobs (task_id, payload, locked_at, locked_by)
       select id, json_build_object('activityId', gen_random_uuid()), now() - interval '6 minutes', 'killed'
       from graphile_worker._private_tasks where identifier = 'make-notices'`,
    );
    const left = () => adminQuery(`select 1 from graphile_worker.jobs where locked_by = 'killed'`);
    expect(await left()).toHaveLength(1);
    const stop = startSweepers(worker.db, silentLog);
    await eventually(async () => (await left()).length === 0);
    await worked();
    await stop();
  });
});

describe('sweepers', () => {
  test('forget mail thirty days after it left, and none that waits or was given up', async () => {
    const mails = [
      ['SENT', 31],
      ['SENT', 29],
      ['QUEUED', 31],
      ['FAILED', 31],
    ];
    const ids = mails.map(() => randomUUID());
    for (const [index, [status, days]] of mails.entries()) {
      await adminQuery(
        `insert into mail_outbox (id, recipient, kind, subject, body, status, created_at, sent_at)
         values ($1, 'somebody@example.org', 'VERIFY_EMAIL', 'x', 'x', $2, app.now() - make_interval(days => $3),
           case $2 when 'SENT' then app.now() - make_interval(days => $3) end)`,
        [ids[index], status, days],
      );
    }
    const kept = () => adminQuery('select id from mail_outbox where id = any ($1)', [ids]);
    const stop = startSweepers(worker.db, silentLog);
    await eventually(async () => (await kept()).length < ids.length);
    await stop();
    expect((await kept()).map(({ id }) => id).sort()).toEqual(ids.slice(1).sort());
    await adminQuery('delete from mail_outbox where id = any ($1)', [ids]);
  });

  test('forget command results after a day, and expired presence', async () => {
    const { userId } = world.sender.staff;
    await adminQuery(
      `insert into command_result (actor_id, client_mutation_id, command, input_hash, created_at)
       values ($1, 'old', 'x', 'x', now() - interval '25 hours'), ($1, 'new', 'x', 'x', now())`,
      [userId],
    );
    await adminQuery(
      `insert into presence (connection_id, subject_type, subject_id, user_id, user_name, since, expires_at)
       values (gen_random_uuid(), 'REFERRAL', $1, $1, 'Gone', now(), now() - interval '1 s')`,
      [userId],
    );
    const stop = startSweepers(worker.db, silentLog);
    await eventually(async () => {
      const rows = await adminQuery('select 1 from presence where user_id = $1', [userId]);
      return rows.length === 0;
    });
    await eventually(async () => {
      const rows = await adminQuery(
        `select client_mutation_id as id from command_result where actor_id = $1 and command = 'x'`,
        [userId],
      );
      return rows.map(({ id }) => id).join() === 'new';
    });
    await stop();
  });

  test('one that fails is logged and tried again, and does not stop the others', async () => {
    const lines: string[] = [];
    let tries = 0;
    let others = 0;
    const failing = {
      name: 'failing',
      everyMs: 20,
      run: () => Promise.reject(new Error(`No ${tries++}`)),
    };
    const fine = { name: 'fine', everyMs: 20, run: () => Promise.resolve(others++) };
    const stop = startSweepers(
      worker.db,
      createLog((line) => lines.push(line)),
      [failing, fine],
    );
    await eventually(() => tries > 2 && others > 2);
    await stop();
    const after = tries;
    await quiet(100);
    expect(tries).toBe(after);
    expect(lines[0]).toContain('sweeper.failed');
    expect(SWEEPERS.length).toBeGreaterThan(2);
  });
});
