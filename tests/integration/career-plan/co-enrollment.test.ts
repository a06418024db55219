import { makeNotices } from '@throughline/api/jobs/make-notices';
import { createClient } from '@throughline/prisma/client';
import { addDays, dateOf } from '@throughline/schema/domain/shared/chicago-time';
import type { JobHelpers } from 'graphile-worker';
import { describe, expect, test } from 'vitest';
import { makeStaff } from '../../support/actors.ts';
import type { Visitor } from '../../support/actors.ts';
import { seedApplicant, started, tryToMove } from '../../support/application-world.ts';
import type { ApplicationWorld } from '../../support/application-world.ts';
import { act, ask } from '../../support/ask.ts';
import { adminQuery, testDatabase } from '../../support/database.ts';
import { seedReferral } from '../../support/referral-seed.ts';
import { paid } from '../../support/seed.ts';

const TODAY = dateOf(new Date());
const FACTS = {
  program: 'TANF',
  dolFunded: false,
  organizationName: 'County office',
  startedOn: addDays(TODAY, -30),
  source: 'CUSTOMER',
};
const ENTRY = `id program organizationName organization { id } startedOn endedOn source version
  isDolFunded verifiedAt verifiedBy { id } recordedBy { id } referral { id }`;
const PAYLOAD = `... on CoEnrollmentPayload { coEnrollment { ${ENTRY} } }`;

type Entry = { readonly id: string; readonly version: number; readonly [fact: string]: unknown };
const record = (who: Visitor, personId: string, facts: object = {}) =>
  act(who, 'recordCoEnrollment', { personId, ...FACTS, ...facts }, PAYLOAD);
const recorded = async (...entry: Parameters<typeof record>): Promise<Entry> =>
  paid(await record(...entry), 'coEnrollment') as Entry;

async function listed(who: Visitor, id: string) {
  const { data } = await ask(
    who,
    `query ($id: ID!) { person(id: $id) { keepsCoEnrollments coEnrollments { ${ENTRY} }
       history(first: 50) { edges { node { kind } } } } }`,
    { id },
  );
  return data.person;
}
const seen = async (who: Visitor, id: string) => {
  const entries = (await listed(who, id))?.coEnrollments as readonly Entry[] | undefined;
  return entries?.map((each) => each.id);
};

/** An application at an area that does not know of the first. */
async function applyElsewhere({ elsewhere, applicantId }: ApplicationWorld): Promise<Visitor> {
  const planner = await makeStaff(elsewhere.id);
  await adminQuery(
    `insert into application (id, person_id, lwia_id, program, agreement, planner_id, started_at, status_since, updated_at)
     values (gen_random_uuid(), $1, $2, 'TITLE_I_YOUTH', 'WRITTEN', $3, now(), now(), now())`,
    [applicantId, elsewhere.id, planner.userId],
  );
  return planner;
}

/** What the worker tells of the newest change of a kind. */
async function toldOf(kind: string, personId: string): Promise<string[]> {
  const { roles } = await testDatabase();
  const worker = createClient({ url: roles.worker, poolSize: 1 });
  const [activity] = await adminQuery(
    `select id from activity where kind = $1 and person_id = $2 and audience = 'SIDE_AND_PERSON'
      order by seq desc limit 1`,
    [kind, personId],
  );
  await makeNotices({ db: worker.db })({ activityId: activity?.['id'] }, {} as JobHelpers);
  await worker.close();
  const rows = await adminQuery('select user_id from notice where activity_id = $1', [
    activity?.['id'],
  ]);
  return rows.map(({ user_id }) => String(user_id));
}
const newest = async (who: Visitor) =>
  (await ask(who, '{ notices(first: 1) { edges { node { text person { id } } } } }')).data.notices
    .edges[0]?.node;

