import { enrollmentsAfter } from '@throughline/schema/domain/referral/enrollment';
import { addDays } from '@throughline/schema/domain/shared/chicago-time';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Visitor } from '../../support/actors.ts';
import { seedApplicant } from '../../support/application-world.ts';
import type { ApplicationWorld } from '../../support/application-world.ts';
import { act, ask } from '../../support/ask.ts';
import { adminQuery } from '../../support/database.ts';
import { seedReferral, today } from '../../support/referral-seed.ts';
import { paid } from '../../support/seed.ts';

const REFERRAL = `query ($id: ID!) { referral(id: $id) { id firstSentAt viewerSide receiver { id }
  results { result } person { applications { closedAt }
    coEnrollments { program startedOn endedOn organization { id } referral { id } } } } }`;
const FIGURES = `query ($box: InboxBox!, $sent: SentWithin!, $groupBy: ReportGroup!) {
  referralReport(box: $box, sent: $sent, groupBy: $groupBy) {
    total { ...Followed } groups { key figures { ...Followed } } } }
  fragment Followed on ReferralFigures { completedKnown coEnrolled }`;

let world: ApplicationWorld;
let completed: string;
beforeAll(async () => {
  world = await seedApplicant();
  await seedReferral(world, 'IN_PROGRESS');
  completed = (await seedReferral(world, 'COMPLETED')).id;
  await adminQuery(
    `insert into application (id, person_id, lwia_id, program, agreement, started_at, status_since, updated_at)
     values (gen_random_uuid(), $1, $2, 'TITLE_I_ADULT', 'WRITTEN', now(), now(), now())`,
    [world.personId, world.otherArea.id],
  );
});

const read = async (who: Visitor, id = completed) =>
  (await ask(who, REFERRAL, { id })).data.referral;
const followed = async (who: Visitor, box: string, groupBy = 'RECEIVER') => {
  const sent = { from: today(), to: today(), senderId: world.sender.id };
  const { data, errors } = await ask(who, FIGURES, { box, sent, groupBy });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.referralReport;
};
const counts = async (who: Visitor, box: string): Promise<unknown[]> =>
  Object.values((await followed(who, box)).total);

const record = async (facts: object) =>
  paid(
    await act(
      world.planner,
      'recordCoEnrollment',
      {
        personId: world.personId,
        program: 'CSBG',
        dolFunded: false,
        organizationId: world.receiver.id,
        startedOn: today(),
        source: 'REFERRAL',
        ...facts,
      },
      '... on CoEnrollmentPayload { coEnrollment { id } }',
    ),
    'coEnrollment',
  ) as { id: string };
const remove = (id: string) => adminQuery('delete from co_enrollment where id = $1', [id]);

describe('co-enrollment after a referral (REF-002, REF-025, REF-057)', () => {
  test.each<[string, () => Promise<object>, number]>([
    [
      'none',
      async () => ({ program: 'CSBG', organizationId: null, organizationName: 'Elsewhere' }),
      0,
    ],
    ['at the partner since it was sent', async () => ({}), 1],
    ['there since the day before', async () => ({ startedOn: addDays(today(), -1) }), 0],
    [
      'by this referral, wherever and since whenever',
      async () => ({
        organizationId: null,
        organizationName: 'Elsewhere',
        startedOn: addDays(today(), -9),
        referralId: completed,
      }),
      1,
    ],
    [
      'there, by another referral',
      async () => ({ referralId: (await seedReferral(world, 'IN_PROGRESS')).id }),
      0,
    ],
  ])('%s: the panel and the figures say the same', async (_name, facts, expected) => {
    const { id } = await record(await facts());
    try {
      for (const [who, box] of [
        [world.state, 'AREA'],
        [world.otherArea.admin, 'AREA'],
      ] as const) {
        expect(enrollmentsAfter(await read(who))).toHaveLength(expected);
        expect(await counts(who, box)).toEqual([1, expected]);
      }
      // What somebody took out was never there.
      await adminQuery('update co_enrollment set removed_at = now() where id = $1', [id]);
      expect(enrollmentsAfter(await read(world.state))).toEqual([]);
      expect(await counts(world.state, 'AREA')).toEqual([1, 0]);
    } finally {
      await remove(id);
    }
  });

  test('by partner, area, need and pathway it adds up', async () => {
    const { id } = await record({});
    try {
      for (const groupBy of ['RECEIVER', 'SENDER', 'AREA', 'SENDING_AREA', 'NEED', 'PATHWAY']) {
        const { total, groups } = await followed(world.state, 'AREA', groupBy);
        expect(total).toEqual({ completedKnown: 1, coEnrolled: 1 });
        expect(groups).toHaveLength(1);
        expect(groups[0].figures).toEqual(total);
      }
    } finally {
      await remove(id);
    }
  });

  test('is nobody’s to know but the state’s, and that of areas where they apply', async () => {
    const { id } = await record({ referralId: completed });
    try {
      const { sender, receiver, area, outsider, elsewhere, planner, monitor } = world;
      for (const who of [planner, monitor])
        expect(enrollmentsAfter(await read(who))).toHaveLength(1);
      for (const [who, box] of [
        [sender.staff, 'SENT'],
        [receiver.staff, 'RECEIVED'],
        [area.admin, 'AREA'],
      ] as const) {
        const referral = await read(who);
        expect(referral.person.coEnrollments).toEqual([]);
        expect(referral.results).toEqual([]);
        expect(enrollmentsAfter(referral)).toBeNull();
        expect(await counts(who, box)).toEqual([0, 0]);
      }
      for (const who of [outsider.staff, elsewhere.admin]) {
        expect(await read(who)).toBeNull();
        expect(await counts(who, 'AREA')).toEqual([0, 0]);
      }
    } finally {
      await remove(id);
    }
  });
});
