import { addDays, dateOf, fromLocal } from '@throughline/schema/domain/shared/chicago-time';
import { DEFAULT_DUE_SETTINGS } from '@throughline/schema/domain/referral/due';
import { afterEach, expect, test } from 'vitest';
import type { Visitor } from '../../support/actors.ts';
import { act, ask } from '../../support/ask.ts';
import { dueRows } from '../../support/clocks.ts';
import { adminQuery } from '../../support/database.ts';
import { seedReferral } from '../../support/referral-seed.ts';
import { seedWorld } from '../../support/seed.ts';

// Settings are everybody's: what a test sets is gone when it ends.
afterEach(() => adminQuery(`delete from rule_setting where key like 'due.%'`));

const TODAY = dateOf(new Date());
const set = (who: Visitor, rule: string, days: number, validFrom = TODAY) =>
  act(
    who,
    'setClock',
    { rule, days, validFrom },
    '... on ClockPayload { settings { rule days values { days validFrom setBy { name } } } }',
  );
const settingOf = async (who: Visitor, rule: string) => {
  const { data } = await ask(
    who,
    '{ clockSettings { rule days unit defaultDays values { days validFrom setAt setBy { id } } } }',
  );
  return data.clockSettings.find((each: { rule: string }) => each.rule === rule);
};

test('the state sets a number, and clocks that begin from then on go by it (CORE-017)', async () => {
  const world = await seedWorld();
  const before = await seedReferral(world, 'RECEIVED');
  const running = await dueRows(before.id);
  expect((await set(world.state, 'UNDECIDED', 20)).__typename).toBe('ClockPayload');

  expect(await settingOf(world.receiver.staff, 'UNDECIDED')).toMatchObject({
    days: 20,
    unit: 'BUSINESS_DAYS',
    defaultDays: 3,
    values: [{ days: 20, setBy: { id: world.state.userId } }],
  });
  const after = await seedReferral(world, 'RECEIVED');
  const length = async (id: string) => {
    const due = (await dueRows(id)).find(({ rule }) => rule === 'UNDECIDED');
    return Math.round((Number(due?.due_at) - Number(due?.since)) / 86_400_000);
  };
  expect(await length(after.id)).toBeGreaterThan(24);
  // What runs keeps the number it began with, also when something else of it changes.
  expect(await dueRows(before.id)).toEqual(running);
  await act(world.sender.staff, 'postMessage', { referralId: before.id, body: 'Hello.' }, '');
  expect(await length(before.id)).toBeLessThan(10);
});

test('a number for a later day waits for it, and can be set anew until then', async () => {
  const { state, receiver } = await seedWorld();
  const later = addDays(TODAY, 30);
  await set(state, 'NO_UPDATE', 45, later);
  await set(state, 'NO_UPDATE', 60, later);
  expect(await settingOf(receiver.staff, 'NO_UPDATE')).toMatchObject({
    days: DEFAULT_DUE_SETTINGS.NO_UPDATE.days,
    unit: 'CALENDAR_DAYS',
    values: [{ days: 60, validFrom: fromLocal(later).toISOString() }],
  });
  await set(state, 'NO_UPDATE', 40);
  await set(state, 'NO_UPDATE', 41);
  const { days, values } = await settingOf(receiver.staff, 'NO_UPDATE');
  expect(days).toBe(41);
  expect(values.map((value: { days: number }) => value.days)).toEqual([60, 41, 40]);
});

test.each([
  ['UNDECIDED', 0, TODAY, 'days', 'NOT_ALLOWED'],
  ['UNDECIDED', 366, TODAY, 'days', 'NOT_ALLOWED'],
  ['UNDECIDED', 4, addDays(TODAY, -1), 'validFrom', 'IN_THE_PAST'],
  ['ESCALATED', 2, TODAY, 'days', 'NOT_ALLOWED'],
] as const)('%s in %i days from %s is refused at %s', async (rule, days, from, field, code) => {
  const { state } = await seedWorld();
  const done = await set(state, rule, days, from);
  expect(done['problems']).toMatchObject([{ field, code }]);
});

test('nobody else sets one', async () => {
  const world = await seedWorld();
  for (const who of [world.receiver.admin, world.area.admin, world.monitor]) {
    expect((await set(who, 'UNDECIDED', 9)).__typename).toBe('ForbiddenError');
  }
  expect((await settingOf(world.monitor, 'UNDECIDED')).values).toEqual([]);
});
