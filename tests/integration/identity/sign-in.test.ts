import { describe, expect, test } from 'vitest';
import { BrowserVisit, newAccount, newEmail, PASSWORD } from '../../support/browser-visit.ts';
import { adminQuery } from '../../support/database.ts';

const unblock = (minutes: number) =>
  adminQuery(`update auth_attempt set blocked_until = blocked_until - make_interval(mins => $1)`, [
    minutes,
  ]);

describe('signing in', () => {
  test('sets a cookie that scripts and other sites cannot use, and answers as the one signed in', async () => {
    const { email } = await newAccount();
    const visit = new BrowserVisit();
    const answer = await visit.signIn(email, PASSWORD);
    expect(answer['viewer']).toEqual({ email, role: 'NONE' });
    expect(visit.setCookie).toMatch(
      /^tl_session=[a-z2-7]{40}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=43200$/,
    );
    const response = await visit.send('{ viewer { email } }', {}, {});
    expect(response.headers.get('cache-control')).toBe('private, no-store');
  });

  test('wrong passwords, unknown addresses and disabled accounts are one answer', async () => {
    const { email } = await newAccount();
    const wrong = await new BrowserVisit().signIn(email, 'not the password');
    const unknown = await new BrowserVisit().signIn(newEmail(), PASSWORD);
    await adminQuery(`update account set status = 'DISABLED' where email = $1`, [email]);
    const disabled = await new BrowserVisit().signIn(email, PASSWORD);
    expect(wrong).toMatchObject({ problems: [{ field: 'password', code: 'NOT_ALLOWED' }] });
    expect(unknown).toEqual(wrong);
    expect(disabled).toEqual(wrong);
  });

  test('after five failures one waits, longer each time, and the right password waits too', async () => {
    const { email } = await newAccount();
    const attempt = (password: string) => new BrowserVisit().signIn(email, password);
    // Together, so that none is answered before the others are counted.
    const guesses = await Promise.all(
      [1, 2, 3, 4, 5, 6, 7].map((guess) => attempt(`guess ${guess}`)),
    );
    const kinds = guesses.map(({ __typename }) => __typename).sort();
    expect(kinds).toEqual([
      ...Array(5).fill('InvalidInputError'),
      ...Array(2).fill('LimitExceededError'),
    ]);

    const refused = await attempt(PASSWORD);
    expect(refused.retryAfterSeconds).toBeGreaterThan(20);
    expect(refused.retryAfterSeconds).toBeLessThanOrEqual(30);
    await unblock(1);
    await attempt('guess 8');
    expect((await attempt(PASSWORD)).retryAfterSeconds).toBeGreaterThan(50);
    await unblock(2);
    expect((await attempt(PASSWORD)).__typename).toBe('SignInPayload');
    expect((await attempt('guess 9')).__typename).toBe('InvalidInputError');
  });

  test('an unknown address is slowed down like a known one', async () => {
    const email = newEmail();
    for (let guess = 0; guess < 5; guess += 1)
      await new BrowserVisit().signIn(email, `guess ${guess}`);
    expect((await new BrowserVisit().signIn(email, 'guess')).__typename).toBe('LimitExceededError');
  });

  test('one network cannot try many addresses', async () => {
    const network = `198.51.100.${Math.floor(Math.random() * 250)}`;
    const visit = () => new BrowserVisit({ network });
    await visit().signIn(newEmail(), 'guess');
    await adminQuery(`update auth_attempt set failures = 100 where failures = 1 and first_at = (
      select max(first_at) from auth_attempt)`);
    expect((await visit().signIn(newEmail(), 'guess')).__typename).toBe('InvalidInputError');
    expect((await visit().signIn(newEmail(), 'guess')).__typename).toBe('LimitExceededError');
    expect((await new BrowserVisit().signIn(newEmail(), 'guess')).__typename).toBe(
      'InvalidInputError',
    );
  });

  test('keeps no address and no network in the counters', async () => {
    const { email } = await newAccount();
    await new BrowserVisit({ network: '203.0.113.9' }).signIn(email, 'guess');
    const keys = await adminQuery('select key from auth_attempt');
    expect(keys.length).toBeGreaterThan(1);
    expect(keys.every(({ key }) => /^[\w-]{43}$/.test(String(key)))).toBe(true);
  });

  test('over an old session ends that one', async () => {
    const { email, visit } = await newAccount();
    const before = visit.cookie;
    await visit.signIn(email, PASSWORD);
    const old = new BrowserVisit();
    old.cookie = before;
    expect(await old.viewer()).toBeNull();
    expect(await visit.viewer()).not.toBeNull();
  });

  test('signing out ends the session and takes the cookie away', async () => {
    const { visit } = await newAccount();
    const token = visit.cookie;
    await visit.act('signOut', {});
    expect(visit.setCookie).toMatch(/^tl_session=; .*Max-Age=0$/);
    visit.cookie = token;
    expect(await visit.viewer()).toBeNull();
  });
});

describe('requests from elsewhere', () => {
  const send = (visit: BrowserVisit, headers: Record<string, string>) =>
    visit.send('{ viewer { email } }', {}, headers);

  test.each([
    ['another origin', { origin: 'https://evil.example.org' }],
    ['no origin at all', { origin: 'null' }],
    ['our name as a part', { origin: 'http://throughline.example.org.evil.example' }],
  ])('%s is refused', async (_name, headers) => {
    const { visit } = await newAccount();
    const response = await send(visit, headers);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
  });

  test('a form cannot send GraphQL', async () => {
    const { visit } = await newAccount();
    expect((await send(visit, { 'content-type': 'text/plain' })).status).toBe(415);
    expect(
      (await send(visit, { 'content-type': 'application/x-www-form-urlencoded' })).status,
    ).toBe(415);
  });

  test('a bearer token counts and the cookie beside it does not', async () => {
    const { visit } = await newAccount();
    const { visit: other, email } = await newAccount();
    const bearer = {
      authorization: `Bearer ${other.cookie?.split('=')[1]}`,
      origin: 'https://elsewhere.example',
    };
    expect((await visit.viewer(bearer)).email).toBe(email);
    expect(await visit.viewer({ authorization: 'Bearer nothing' })).toBeNull();
  });
});
