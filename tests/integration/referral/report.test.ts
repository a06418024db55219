import { comparedPeriod } from '@throughline/schema/domain/referral/report/period';
import { SMALLEST_CELL } from '@throughline/schema/domain/referral/report/suppress';
import { dateOf, fromLocal } from '@throughline/schema/domain/shared/chicago-time';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Visitor } from '../../support/actors.ts';
import { makeProgram } from '../../support/api-clients.ts';
import { act, ask } from '../../support/ask.ts';
import { letPass, sweep } from '../../support/clocks.ts';
import { adminQuery } from '../../support/database.ts';
import { seedReferral, today } from '../../support/referral-seed.ts';
import { seedParty, seedService, seedWorld } from '../../support/seed.ts';
import type { Party, World } from '../../support/seed.ts';

const REPORT = `query ($box: InboxBox!, $sent: SentWithin!, $groupBy: ReportGroup) {
  referralReport(box: $box, sent: $sent, groupBy: $groupBy) {
    total { ...Figures } groups { key name figures { ...Figures } } } }
  fragment Figures on ReferralFigures { referrals persons inTime late reached
    byStatus { status count } declines { reason count } outcomes { outcome count }
    stages { stage ended medianHours p90Hours } }`;
const COUNT = `query ($filter: ReferralFilter!) { referrals(filter: $filter, first: 1) { totalCount } }`;

const now = () => ({ from: today(), to: today() });
const report = async (who: Visitor, box: string, sent: object = now(), groupBy = 'RECEIVER') => {
  const answer = await ask(who, REPORT, { box, sent, groupBy });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data.referralReport;
};
const listed = async (who: Visitor, filter: object): Promise<number> =>
  (await ask(who, COUNT, { filter })).data.referrals.totalCount;

let world: World;
beforeAll(async () => {
  world = await seedWorld();
  for (const status of ['SENT', 'DECLINED', 'IN_PROGRESS', 'COMPLETED', 'RECALLED'] as const)
    await seedReferral(world, status);
  const late = await seedReferral(world, 'SENT');
  await letPass(late.id);
  await sweep();
  await act(world.receiver.staff, 'acceptReferral', { id: late.id }, '');
});

