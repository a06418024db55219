import { createClient } from '@throughline/prisma/client';
import type { Client } from '@throughline/prisma/client';
import { partsOf } from '@throughline/schema/domain/shared/chicago-time';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { act, ask } from '../../support/ask.ts';
import type { Visitor } from '../../support/actors.ts';
import { adminQuery, testDatabase } from '../../support/database.ts';
import {
  letTimeCome,
  mailsOf,
  tellOf,
  waitingFor,
  writeMails,
} from '../../support/notice-mails.ts';
import { seedReferral } from '../../support/referral-seed.ts';
import { paid, seedWorld } from '../../support/seed.ts';
import type { World } from '../../support/seed.ts';

let world: World;
let worker: Client;
beforeAll(async () => {
  const { roles } = await testDatabase();
  worker = createClient({ url: roles.worker, poolSize: 6 });
});
afterAll(() => worker.close());
beforeEach(async () => {
  world = await seedWorld();
});

const choose = async (who: Visitor, input: object): Promise<void> => {
  const done = await act(
    who,
    'chooseNotices',
    { choices: [], ...input },
    '... on NoticeSettingsPayload { viewer { email } }',
  );
  paid(done, 'viewer');
};
const kindsMailed = async (who: Visitor) => (await mailsOf(who)).map(({ kind }) => kind);

async function happened(): Promise<void> {
  await tellOf(worker.db, world.personId);
  await writeMails(worker.db);
}

