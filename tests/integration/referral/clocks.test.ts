import { systemClaims, withClaims } from '@throughline/prisma/claims';
import { inTransaction } from '@throughline/prisma/transaction';
import { CLOCKS, DUE_RULES } from '@throughline/schema/domain/referral/due';
import { fireDueTime } from '@throughline/schema/features/referral/commands/fire-due-time';
import { systemContext } from '@throughline/schema/platform/command-start';
import { beforeAll, describe, expect, test } from 'vitest';
import { act, ask } from '../../support/ask.ts';
import { dueRows, letPass, sweep, workerDb } from '../../support/clocks.ts';
import { adminQuery } from '../../support/database.ts';
import { seedReferral } from '../../support/referral-seed.ts';
import { seedWorld } from '../../support/seed.ts';
import type { World } from '../../support/seed.ts';

let world: World;
beforeAll(async () => {
  world = await seedWorld();
});

const clocks = async (id: string) =>
  (await dueRows(id)).map(({ rule, state }) => `${rule} ${state}`);
const happened = async (id: string) =>
  (
    await adminQuery(
      `select id, kind, actor_role, audience, data from activity
        where subject_id = $1 and (kind = 'DUE_PASSED' or kind = 'REFERRAL_ATTEMPTING_CONTACT') order by seq`,
      [id],
    )
  ).map((row) => ({ ...row }));
const statusOf = async (id: string) =>
  (await adminQuery('select status from referral where id = $1', [id]))[0]?.['status'];

describe('due times are rows (REF-053)', () => {
  test.each(DUE_RULES)('%s runs exactly while the referral stands there', async (rule) => {
    const { status } = CLOCKS[rule];
    const { id } = await seedReferral(world, status);
    const running = (await dueRows(id)).filter(({ state }) => state === 'running');
    const [row] = await adminQuery(
      'select due_rule, due_since, due_at from referral where id = $1',
      [id],
    );
    expect(running).toMatchObject([{ rule, since: row?.['due_since'], due_at: row?.['due_at'] }]);
    expect(row?.['due_rule']).toBe(rule);
  });

  test.each(['DRAFT', 'COMPLETED', 'RECALLED', 'PUT_AWAY'] as const)('%s: none', async (status) => {
    const { id } = await seedReferral(world, status);
    expect((await clocks(id)).filter((clock) => clock.endsWith('running'))).toEqual([]);
  });

  test('a change that is refused starts nothing', async () => {
    const { id } = await seedReferral(world, 'SENT');
    const before = await dueRows(id);
    await act(world.receiver.staff, 'declineReferral', { id }, '');
    expect(await dueRows(id)).toEqual(before);
  });

  test('sent again, the days count anew', async () => {
    const { id } = await seedReferral(world, 'RECALLED');
    const choices = [{ id, duplicateReason: 'Asked for twice, for the test.' }];
    await act(world.sender.staff, 'sendReferrals', { ids: [id], choices }, '');
    expect(await clocks(id)).toEqual(['UNANSWERED stopped', 'UNANSWERED running']);
  });

  test('are seen by who sees the referral', async () => {
    const { id } = await seedReferral(world, 'SENT');
    const seen = async (who: World['state']) =>
      (await ask(who, `{ referral(id: "${id}") { due { rule } } }`)).data.referral?.due ?? null;
    expect(await seen(world.receiver.staff)).toEqual({ rule: 'UNANSWERED' });
    expect(await seen(world.outsider.staff)).toBeNull();
  });
});

describe('a word of who is waited for starts a new cycle', () => {
  const attempt = (referralId: string) => ({
    referralId,
    target: 'CUSTOMER',
    channel: 'PHONE',
    result: 'NO_ANSWER',
    occurredAt: new Date().toISOString(),
  });

  test.each(['RECEIVED', 'ACCEPTED', 'IN_PROGRESS'] as const)('%s', async (status) => {
    const { id } = await seedReferral(world, status);
    const rule = (await dueRows(id)).at(-1)?.rule;
    const { staff } = world.receiver;
    await act(staff, 'logAttempt', attempt(id), '');
    await act(staff, 'postMessage', { referralId: id, body: 'On it.' }, '');
    const all = (await clocks(id)).filter((clock) => clock.startsWith(String(rule)));
    expect(all).toEqual([`${rule} stopped`, `${rule} stopped`, `${rule} running`]);
    // What the sender says wins the receiver no time.
    await act(world.sender.staff, 'postMessage', { referralId: id, body: 'And?' }, '');
    expect((await clocks(id)).length).toBe((await dueRows(id)).length);
    expect((await clocks(id)).filter((clock) => clock.startsWith(String(rule)))).toEqual(all);
  });

  test('once fired, it fires again for the new cycle only', async () => {
    const { id } = await seedReferral(world, 'RECEIVED');
    await letPass(id);
    await sweep();
    await sweep();
    expect(await clocks(id)).toEqual(['UNANSWERED stopped', 'UNDECIDED fired']);
    await act(world.receiver.staff, 'postMessage', { referralId: id, body: 'Tomorrow.' }, '');
    await sweep();
    expect((await clocks(id)).at(-1)).toBe('UNDECIDED running');
    await letPass(id);
    await sweep();
    expect(await happened(id)).toHaveLength(2);
  });

  test('a note, or a new referral, is the follow-up of a declined one', async () => {
    for (const [mutation, input] of [
      ['addNote', (id: string) => ({ referralId: id, body: 'They found work.' })],
      ['referAgain', (id: string) => ({ id })],
    ] as const) {
      const { id } = await seedReferral(world, 'DECLINED');
      expect((await clocks(id)).at(-1)).toBe('NO_FOLLOW_UP running');
      await act(world.receiver.staff, 'addNote', { referralId: id, body: 'Ours.' }, '');
      expect((await clocks(id)).at(-1)).toBe('NO_FOLLOW_UP running');
      await act(world.sender.staff, mutation, input(id), '');
      expect((await clocks(id)).at(-1)).toBe('NO_FOLLOW_UP stopped');
    }
  });
});

