import { describe, expect, test } from 'vitest';
import {
  BrowserVisit,
  mailsTo,
  newEmail,
  PASSWORD,
  secretMailedTo,
} from '../../support/browser-visit.ts';
import { adminQuery } from '../../support/database.ts';

const DANA = { name: 'Dana  Example ', password: PASSWORD, locale: 'es' };

const expireLinks = (email: string) =>
  adminQuery(
    `update email_token set expires_at = now() - interval '1 second'
      where user_id = (select user_id from account where email = $1)`,
    [email],
  );

describe('signing up', () => {
  test('opens an account that sees only itself until the address is proven', async () => {
    const visit = new BrowserVisit();
    const email = newEmail();
    const answer = await visit.act('signUp', { ...DANA, email: `  ${email.toUpperCase()} ` });
    expect(answer.__typename).toBe('MessagePayload');
    expect(visit.cookie).toBeNull();

    await visit.signIn(email, PASSWORD);
    expect(await visit.viewer()).toMatchObject({
      email,
      emailVerified: false,
      role: 'NONE',
      locale: 'es',
      capabilities: [],
      user: { name: 'Dana Example' },
      memberships: [],
      actingMembership: null,
      person: null,
    });

    const token = await secretMailedTo(email, 'VERIFY_EMAIL');
    expect((await visit.act('verifyEmail', { token })).__typename).toBe('MessagePayload');
    expect(await visit.viewer()).toMatchObject({ emailVerified: true, role: 'NONE' });
  });

  test('links are single-use, end after a day, and forged ones are the same answer', async () => {
    const visit = new BrowserVisit();
    const email = newEmail();
    await visit.act('signUp', { ...DANA, email });
    const token = await secretMailedTo(email, 'VERIFY_EMAIL');
    await expireLinks(email);
    const expired = await visit.act('verifyEmail', { token });
    const forged = await visit.act('verifyEmail', { token: 'A'.repeat(43) });
    expect(expired).toMatchObject({
      __typename: 'InvalidInputError',
      problems: [{ field: 'token' }],
    });
    expect(forged).toEqual(expired);

    await visit.signIn(email, PASSWORD);
    await visit.act('resendVerification', {});
    const again = await secretMailedTo(email, 'VERIFY_EMAIL');
    expect(again).not.toBe(token);
    await visit.act('verifyEmail', { token: again });
    // In their own language, now that it is known.
    expect(await visit.act('verifyEmail', { token: again })).toEqual({
      ...expired,
      message: 'Este enlace ya no funciona. Pida uno nuevo.',
    });
  });

  test('a verification link resets no password', async () => {
    const visit = new BrowserVisit();
    const email = newEmail();
    await visit.act('signUp', { ...DANA, email });
    const token = await secretMailedTo(email, 'VERIFY_EMAIL');
    const answer = await visit.act('resetPassword', { token, password: 'another good password' });
    expect(answer).toMatchObject({ problems: [{ field: 'token', code: 'NOT_ALLOWED' }] });
  });

  test('a known address gets the same answer, and its owner a mail', async () => {
    const email = newEmail();
    const first = await new BrowserVisit().act('signUp', { ...DANA, email });
    const second = await new BrowserVisit().act('signUp', {
      ...DANA,
      name: 'Somebody Else',
      email: email.toUpperCase(),
      password: 'their own long password',
    });
    expect(second).toEqual(first);
    expect((await mailsTo(email)).map(({ kind }) => kind)).toEqual([
      'VERIFY_EMAIL',
      'ACCOUNT_EXISTS',
    ]);
    // Nothing of the account changed.
    expect((await new BrowserVisit().signIn(email, 'their own long password')).__typename).toBe(
      'InvalidInputError',
    );
    expect((await new BrowserVisit().signIn(email, PASSWORD)).__typename).toBe('SignInPayload');
  });

  test('two at once for one address make one account and no error', async () => {
    const email = newEmail();
    const answers = await Promise.all(
      [1, 2, 3].map(() => new BrowserVisit().act('signUp', { ...DANA, email })),
    );
    expect(answers.map(({ __typename }) => __typename)).toEqual(Array(3).fill('MessagePayload'));
    const [count] = await adminQuery('select count(*)::int as n from account where email = $1', [
      email,
    ]);
    expect(count?.['n']).toBe(1);
  });

  test('says everything there is to correct', async () => {
    const answer = await new BrowserVisit().act('signUp', {
      name: ' ',
      email: 'nobody',
      password: 'short',
      locale: 'en',
    });
    expect(answer.problems?.map(({ field }) => field)).toEqual(['name', 'email', 'password']);
  });

  test('mails say nothing but where to go, with the secret in the fragment', async () => {
    const email = newEmail();
    await new BrowserVisit().act('signUp', { ...DANA, locale: 'en', email });
    const [mail] = await mailsTo(email);
    expect(mail?.body).toMatch(/^http:\/\/throughline\.example\.org\/verify#token=[\w-]{43}$/m);
    expect(mail?.body).not.toMatch(/Dana/);
    const stored = await adminQuery('select token_hash from email_token');
    expect(stored.some(({ token_hash: hash }) => mail?.body.includes(String(hash)))).toBe(false);
  });

  test('what no database can hold is refused at the door', async () => {
    const { data, errors } = await new BrowserVisit().ask(
      `mutation ($email: String!) { signIn(input: { clientMutationId: "1", email: $email, password: "x" }) {
        __typename } }`,
      { email: 'a\u0000@example.org' },
    );
    expect(data ?? null).toBeNull();
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    const literal = await new BrowserVisit().ask(
      '{ organizations(words: "\\u0000") { totalCount } }',
    );
    expect(literal.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