describe('mail of notices (CORE-015, N-23 … N-27)', () => {
  test('goes to whom the rule says, with a link that leads there', async () => {
    const { id } = await seedReferral(world, 'DECLINED');
    await happened();
    const [sent] = await mailsOf(world.receiver.staff);
    expect(sent?.kind).toBe('REFERRAL_NEEDS_ATTENTION');
    expect(sent?.body).toContain(`\nhttps://throughline.example.org/referrals/${id}\n`);
    expect(await kindsMailed(world.sender.staff)).toEqual(['REFERRAL_NEEDS_ATTENTION']);
    const [news] = await mailsOf(world.customer);
    expect(news?.body).toContain(`\nhttps://throughline.example.org/me/referrals/${id}\n`);
    for (const who of [world.sender.colleague, world.outsider.admin, world.state]) {
      expect(await kindsMailed(who)).toEqual([]);
    }
  });

  test('says nothing of whom or what it is about, in either language', async () => {
    const mailed: string[] = [];
    for (const locale of ['en', 'es']) {
      const each = await seedWorld();
      await adminQuery('update account set locale = $1', [locale]);
      const everything = Object.fromEntries(
        (
          await ask(each.receiver.staff, '{ viewer { noticeChoices { kind } } }')
        ).data.viewer.noticeChoices.map(({ kind }: { kind: string }) => [kind, 'AT_ONCE']),
      );
      await adminQuery('update account set notice_choices = $1', [JSON.stringify(everything)]);
      await seedReferral(each, 'COMPLETED');
      await seedReferral(each, 'DECLINED');
      await tellOf(worker.db, each.personId);
      await adminQuery(`update notice_mail set due_at = now() - interval '1 s'`);
      await writeMails(worker.db);
      const people = [each.sender.staff, each.receiver.staff, each.customer];
      for (const who of people) {
        for (const { subject, body } of await mailsOf(who)) {
          mailed.push(body);
          const words = `${subject} ${body}`.replace(/https:\S+/g, '');
          const named = await adminQuery(
            `select name as word from organization where id = any ($1)
             union all select name from app_user where id = any ($2)
             union all select name from service where id = $3
             union all select first_name from person where id = $4
             union all select last_name from person where id = $4`,
            [
              [each.sender.id, each.receiver.id],
              people.map(({ userId }) => userId),
              each.serviceId,
              each.personId,
            ],
          );
          expect(named.length).toBeGreaterThan(6);
          for (const { word } of named) expect(words).not.toContain(String(word));
          expect(words).not.toMatch(/welding|training|capacity|accepted|declined|completed/i);
        }
      }
    }
    expect(mailed.length).toBeGreaterThan(5);
    expect(mailed.some((body) => body.includes('Inicie sesión'))).toBe(true);
  });

  test('is one for a burst: what follows within five minutes waits and comes together', async () => {
    const first = await seedReferral(world, 'SENT');
    await happened();
    await seedReferral(world, 'SENT');
    await seedReferral(world, 'SENT');
    await happened();
    const { staff } = world.receiver;
    expect(await mailsOf(staff)).toHaveLength(1);
    const [waiting, ...others] = await waitingFor(staff);
    expect(others).toEqual([]);
    const minutes = (Number(waiting?.due_at) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(4.5);
    expect(minutes).toBeLessThanOrEqual(5);
    await letTimeCome(staff);
    await writeMails(worker.db);
    const [one, both] = await mailsOf(staff);
    expect(one?.body).toContain(`/referrals/${first.id}\n`);
    expect(both?.body).toContain('stands for 2 notices');
    expect(both?.body).toContain('\nhttps://throughline.example.org/notices\n');
  });

  test('what was read meanwhile needs none', async () => {
    await seedReferral(world, 'SENT');
    await tellOf(worker.db, world.personId);
    const { staff, colleague } = world.receiver;
    await act(staff, 'markNoticesRead', {}, '... on NoticesPayload { unreadNotices }');
    await writeMails(worker.db);
    expect(await mailsOf(staff)).toEqual([]);
    expect(await mailsOf(colleague)).toHaveLength(1);
  });

  test('goes to no address that was not confirmed, and to no account that was closed', async () => {
    const { staff, colleague, admin } = world.receiver;
    await adminQuery('update account set email_verified_at = null where user_id = $1', [
      staff.userId,
    ]);
    await seedReferral(world, 'SENT');
    await tellOf(worker.db, world.personId);
    await adminQuery(`update account set status = 'DISABLED' where user_id = $1`, [
      colleague.userId,
    ]);
    await writeMails(worker.db);
    expect(await mailsOf(staff)).toEqual([]);
    expect(await mailsOf(colleague)).toEqual([]);
    expect(await mailsOf(admin)).toHaveLength(1);
  });

  test('is written once by however many sweepers at once', async () => {
    await seedReferral(world, 'SENT');
    await tellOf(worker.db, world.personId);
    await Promise.all([1, 2, 3, 4].map(() => writeMails(worker.db)));
    for (const who of [world.receiver.staff, world.receiver.colleague, world.receiver.admin]) {
      expect(await mailsOf(who)).toHaveLength(1);
    }
  });
});

describe('as one chose', () => {
  test('only in the app, in the summary, or not at all', async () => {
    const { staff, colleague } = world.receiver;
    await choose(staff, { choices: [{ kind: 'REFERRAL_SENT', delivery: 'APP_ONLY' }] });
    await choose(colleague, { choices: [{ kind: 'REFERRAL_SENT', delivery: 'DAILY' }] });
    await choose(world.sender.staff, {
      choices: [{ kind: 'REFERRAL_RECEIVED', delivery: 'NOTHING' }],
    });
    await seedReferral(world, 'RECEIVED');
    await happened();
    expect(await mailsOf(staff)).toEqual([]);
    expect(await waitingFor(staff)).toEqual([]);
    expect(await waitingFor(colleague)).toMatchObject([{ kind: 'DAILY_DIGEST' }]);
    const kinds = await adminQuery('select kind from notice where user_id = $1', [
      world.sender.staff.userId,
    ]);
    expect(kinds).toEqual([]);
  });

  test('what must be seen cannot be switched off, nor set to a time there is not', async () => {
    const refused = await act(
      world.receiver.staff,
      'chooseNotices',
      {
        choices: [{ kind: 'REFERRAL_SENT', delivery: 'NOTHING' }],
        quietHours: { from: '25:00', until: '07:00' },
      },
      '... on NoticeSettingsPayload { viewer { email } }',
    );
    expect(refused['problems']).toMatchObject([
      { field: 'choices.REFERRAL_SENT', code: 'NOT_ALLOWED' },
      { field: 'quietHours.from', code: 'MALFORMED' },
    ]);
  });

  test('choices add up, and are read back with what can be chosen', async () => {
    const { staff } = world.receiver;
    await choose(staff, { choices: [{ kind: 'REFERRAL_SENT', delivery: 'DAILY' }] });
    await choose(staff, {
      choices: [{ kind: 'REFERRAL_MESSAGE', delivery: 'AT_ONCE' }],
      quietHours: { from: '20:00', until: '07:00' },
    });
    const { data } = await ask(
      staff,
      '{ viewer { noticeChoices { kind delivery options } quietHours { from until } } }',
    );
    expect(data.viewer.quietHours).toEqual({ from: '20:00', until: '07:00' });
    expect(data.viewer.noticeChoices).toEqual(
      expect.arrayContaining([
        { kind: 'REFERRAL_SENT', delivery: 'DAILY', options: ['AT_ONCE', 'DAILY', 'APP_ONLY'] },
        expect.objectContaining({ kind: 'REFERRAL_MESSAGE', delivery: 'AT_ONCE' }),
        expect.objectContaining({ kind: 'REFERRAL_DECLINED', delivery: 'AT_ONCE' }),
      ]),
    );
  });

  test('mail made in quiet hours leaves at their end', async () => {
    const { hour } = partsOf(new Date());
    const clock = (hours: number) => `${String((hours + 24) % 24).padStart(2, '0')}:30`;
    const { staff } = world.receiver;
    await choose(staff, { quietHours: { from: clock(hour - 2), until: clock(hour + 2) } });
    await seedReferral(world, 'SENT');
    await happened();
    expect(await mailsOf(staff)).toEqual([]);
    const [waiting] = await waitingFor(staff);
    expect(partsOf(waiting?.due_at ?? new Date(0))).toMatchObject({
      hour: (hour + 2) % 24,
      minute: 30,
    });
  });
});

describe('the daily summary', () => {
  test('leaves at eight, counts what is unread, and names nothing', async () => {
    const { staff } = world.receiver;
    await choose(staff, {
      choices: [
        { kind: 'REFERRAL_SENT', delivery: 'DAILY' },
        { kind: 'REFERRAL_MESSAGE', delivery: 'DAILY' },
      ],
    });
    const { id } = await seedReferral(world, 'SENT');
    await seedReferral(world, 'SENT');
    for (const body of ['One', 'Two', 'Three']) {
      await act(
        world.sender.staff,
        'postMessage',
        { referralId: id, body },
        '... on MessagePostedPayload { referral { id } }',
      );
    }
    await happened();
    const [waiting, ...others] = await waitingFor(staff);
    expect(others).toEqual([]);
    expect(partsOf(waiting?.due_at ?? new Date(0))).toMatchObject({ hour: 8, minute: 0 });
    await letTimeCome(staff);
    await Promise.all([writeMails(worker.db), writeMails(worker.db)]);
    const mails = await mailsOf(staff);
    expect(mails.map(({ kind }) => kind)).toEqual(['DAILY_DIGEST']);
    expect(mails[0]?.body).toContain('\nNeeds your attention: 2\nMessages: 3\n');
    const again = adminQuery(
      `insert into notice_mail (id, user_id, kind, due_at, day)
       select gen_random_uuid(), user_id, kind, due_at, day from notice_mail where user_id = $1`,
      [staff.userId],
    );
    await expect(again).rejects.toThrow('notice_mail_user_id_day_key');
    // Once it has left, what happens on the same day waits for the next.
    await seedReferral(world, 'SENT');
    await happened();
    expect(await kindsMailed(staff)).toEqual(['DAILY_DIGEST']);
  });

  test('is not written on a day that has nothing', async () => {
    const { staff } = world.receiver;
    await choose(staff, { choices: [{ kind: 'REFERRAL_SENT', delivery: 'DAILY' }] });
    await seedReferral(world, 'SENT');
    await tellOf(worker.db, world.personId);
    await act(staff, 'markNoticesRead', {}, '... on NoticesPayload { unreadNotices }');
    await letTimeCome(staff);
    await writeMails(worker.db);
    expect(await mailsOf(staff)).toEqual([]);
  });
});