describe('other programs somebody takes part in (PLAN-043, REF-055)', () => {
  test('are recorded by planners of an active application, and by nobody else', async () => {
    const world = await seedApplicant();
    const { planner, colleague, applicantId, otherArea } = world;
    expect((await record(planner, applicantId)).__typename).toBe('ForbiddenError');
    const application = await started(planner, applicantId);
    const entry = await recorded(colleague, applicantId);
    expect(entry).toMatchObject({
      ...omit(FACTS),
      verifiedAt: null,
      recordedBy: { id: otherArea.id },
    });
    for (const who of [world.receiver.staff, world.outsider.staff, world.elsewhere.admin])
      expect((await record(who, applicantId, { program: 'CSBG' })).__typename).toBe(
        'NotFoundError',
      );
    expect((await record(world.state, applicantId)).__typename).toBe('ForbiddenError');

    for (const who of [planner, otherArea.admin, world.state, world.monitor])
      expect(await seen(who, applicantId)).toEqual([entry.id]);
    paid(await tryToMove(planner, application.id, 'WITHDRAW', 'CUSTOMER_ASKED'), 'application');
    expect(await seen(planner, applicantId)).toEqual([]);
    expect((await listed(planner, applicantId)).keepsCoEnrollments).toBe(false);
    expect((await end(planner, entry.id)).__typename).toBe('NotFoundError');
  });

  test('are no partner’s to see, their own included, and the person’s', async () => {
    const world = await seedApplicant();
    const { personId, receiver, sender, customer, otherArea } = world;
    await seedReferral(world, 'ACCEPTED');
    await adminQuery(
      `insert into application (id, person_id, lwia_id, program, agreement, started_at, status_since, updated_at)
       values (gen_random_uuid(), $1, $2, 'TITLE_I_ADULT', 'WRITTEN', now(), now(), now())`,
      [personId, otherArea.id],
    );
    const entry = await recorded(world.planner, personId, {
      organizationId: receiver.id,
      organizationName: null,
    });
    expect(entry).toMatchObject({ organization: { id: receiver.id } });
    for (const who of [receiver.staff, sender.staff]) expect(await seen(who, personId)).toEqual([]);
    expect(await seen(customer, personId)).toEqual([entry.id]);
    paid(await remove(world.planner, entry.id, true), 'coEnrollment');
    expect(await seen(customer, personId)).toEqual([]);
  });

  test('are asked for what is missing, and are written down once', async () => {
    const { planner, applicantId } = await seedApplicant();
    await started(planner, applicantId);
    const fieldsOf = async (facts: object) => {
      const refused = await record(planner, applicantId, facts);
      return (refused['problems'] as { field: string }[]).map(({ field }) => field);
    };
    expect(await fieldsOf({ organizationName: ' ' })).toEqual(['organizationName']);
    expect(await fieldsOf({ startedOn: addDays(TODAY, 1) })).toEqual(['startedOn']);
    expect(await fieldsOf({ endedOn: addDays(TODAY, -31) })).toEqual(['endedOn']);
    const { id } = await recorded(planner, applicantId);
    expect(await fieldsOf({ organizationName: 'county OFFICE ' })).toEqual(['program']);
    paid(await end(planner, id, addDays(TODAY, -1)), 'coEnrollment');
    await recorded(planner, applicantId);
  });

  test('are changed, verified, ended and taken out, each to be taken back', async () => {
    const { planner, colleague, applicantId } = await seedApplicant();
    await started(planner, applicantId);
    const { id, version } = await recorded(planner, applicantId);
    const verified = paid(await verify(colleague, id, version, true), 'coEnrollment');
    expect(verified).toMatchObject({ verifiedBy: { id: colleague.userId }, version: 2 });

    const change = { id, expectedVersion: 1, ...FACTS, program: 'CSBG' };
    expect((await act(planner, 'changeCoEnrollment', change, PAYLOAD)).__typename).toBe(
      'ConflictError',
    );
    const now = { ...change, expectedVersion: 2 };
    expect(
      paid(await act(planner, 'changeCoEnrollment', now, PAYLOAD), 'coEnrollment'),
    ).toMatchObject({ program: 'CSBG', verifiedAt: null });
    expect(paid(await end(planner, id, TODAY), 'coEnrollment')).toMatchObject({ endedOn: TODAY });
    expect(paid(await end(planner, id), 'coEnrollment')).toMatchObject({ endedOn: null });
    paid(await remove(planner, id, true), 'coEnrollment');
    expect(await seen(planner, applicantId)).toEqual([]);
    paid(await remove(planner, id, false), 'coEnrollment');
    expect(await seen(planner, applicantId)).toEqual([id]);
    const { history } = await listed(planner, applicantId);
    expect(history.edges.map(({ node }: { node: { kind: string } }) => node.kind)).toEqual([
      'PERSON_CREATED',
      'APPLICATION_STARTED',
      'CO_ENROLLMENT_RECORDED',
      ...Array<string>(4).fill('CO_ENROLLMENT_CHANGED'),
      'CO_ENROLLMENT_REMOVED',
      'CO_ENROLLMENT_CHANGED',
    ]);
  });

  test('reach every area where the person applies, and its planner is told (N-30)', async () => {
    const world = await seedApplicant();
    const { planner, colleague, applicantId } = world;
    await started(planner, applicantId);
    const other = await applyElsewhere(world);
    const { id } = await recorded(colleague, applicantId);
    expect(await seen(other, applicantId)).toEqual([id]);
    // Pages open there follow it, and the person reads it once.
    const written = await adminQuery(
      'select side_organization_id, audience from activity where person_id = $1 and kind = $2',
      [applicantId, 'CO_ENROLLMENT_RECORDED'],
    );
    expect(new Map(written.map((row) => [row['audience'], row['side_organization_id']]))).toEqual(
      new Map([
        ['SIDE_AND_PERSON', world.otherArea.id],
        ['SIDE', world.elsewhere.id],
      ]),
    );
    const told = await toldOf('CO_ENROLLMENT_RECORDED', applicantId);
    expect(told.sort()).toEqual([planner.userId, other.userId].sort());
    expect(await newest(other)).toMatchObject({ person: { id: applicantId } });
  });
});

test('planners are told of earlier referrals that were found (N-29)', async () => {
  const world = await seedApplicant();
  await seedReferral(world, 'COMPLETED');
  await adminQuery(
    `update person_match set basis = basis || '{ACCOUNT}'
      where first_id in ($1, $2) and second_id in ($1, $2)`,
    [world.personId, world.applicantId],
  );
  await started(world.planner, world.applicantId);
  expect(await toldOf('EARLIER_ATTACHED', world.applicantId)).toEqual([world.planner.userId]);
  expect((await newest(world.planner)).text).toMatch(/^Earlier referrals of Ana/);
});

const end = (who: Visitor, id: string, endedOn: string | null = null) =>
  act(who, 'endCoEnrollment', { id, endedOn }, PAYLOAD);
const remove = (who: Visitor, id: string, removed: boolean) =>
  act(who, 'removeCoEnrollment', { id, removed }, PAYLOAD);
const verify = (who: Visitor, id: string, expectedVersion: number, verified: boolean) =>
  act(who, 'verifyCoEnrollment', { id, expectedVersion, verified }, PAYLOAD);
const omit = ({ dolFunded, ...facts }: typeof FACTS) => ({ ...facts, isDolFunded: dolFunded });