describe('what follows when one passes', () => {
  test('unanswered: attempting contact, by the system, then the area once the five days are over', async () => {
    const { id } = await seedReferral(world, 'SENT');
    await letPass(id);
    await sweep();
    const [first] = await dueRows(id);
    expect(await statusOf(id)).toBe('ATTEMPTING_CONTACT');
    expect(await happened(id)).toMatchObject([
      {
        id: first?.id,
        kind: 'REFERRAL_ATTEMPTING_CONTACT',
        actor_role: 'SYSTEM',
        audience: 'STATUS',
        data: { from: 'SENT', to: 'ATTEMPTING_CONTACT', rule: 'UNANSWERED' },
      },
    ]);
    // Both count from the sending.
    const [, second] = await dueRows(id);
    expect(second).toMatchObject({ rule: 'ESCALATED', state: 'running', since: first?.since });
    await letPass(id);
    await sweep();
    expect(await statusOf(id)).toBe('ATTEMPTING_CONTACT');
    expect((await happened(id)).at(-1)).toMatchObject({
      id: second?.id,
      kind: 'DUE_PASSED',
      data: { rule: 'ESCALATED' },
    });
  });

  test('a worker that was away catches up with both stages at once', async () => {
    const { id } = await seedReferral(world, 'SENT');
    await adminQuery(
      `update referral set sent_at = sent_at - interval '30 days', status_since = status_since - interval '30 days' where id = $1`,
      [id],
    );
    await letPass(id, 30 * 24 * 60);
    await sweep();
    expect(await clocks(id)).toEqual(['ESCALATED fired', 'UNANSWERED fired']);
  });

  test.each(['RECEIVED', 'ACCEPTED', 'IN_PROGRESS', 'DECLINED'] as const)(
    '%s: told once, the status stays',
    async (status) => {
      const { id } = await seedReferral(world, status);
      await letPass(id);
      await sweep();
      await sweep();
      const due = (await dueRows(id)).at(-1);
      expect(await statusOf(id)).toBe(status);
      expect(await happened(id)).toMatchObject([
        {
          id: due?.id,
          kind: 'DUE_PASSED',
          audience: status === 'DECLINED' ? 'SIDE' : 'STATUS',
          data: { rule: due?.rule },
        },
      ]);
    },
  );

  test('not at the very instant, and not once somebody has acted', async () => {
    const { id } = await seedReferral(world, 'RECEIVED');
    await letPass(id);
    await act(world.receiver.staff, 'acceptReferral', { id }, '');
    await sweep();
    expect(await happened(id)).toEqual([]);
    expect(await clocks(id)).toContain('UNDECIDED stopped');
  });
});

describe('however many workers, however they end', () => {
  test('two sweepers at once share the work and fire nothing twice', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 12; n += 1) {
      const { id } = await seedReferral(world, n % 2 ? 'SENT' : 'RECEIVED');
      await letPass(id);
      ids.push(id);
    }
    const fired = await Promise.all([sweep('one'), sweep('two'), sweep('one'), sweep('two')]);
    expect(fired.reduce((sum, count) => sum + count, 0)).toBe(ids.length);
    for (const id of ids) expect(await happened(id)).toHaveLength(1);
  });

  test('killed in between, nothing has happened; tried again, it is the same event', async () => {
    const { id } = await seedReferral(world, 'SENT');
    await letPass(id);
    const [due] = await dueRows(id);
    const db = await workerDb();
    const killed = withClaims(systemClaims(), () =>
      inTransaction(db, async (tx) => {
        expect(await fireDueTime(await systemContext(tx), { id: due?.id ?? '' })).toBe(true);
        // Another one neither waits for it nor does it meanwhile.
        await sweep('other');
        throw new Error('killed');
      }),
    );
    await expect(killed).rejects.toThrow('killed');
    expect(await statusOf(id)).toBe('SENT');
    expect(await happened(id)).toEqual([]);
    await sweep();
    expect(await happened(id)).toMatchObject([{ id: due?.id }]);
  });

  test('somebody answers at the same moment: one of the two, and no deadlock', async () => {
    for (let n = 0; n < 6; n += 1) {
      const { id } = await seedReferral(world, 'RECEIVED');
      await letPass(id);
      const [done] = await Promise.all([
        act(
          world.receiver.staff,
          'acceptReferral',
          { id },
          '... on ReferralPayload { referral { id } }',
        ),
        sweep('one'),
        sweep('two'),
      ]);
      expect(done.__typename).toBe('ReferralPayload');
      expect(await statusOf(id)).toBe('ACCEPTED');
      const state = (await dueRows(id)).find(({ rule }) => rule === 'UNDECIDED')?.state;
      expect(await happened(id)).toHaveLength(state === 'fired' ? 1 : 0);
      expect(['fired', 'stopped']).toContain(state);
    }
  });
});