describe('referral figures (REF-002, REF-057)', () => {
  test('count what became of each, by what the referral recorded', async () => {
    const { total } = await report(world.receiver.staff, 'RECEIVED');
    expect(total).toMatchObject({ referrals: 5, persons: 1, inTime: 3, late: 1, reached: 0 });
    expect(total.byStatus).toEqual([
      { status: 'SENT', count: 1 },
      { status: 'ACCEPTED', count: 1 },
      { status: 'DECLINED', count: 1 },
      { status: 'IN_PROGRESS', count: 1 },
      { status: 'COMPLETED', count: 1 },
    ]);
    expect(total.declines).toEqual([{ reason: 'NO_CAPACITY', count: 1 }]);
    expect(total.outcomes).toEqual([{ outcome: 'SERVICES_DELIVERED', count: 1 }]);
    expect(total.stages.map(({ ended }: { ended: number }) => ended)).toEqual([4, 4, 2, 1]);
    for (const { medianHours, p90Hours } of total.stages) {
      expect(medianHours).toBeGreaterThanOrEqual(0);
      expect(p90Hours).toBeGreaterThanOrEqual(medianHours);
    }
  });

  test('a longer time to answer, set today, makes nothing late and nothing in time', async () => {
    const { total } = await report(world.receiver.staff, 'RECEIVED');
    await adminQuery(`update referral set due_at = now() - interval '1 year'
      where receiver_organization_id = '${world.receiver.id}' and status = 'IN_PROGRESS'`);
    expect((await report(world.receiver.staff, 'RECEIVED')).total).toEqual(total);
  });

  test('of withdrawn referrals no completion is timed', async () => {
    const own = await seedWorld();
    const { id } = await seedReferral(own, 'IN_PROGRESS');
    await act(own.sender.staff, 'withdrawReferral', { id, reason: 'Moved away.' }, '');
    const { total } = await report(own.sender.staff, 'SENT');
    expect(total.outcomes).toEqual([{ outcome: 'WITHDRAWN_BY_SENDER', count: 1 }]);
    expect(total.stages.at(-1)).toMatchObject({ stage: 'COMPLETE', ended: 0, medianHours: null });
  });

  test('reached counts for the administrator of an area, who does not read the attempts', async () => {
    const own = await seedWorld();
    const { id } = await seedReferral(own, 'ACCEPTED');
    await seedReferral(own, 'ACCEPTED');
    const attempt = { target: 'CUSTOMER', channel: 'PHONE', occurredAt: new Date().toISOString() };
    for (const result of ['NO_ANSWER', 'REACHED'])
      await act(own.receiver.staff, 'logAttempt', { referralId: id, ...attempt, result }, '');
    for (const who of [own.area.admin, own.otherArea.admin])
      expect((await report(who, 'AREA')).total).toMatchObject({ referrals: 2, reached: 1 });
  });

  test('days are those of Illinois, and both ends are in it', async () => {
    const sent = await adminQuery(
      'select first_sent_at as at from referral where first_sent_at is not null limit 1',
    );
    const day = dateOf(sent[0]?.['at'] as Date);
    expect((await report(world.sender.staff, 'SENT', { from: day, to: day })).total.referrals).toBe(
      5,
    );
    const before = { from: '2020-01-01', to: '2020-12-31' };
    expect((await report(world.sender.staff, 'SENT', before)).total.referrals).toBe(0);
    expect((await report(world.sender.staff, 'SENT', before)).groups).toEqual([]);
  });
});

