import {
  ENROLLMENT_WINDOW_DAYS,
  WINDOW_WARNINGS,
} from '@throughline/schema/domain/career-plan/enrollment-window';
import { addDays, dateOf, fromLocal } from '@throughline/schema/domain/shared/chicago-time';
import { beforeEach, describe, expect, test } from 'vitest';
import { makeCustomer } from '../../support/actors.ts';
import type { Visitor } from '../../support/actors.ts';
import {
  decided,
  seedApplicant,
  started,
  tryToMove,
  tryToStart,
} from '../../support/application-world.ts';
import type { ApplicationWorld } from '../../support/application-world.ts';
import { act, ask } from '../../support/ask.ts';
import { letWindowPass, sweep, workerDb } from '../../support/clocks.ts';
import { adminQuery } from '../../support/database.ts';
import { tellOf } from '../../support/notice-mails.ts';
import { seedReferral } from '../../support/referral-seed.ts';
import { paid } from '../../support/seed.ts';

const ENROLL_BY = addDays(dateOf(new Date()), ENROLLMENT_WINDOW_DAYS);
const DAYS = [...WINDOW_WARNINGS, -1];

let world: ApplicationWorld;
beforeEach(async () => {
  world = await seedApplicant();
});

async function certified() {
  const application = await started(world.planner, world.applicantId);
  for (const event of ['SUBMIT', 'CERTIFY'])
    paid(await tryToMove(world.planner, application.id, event), 'application');
  return application;
}

async function seen(who: Visitor) {
  const { data } = await ask(
    who,
    `query ($id: ID!) { person(id: $id) { applications { status enrollBy closedAt closeReason viewerActions }
       whoCanSee { reason endedAt } } }`,
    { id: world.applicantId },
  );
  return data.person;
}
const enrollBy = async (who = world.planner) => (await seen(who)).applications[0].enrollBy;
const statusOf = async () => (await seen(world.planner)).applications[0].status;

async function told(who: Visitor): Promise<{ kind: string; text: string }[]> {
  await tellOf(await workerDb(), world.applicantId);
  const { data } = await ask(who, '{ notices { edges { node { kind text } } } }');
  return data.notices.edges.map(({ node }: { node: { kind: string; text: string } }) => node);
}

const alarms = (id: string) =>
  adminQuery(
    `select days_left as left, due_at as due,
       case when fired_at is not null then 'fired' when stopped_at is not null then 'stopped' else 'running' end as state
       from application_alarm where application_id = $1 order by due_at`,
    [id],
  );
const states = async (id: string) => (await alarms(id)).map(({ state }) => state);

describe('the enrollment window (PLAN-047)', () => {
  test('begins with certification, at the start of days in Illinois, and ends with enrollment', async () => {
    const { id } = await certified();
    expect(await enrollBy()).toBe(ENROLL_BY);
    expect(await alarms(id)).toEqual(
      DAYS.map((left) => ({ left, due: fromLocal(addDays(ENROLL_BY, -left)), state: 'running' })),
    );
    paid(await tryToMove(world.planner, id, 'ENROLL'), 'application');
    expect(await enrollBy()).toBeNull();
    expect(await states(id)).toEqual(DAYS.map(() => 'stopped'));
    await letWindowPass(id, -1);
    await sweep();
    expect(await statusOf()).toBe('ENROLLED');
  });

  test('warns the planner at 30, 14 and 3 days, each time once (N-10)', async () => {
    const { id } = await certified();
    for (const left of WINDOW_WARNINGS) {
      await letWindowPass(id, left);
      await Promise.all([sweep('one'), sweep('other')]);
      await sweep();
    }
    const [three, fourteen, thirty, ...more] = await told(world.planner);
    expect(more).toEqual([]);
    for (const [notice, left] of [
      [three, 3],
      [fourteen, 14],
      [thirty, 30],
    ] as const) {
      expect(notice?.kind).toBe('ENROLLMENT_WINDOW_NEAR');
      expect(notice?.text).toMatch(new RegExp(`^${left} days were left to enroll Ana`));
    }
    expect(await told(world.otherArea.admin)).toEqual([]);
    expect(await statusOf()).toBe('CERTIFIED');
  });

  test('tells the administrators of the area where nobody has the application', async () => {
    const { id } = await certified();
    await adminQuery('update application set planner_id = null where id = $1', [id]);
    await letWindowPass(id, 14);
    await sweep();
    expect(await told(world.otherArea.admin)).toHaveLength(1);
  });

  test('closes the application on the day after, for good; a new one can be started', async () => {
    const { id } = await certified();
    const customer = await makeCustomer(world.applicantId);
    await letWindowPass(id, -1);
    expect(await Promise.all([sweep('one'), sweep('other')])).toContain(1);
    const { applications, whoCanSee } = await seen(world.planner);
    expect(applications).toEqual([
      expect.objectContaining({
        status: 'AUTO_CLOSED',
        closeReason: 'WINDOW_PASSED',
        enrollBy: null,
        viewerActions: [],
      }),
    ]);
    // What it opened has ended with it.
    const reaches = whoCanSee as { reason: string; endedAt: string | null }[];
    expect(reaches.filter(({ reason, endedAt }) => reason === 'APPLICATION' && !endedAt)).toEqual(
      [],
    );
    for (const who of [world.planner, world.otherArea.admin, customer])
      expect((await told(who)).map(({ kind }) => kind)).toEqual(['APPLICATION_AUTO_CLOSED']);
    expect((await told(customer))[0]?.text).toMatch(/^Your application at .* was closed/);
    expect((await tryToMove(world.planner, id, 'ENROLL')).__typename).toBe('ConflictError');
    paid(await tryToStart(world.planner, world.applicantId), 'application');
  });

  test('is kept once a partner has accepted a referral, on the plan from an earlier record too (REF-024)', async () => {
    const { id, earlierRecords } = await seedReferral(world, 'SENT').then(certified);
    await decided(world.planner, id, earlierRecords[0]?.id ?? '');
    expect(await enrollBy()).toBe(ENROLL_BY);
    await seedReferral(world, 'ACCEPTED');
    expect(await enrollBy()).toBeNull();
    for (const left of DAYS) await letWindowPass(id, left);
    await sweep();
    expect(await states(id)).toEqual(DAYS.map(() => 'fired'));
    expect(await statusOf()).toBe('CERTIFIED');
    expect((await told(world.planner)).map(({ kind }) => kind)).not.toContain(
      'ENROLLMENT_WINDOW_NEAR',
    );
  });

  test('is kept while another program runs that was recorded (PLAN-043)', async () => {
    const { id } = await certified();
    const facts = {
      personId: world.applicantId,
      program: 'TANF',
      dolFunded: false,
      organizationName: 'County office',
      startedOn: addDays(dateOf(new Date()), -30),
      source: 'CUSTOMER',
    };
    const of = '... on CoEnrollmentPayload { coEnrollment { id } }';
    const entry = paid(
      await act(world.planner, 'recordCoEnrollment', facts, of),
      'coEnrollment',
    ) as { id: string };
    expect(await enrollBy()).toBeNull();
    await letWindowPass(id, 3);
    await sweep();
    expect(await told(world.planner)).toEqual([]);
    const removed = { id: entry.id, removed: true };
    paid(await act(world.planner, 'removeCoEnrollment', removed, of), 'coEnrollment');
    expect(await enrollBy()).toBe(ENROLL_BY);
    await letWindowPass(id, -1);
    await sweep();
    expect(await statusOf()).toBe('AUTO_CLOSED');
  });
});
