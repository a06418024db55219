import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { unsubscribeUrl } from '@throughline/api/mail/unsubscribe-token';
import type { NoticeMailKind } from '@throughline/schema/domain/notification/mail-kind';
import { beforeEach, describe, expect, test } from 'vitest';
import { makeOrganization, makeStaff } from '../../support/actors.ts';
import type { Visitor } from '../../support/actors.ts';
import { ask, testApp } from '../../support/ask.ts';
import { BrowserVisit } from '../../support/browser-visit.ts';
import { adminQuery, testDatabase } from '../../support/database.ts';

let who: Visitor;
beforeEach(async () => {
  who = await makeStaff(await makeOrganization());
});

async function tokenFor(kind: NoticeMailKind, now = Date.now()): Promise<string> {
  const { secret } = await testDatabase();
  const options = { publicUrl: 'https://throughline.example.org', secret };
  const url = unsubscribeUrl(options, { userId: who.userId ?? '', kind }, now);
  return url.slice(url.lastIndexOf('/') + 1);
}
const stored = async () => {
  const [row] = await adminQuery(
    'select notice_choices as choices from account where user_id = $1',
    [who.userId],
  );
  return row?.['choices'] as Record<string, string>;
};
const look = async (token: string) => {
  const { data } = await new BrowserVisit().ask(
    'query ($token: String!) { unsubscription(token: $token) { kind ended } }',
    { token },
  );
  return data.unsubscription as { kind: string; ended: boolean } | null;
};
const end = (token: string, network?: string) =>
  new BrowserVisit(network ? { network } : {}).act(
    'unsubscribe',
    { token },
    '... on UnsubscriptionPayload { unsubscription { kind ended } }',
  );

describe('the link that ends mail (RFC 8058)', () => {
  test('says what it ends and changes nothing until asked to', async () => {
    const token = await tokenFor('REFERRAL_NEEDS_ATTENTION');
    expect(await look(token)).toEqual({ kind: 'REFERRAL_NEEDS_ATTENTION', ended: false });
    expect(await stored()).toEqual({});
    expect(await end(token)).toMatchObject({ unsubscription: { ended: true } });
    expect(await look(token)).toEqual({ kind: 'REFERRAL_NEEDS_ATTENTION', ended: true });
    const choices = await stored();
    expect(choices).toMatchObject({ REFERRAL_SENT: 'APP_ONLY', REFERRAL_DECLINED: 'APP_ONLY' });
    expect(choices).not.toHaveProperty('REFERRAL_COMPLETED');
    expect(choices).not.toHaveProperty('REFERRAL_MESSAGE');
    // Twice is once.
    expect(await end(token)).toMatchObject({ unsubscription: { ended: true } });
  });

  test('keeps what else one chose, and tells one’s open windows', async () => {
    await adminQuery('update account set notice_choices = $2 where user_id = $1', [
      who.userId,
      JSON.stringify({ REFERRAL_STARTED: 'NOTHING', REFERRAL_SENT: 'DAILY' }),
    ]);
    await end(await tokenFor('DAILY_DIGEST'));
    expect(await stored()).toMatchObject({
      REFERRAL_STARTED: 'NOTHING',
      REFERRAL_SENT: 'APP_ONLY',
      REFERRAL_MESSAGE: 'APP_ONLY',
    });
    const told = await adminQuery(
      `select audience, actor_role from activity where user_id = $1 and kind = 'ACCOUNT_UPDATED'`,
      [who.userId],
    );
    expect(told).toEqual([{ audience: 'USER', actor_role: 'ANONYMOUS' }]);
  });

  test('opens nothing else: no session, no name, no address', async () => {
    const visit = new BrowserVisit();
    await visit.act('unsubscribe', { token: await tokenFor('REFERRAL_NEWS') }, '__typename');
    expect(visit.cookie).toBeNull();
    expect(await visit.viewer()).toBeNull();
  });

  test('forged, cut off, of somebody gone or too old are one answer', async () => {
    const token = await tokenFor('REFERRAL_NEWS');
    const [content = '', mac = ''] = token.split('.');
    const other = Buffer.from(
      Buffer.from(content, 'base64url').toString().replace('REFERRAL_NEWS', 'DAILY_DIGEST'),
    ).toString('base64url');
    const old = await tokenFor('REFERRAL_NEWS', Date.now() - 181 * 86_400_000);
    who = { ...who, userId: randomUUID() };
    const gone = await tokenFor('REFERRAL_NEWS');
    for (const wrong of [
      '',
      'x',
      content,
      `${content}.`,
      `${other}.${mac}`,
      `${token}x`,
      old,
      gone,
    ]) {
      expect(await look(wrong)).toBeNull();
      expect(await end(wrong, randomUUID())).toMatchObject({
        __typename: 'InvalidInputError',
        problems: [{ field: 'token', code: 'NOT_ALLOWED' }],
      });
    }
  });

  test('guesses are slowed down, by token and by network', async () => {
    const guess = `x.${randomUUID()}`;
    const answers = [];
    for (let n = 0; n < 6; n += 1) answers.push((await end(guess, randomUUID())).__typename);
    expect(answers.at(0)).toBe('InvalidInputError');
    expect(answers.at(-1)).toBe('LimitExceededError');
    const network = randomUUID();
    const kinds = new Set<string>();
    for (let n = 0; n < 101; n += 1) kinds.add((await end(`x.${n}${network}`, network)).__typename);
    expect([...kinds]).toEqual(['InvalidInputError', 'LimitExceededError']);
  });
});

describe('one click of a mail program', () => {
  async function posted(path: string, init: RequestInit = {}): Promise<Response> {
    const { listener } = await testApp();
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = server.address() as AddressInfo;
      return await fetch(`http://127.0.0.1:${port}${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          origin: 'https://mail.example.com',
        },
        body: 'List-Unsubscribe=One-Click',
        ...init,
      });
    } finally {
      server.close();
    }
  }

  test('ends it, from another site and without a cookie', async () => {
    const answer = await posted(`/unsubscribe/${await tokenFor('REFERRAL_NEEDS_ATTENTION')}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(await stored()).toMatchObject({ REFERRAL_SENT: 'APP_ONLY' });
    const { data } = await ask(who, '{ viewer { noticeChoices { kind delivery } } }');
    expect(data.viewer.noticeChoices).toContainEqual({
      kind: 'REFERRAL_SENT',
      delivery: 'APP_ONLY',
    });
  });

  test('is not a GET, which scanners of mail send to every link', async () => {
    const token = await tokenFor('REFERRAL_NEEDS_ATTENTION');
    for (const method of ['GET', 'HEAD'])
      await posted(`/unsubscribe/${token}`, { method, body: null });
    expect(await stored()).toEqual({});
  });

  test('with a wrong token is refused', async () => {
    const answer = await posted('/unsubscribe/not-a-token');
    expect(answer.status).toBe(404);
    expect(await answer.text()).toMatch(/link does not work/);
  });
});