describe('figures equal the rows in scope', () => {
  const GROUPS = {
    RECEIVER: 'receiverId',
    SENDER: 'senderId',
    AREA: 'lwiaId',
    SENDING_AREA: 'senderLwiaId',
    NEED: 'category',
    PATHWAY: 'pathway',
  };

  test.each(Object.entries(GROUPS))('by %s, and the groups add up', async (groupBy, key) => {
    const looks: [Visitor, string][] = [
      [world.receiver.staff, 'RECEIVED'],
      [world.sender.colleague, 'SENT'],
      [world.area.admin, 'AREA'],
      [world.otherArea.admin, 'AREA'],
    ];
    for (const [who, box] of looks) {
      const { total, groups } = await report(who, box, now(), groupBy);
      expect(total.referrals).toBe(await listed(who, { box, sent: now() }));
      let sum = 0;
      for (const group of groups) {
        const sent = { ...now(), [key]: group.key };
        expect(group.figures.referrals).toBe(await listed(who, { box, sent }));
        expect((await report(who, box, sent)).total).toEqual(group.figures);
        for (const { status, count } of group.figures.byStatus)
          expect(await listed(who, { box, sent, statuses: [status] })).toBe(count);
        sum += group.figures.referrals;
      }
      expect(sum).toBe(total.referrals);
    }
  });

  test('state and monitor count everybody’s, others what is theirs, and nobody a draft', async () => {
    const only = { ...now(), senderId: world.sender.id };
    for (const who of [world.state, world.monitor])
      expect((await report(who, 'AREA', only)).total.referrals).toBe(5);
    for (const who of [world.outsider.staff, world.elsewhere.admin, world.sender.staff]) {
      for (const box of ['RECEIVED', 'AREA'])
        expect((await report(who, box, only)).total.referrals).toBe(0);
      expect((await report(world.sender.staff, 'DRAFTS')).total.referrals).toBe(0);
    }
    expect(
      (await report(world.receiver.staff, 'RECEIVED', { ...now(), senderId: 'x' })).groups,
    ).toEqual([]);
    const customer = await ask(world.customer, REPORT, { box: 'AREA', sent: now() });
    expect(customer.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

const ELSEWHERE = `query ($sent: SentWithin!) { referralReport(box: RECEIVED, sent: $sent) {
  elsewhere { from to areas { id referrals inTimePercent coEnrolledPercent } } } }`;

/** Copies of a referral about as many other people, in the months that are compared; half of them answered late. */
async function copies(of: string, receiver: Party, count: number): Promise<void> {
  const serviceId = await seedService(receiver);
  const at = fromLocal(comparedPeriod(today()).from, 12);
  for (let each = 0; each < count; each += 1) {
    const [person] = await adminQuery(
      `insert into person select (jsonb_populate_record(null::person, to_jsonb(p) ||
         jsonb_build_object('id', gen_random_uuid()))).* from person p
        where id = (select person_id from referral where id = $1) returning id`,
      [of],
    );
    const [referral] = await adminQuery(
      `insert into referral select (jsonb_populate_record(null::referral, to_jsonb(r) || jsonb_build_object(
         'id', gen_random_uuid(), 'number', 'R-' || upper(substr(md5(random()::text), 1, 4)) || '-' || upper(substr(md5(random()::text), 1, 2)),
         'person_id', $2::text, 'receiver_organization_id', $3::text, 'receiver_lwia_id', $4::text, 'service_id', $6::text,
         'first_sent_at', $5::timestamptz, 'sent_at', $5::timestamptz))).* from referral r where id = $1 returning id`,
      [of, person?.['id'], receiver.id, receiver.lwiaId, at, serviceId],
    );
    if (each % 2 === 0)
      await adminQuery(
        `insert into due_time (id, referral_id, rule, since, due_at, fired_at)
         values (gen_random_uuid(), $1, 'UNANSWERED', $2, $2, $2)`,
        [referral?.['id'], at],
      );
  }
}

describe('beyond what one sees', () => {
  let own: World;
  let large: Party;
  let small: Party;
  beforeAll(async () => {
    own = await seedWorld();
    [large, small] = await Promise.all([seedParty(own.elsewhere), seedParty(own.area)]);
    const { id } = await seedReferral(own, 'ACCEPTED');
    await copies(id, large, 2 * SMALLEST_CELL + 2);
    await copies(id, own.receiver, SMALLEST_CELL + 1);
    await copies(id, small, 3);
  });
  const elsewhere = async (who: Visitor) => {
    const { data } = await ask(who, ELSEWHERE, { sent: now() });
    const areas = data.referralReport.elsewhere.areas as {
      id: string;
      referrals: number | null;
      inTimePercent: number | null;
      coEnrolledPercent: number | null;
    }[];
    return (id: string) => areas.find((area) => area.id === id);
  };

  test('areas are compared, and small numbers withheld', async () => {
    const of = await elsewhere(own.outsider.staff);
    expect(of(own.elsewhere.id)).toMatchObject({ referrals: 22, inTimePercent: 50 });
    // Three people; and eleven, of whom too few are on either side of the share.
    expect(of(own.area.id)).toMatchObject({ referrals: null, inTimePercent: null });
    expect(of(own.otherArea.id)).toMatchObject({ inTimePercent: null });
  });

  const STATEWIDE = `query ($quarter: String!) { statewideFigures(quarter: $quarter, groupBy: AREA) {
    from to total { referrals persons } groups { key referrals persons inTimePercent reachedPercent } } }`;
  const { from } = comparedPeriod(today());
  const quarter = `${from.slice(0, 4)}-Q${Math.ceil(Number(from.slice(5, 7)) / 3)}`;

  test('a program of the state counts all of it by quarters, small numbers withheld, and sees no row (CORE-009)', async () => {
    const program = await makeProgram(own.state, ['FIGURES_READ', 'DIRECTORY_READ']);
    for (const who of [program, own.state, own.monitor]) {
      const { data } = await ask(who, STATEWIDE, { quarter });
      const { total, groups } = data.statewideFigures;
      const of = (id: string) => groups.find(({ key }: { key: string }) => key === id);
      expect(of(own.elsewhere.id)).toMatchObject({
        referrals: 22,
        persons: 22,
        // Half of them: that of all less that would be the share of those withheld below.
        inTimePercent: null,
        reachedPercent: null,
      });
      expect(of(own.area.id)).toMatchObject({ referrals: null, persons: null });
      expect(of(own.otherArea.id)).toMatchObject({ inTimePercent: null });
      expect(total.referrals).toBeGreaterThanOrEqual(36);
    }
    const today0 = { box: 'AREA', sent: now(), groupBy: 'AREA' };
    const { data } = await ask(program, REPORT, today0);
    expect(data.referralReport.total.referrals).toBe(0);
    const refused = await ask(
      program,
      '{ referrals(filter: { box: SENT }, first: 1) { totalCount } }',
    );
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('a program of an organization counts its own, as its staff do, and nothing statewide', async () => {
    const program = await makeProgram(own.receiver.admin, ['FIGURES_READ']);
    const { total } = await report(own.receiver.staff, 'RECEIVED');
    const asked = { box: 'RECEIVED', sent: now(), groupBy: 'RECEIVER' };
    expect((await ask(program, REPORT, asked)).data.referralReport.total).toEqual(total);
    for (const who of [program, own.receiver.admin, own.area.admin])
      expect((await ask(who, STATEWIDE, { quarter })).data.statewideFigures).toBeNull();
    const referral = await ask(
      program,
      '{ referrals(filter: { box: SENT }, first: 1) { totalCount } }',
    );
    expect(referral.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('a quarter that is not over is not told', async () => {
    const { errors } = await ask(own.state, STATEWIDE, { quarter: '2999-Q4' });
    expect(errors).toHaveLength(1);
  });

  test('that some enrolled afterwards is told of enough people alone', async () => {
    const enroll = (receiver: string, of: number) =>
      adminQuery(
        `insert into co_enrollment (id, person_id, program, dol_funded, organization_id, started_on, source,
             recorded_by_organization_id, recorded_at)
         select gen_random_uuid(), r.person_id, 'CSBG', false, r.receiver_organization_id, current_date, 'CUSTOMER',
             r.receiver_lwia_id, now()
           from referral r where r.receiver_organization_id = $1 order by r.id limit $2`,
        [receiver, of],
      );
    await adminQuery(
      `update referral set status = 'COMPLETED', outcome = 'SERVICES_DELIVERED', completed_at = now()
        where receiver_organization_id = any ($1::uuid[])`,
      [[large.id, own.receiver.id, small.id]],
    );
    for (const [party, count] of [
      [large, SMALLEST_CELL],
      [own.receiver, 5],
      [small, 3],
    ] as const)
      await enroll(party.id, count);
    const of = await elsewhere(own.outsider.staff);
    // Ten of twenty-two; of the others too few on one side, or in all.
    expect(of(own.elsewhere.id)?.coEnrolledPercent).toBe(45);
    expect(of(own.otherArea.id)?.coEnrolledPercent).toBeNull();
    expect(of(own.area.id)?.coEnrolledPercent).toBeNull();
  });

  test('what one sees oneself is left out, so nothing can be taken off', async () => {
    expect((await elsewhere(own.sender.staff))(own.elsewhere.id)).toBeUndefined();
    expect((await elsewhere(large.staff))(own.elsewhere.id)).toBeUndefined();
    expect((await elsewhere(own.elsewhere.admin))(own.elsewhere.id)).toBeUndefined();
    expect((await elsewhere(own.area.admin))(own.elsewhere.id)).toBeUndefined();
    expect((await elsewhere(own.state))(own.elsewhere.id)).toBeUndefined();
  });
});
