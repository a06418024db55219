import { createClient } from '@throughline/prisma/client';
import type { Client } from '@throughline/prisma/client';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Visitor } from '../../support/actors.ts';
import { decided, seedApplicant, started, tryToMove } from '../../support/application-world.ts';
import type { ApplicationWorld } from '../../support/application-world.ts';
import { ask } from '../../support/ask.ts';
import { adminQuery, testDatabase } from '../../support/database.ts';
import { mailsOf, tellOf, writeMails } from '../../support/notice-mails.ts';
import { seedReferral } from '../../support/referral-seed.ts';

let world: ApplicationWorld;
let worker: Client;
beforeAll(async () => {
  worker = createClient({ url: (await testDatabase()).roles.worker, poolSize: 2 });
});
afterAll(() => worker.close());
beforeEach(async () => {
  world = await seedApplicant();
});

type Told = { readonly kind: string; readonly text: string; readonly referral: { id: string } };

async function toldTo(who: Visitor): Promise<Told[]> {
  await tellOf(worker.db, world.personId);
  const { data } = await ask(who, '{ notices { edges { node { kind text referral { id } } } } }');
  return data.notices.edges.map(({ node }: { node: Told }) => node);
}
const kindsTold = async (who: Visitor) => (await toldTo(who)).map(({ kind }) => kind).toSorted();

/** The application is on the planner's record; the referrals are on an earlier one of the same person. */
async function applied(): Promise<string> {
  await seedReferral(world, 'SENT');
  const { id, earlierRecords } = await started(world.planner, world.applicantId);
  expect(await kindsTold(world.planner)).toEqual([]);
  await decided(world.planner, id, earlierRecords[0]?.id ?? '');
  return id;
}

test('who plans for a person hears how referrals of others go on, and by mail how they ended (N-25, REF-038)', async () => {
  await applied();
  const { id } = await seedReferral(world, 'COMPLETED');
  const told = await toldTo(world.planner);
  expect(told.map(({ kind }) => kind).toSorted()).toEqual([
    'REFERRAL_ACCEPTED',
    'REFERRAL_COMPLETED',
    'REFERRAL_RECEIVED',
    'REFERRAL_STARTED',
  ]);
  for (const { text, referral } of told) {
    expect(referral).toEqual({ id });
    expect(text).toContain('Ana ');
  }
  await seedReferral(world, 'DECLINED');
  expect(await kindsTold(world.planner)).toContain('REFERRAL_DECLINED');
  await writeMails(worker.db);
  expect((await mailsOf(world.planner)).map(({ kind }) => kind).toSorted()).toEqual([
    'REFERRAL_NEEDS_ATTENTION',
    'REFERRAL_NEWS',
  ]);
  expect(await toldTo(world.colleague)).toEqual([]);
});

test('the person reads in the app that the partner has it, and gets no mail of that (N-25)', async () => {
  await seedReferral(world, 'RECEIVED');
  const told = await toldTo(world.customer);
  const received = told.find(({ kind }) => kind === 'REFERRAL_RECEIVED');
  expect(received?.text).toMatch(/ has your request and is looking at it\.$/);
  await writeMails(worker.db);
  expect(await mailsOf(world.customer)).toEqual([]);
});

test('nobody hears more whose application is closed, or who left the area', async () => {
  const id = await applied();
  await tryToMove(world.planner, id, 'WITHDRAW', 'CUSTOMER_ASKED');
  await seedReferral(world, 'RECEIVED');
  expect(await toldTo(world.planner)).toEqual([]);

  await started(world.planner, world.applicantId);
  await adminQuery(`update application set planner_id = $1 where person_id = $2`, [
    world.receiver.colleague.userId,
    world.applicantId,
  ]);
  await seedReferral(world, 'RECEIVED');
  expect(await kindsTold(world.receiver.colleague)).not.toContain('REFERRAL_RECEIVED');
});
