import { createAuth } from '@throughline/api/auth/auth';
import { CookieJar } from '@throughline/api/http/cookies';
import { silentLog } from '@throughline/api/observability/log';
import { afterAll, describe, expect, test, vi } from 'vitest';
import {
  BrowserVisit,
  mailsTo,
  newAccount,
  newEmail,
  PASSWORD,
  secretMailedTo,
  visitAs,
} from '../../support/browser-visit.ts';
import { adminQuery, testDatabase } from '../../support/database.ts';

const NEW_PASSWORD = 'another four good words';

const requestOf = ({ cookie }: BrowserVisit) =>
  new Request('http://throughline.example.org/', { headers: { cookie: cookie ?? '' } });

/** A process of its own: nothing reaches it but what the database announces. */
async function anotherProcess() {
  const { roles, secret } = await testDatabase();
  const auth = createAuth({
    authUrl: roles.auth,
    secret,
    publicUrl: 'http://throughline.example.org',
    log: silentLog,
  });
  processes.push(auth);
  // The first thing it hears is that it listens, so that all may have changed before.
  await new Promise<void>((resolve) => auth.onAuthChanged(() => resolve()));
  return auth;
}
const processes: ReturnType<typeof createAuth>[] = [];
afterAll(() => Promise.all(processes.map((auth) => auth.close())));

describe('my sessions', () => {
  test('lists each browser and ends the one I choose, at once', async () => {
    const { visit, userId } = await newAccount();
    const other = await visitAs(userId);
    expect(await other.viewer()).not.toBeNull();

    const { data } = await visit.ask(
      '{ sessions { id device current createdAt expiresAt endsAt } }',
    );
    expect(data.sessions).toHaveLength(2);
    expect(data.sessions.filter(({ current }: { current: boolean }) => current)).toHaveLength(1);
    expect(data.sessions[0]).toMatchObject({ device: 'Firefox on Windows' });
    const hours = (Date.parse(data.sessions[0].endsAt) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(11.9);
    expect(hours).toBeLessThan(12.1);

    const { id } = data.sessions.find(({ current }: { current: boolean }) => !current);
    expect((await visit.act('endSession', { id })).__typename).toBe('MessagePayload');
    expect(await other.viewer()).toBeNull();
    expect(await visit.viewer()).not.toBeNull();
  });

  test('others’ sessions and things that are no id are not found', async () => {
    const { visit } = await newAccount();
    const { visit: stranger } = await newAccount();
    const { id } = (await stranger.viewer()).session;
    expect((await visit.act('endSession', { id })).__typename).toBe('NotFoundError');
    expect((await visit.act('endSession', { id: 'x' })).__typename).toBe('NotFoundError');
    expect(await stranger.viewer()).not.toBeNull();
  });

  test.each([
    ['idle for half an hour', 'expires_at'],
    ['twelve hours old', 'ends_at'],
  ])('one that is %s is over', async (_name, column) => {
    const { visit, userId } = await newAccount();
    expect(await visit.viewer()).not.toBeNull();
    await adminQuery(
      `update session set ${column} = now() - interval '1 second' where user_id = $1`,
      [userId],
    );
    await vi.waitFor(async () => expect(await visit.viewer()).toBeNull());
    const { errors } = await visit.ask('{ sessions { id } }');
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  test('a request keeps it alive, a socket’s look does not, and nothing beyond twelve hours', async () => {
    const auth = await anotherProcess();
    const { visit, userId } = await newAccount();
    const minutesLeft = async () => {
      const [row] = await adminQuery(
        `select extract(epoch from expires_at - now()) / 60 as left from session where user_id = $1`,
        [userId],
      );
      return Math.round(Number(row?.['left']));
    };
    const age = () =>
      adminQuery(
        `update session set last_seen_at = now() - interval '20 minutes', expires_at = now() + interval '10 minutes'
          where user_id = $1`,
        [userId],
      );
    await age();
    expect(await auth.authenticate(requestOf(visit), { keepAlive: false })).not.toBeNull();
    expect(await minutesLeft()).toBe(10);
    expect(await auth.authenticate(requestOf(visit))).not.toBeNull();
    expect(await minutesLeft()).toBe(30);

    await age();
    await adminQuery(
      `update session set ends_at = now() + interval '12 minutes' where user_id = $1`,
      [userId],
    );
    const kept = await visit.act(
      'keepSession',
      {},
      '... on SessionPayload { session { expiresAt endsAt } }',
    );
    expect(await minutesLeft()).toBe(12);
    const { expiresAt, endsAt } = kept['session'] as { expiresAt: string; endsAt: string };
    expect(expiresAt).toBe(endsAt);
  });

  test('the demo’s clock signs nobody out', async () => {
    const { visit } = await newAccount();
    await adminQuery(`select app.set_clock_offset('3 days')`);
    try {
      const fresh = new BrowserVisit();
      fresh.cookie = visit.cookie;
      expect(await fresh.viewer()).not.toBeNull();
    } finally {
      await adminQuery(`select app.set_clock_offset('0')`);
    }
  });
});

describe('another process', () => {
  test('hears of what ends, and whose it was', async () => {
    const auth = await anotherProcess();
    const { visit, userId } = await newAccount();
    expect(await auth.authenticate(requestOf(visit))).toMatchObject({ userId });
    const heard = vi.fn();
    const unlisten = auth.onAuthChanged(heard);
    const { id } = (await visit.viewer()).session;
    await visit.act('signOut', {});
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith({ userId, sessionId: id }));
    expect(await auth.authenticate(requestOf(visit))).toBeNull();
    unlisten();
  });

  test('that lost its listening connection remembers nothing, and says that all may have changed', async () => {
    const auth = await anotherProcess();
    const { visit, userId } = await newAccount();
    await auth.authenticate(requestOf(visit));
    const heard = vi.fn();
    const unlisten = auth.onAuthChanged(heard);
    await adminQuery(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'throughline-auth-changes' and datname = current_database()`,
    );
    await adminQuery('delete from session where user_id = $1', [userId]);
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith({ userId: null, sessionId: null }));
    expect(await auth.authenticate(requestOf(visit))).toBeNull();
    // Back again: the next change is heard.
    const { visit: next, userId: nextUser } = await newAccount();
    await vi.waitFor(async () => {
      await adminQuery(
        `update session set expires_at = expires_at - interval '1 second' where user_id = $1`,
        [nextUser],
      );
      expect(heard).toHaveBeenCalledWith(expect.objectContaining({ userId: nextUser }));
    });
    expect(await auth.authenticate(requestOf(next))).not.toBeNull();
    unlisten();
  });
});

describe('passwords', () => {
  test('changing it needs the one of now and ends the other sessions', async () => {
    const { visit, email, userId } = await newAccount();
    const other = await visitAs(userId);
    const wrong = await visit.act('changePassword', {
      currentPassword: 'guess',
      password: NEW_PASSWORD,
    });
    expect(wrong.problems).toEqual([{ field: 'currentPassword', code: 'NOT_ALLOWED' }]);
    const weak = await visit.act('changePassword', { currentPassword: PASSWORD, password: email });
    expect(weak.problems?.[0]?.field).toBe('password');
    expect(await other.viewer()).not.toBeNull();

    await visit.act('changePassword', { currentPassword: PASSWORD, password: NEW_PASSWORD });
    expect(await visit.viewer()).not.toBeNull();
    expect(await other.viewer()).toBeNull();
    expect((await mailsTo(email)).map(({ kind }) => kind)).toEqual(['PASSWORD_CHANGED']);
    expect((await new BrowserVisit().signIn(email, PASSWORD)).__typename).toBe('InvalidInputError');
    expect((await new BrowserVisit().signIn(email, NEW_PASSWORD)).__typename).toBe('SignInPayload');
  });

  test('a reset ends every session, works once, and proves the address', async () => {
    const { visit, email } = await newAccount({ verified: false });
    const asked = await new BrowserVisit().act('requestPasswordReset', {
      email: email.toUpperCase(),
    });
    const unknown = await new BrowserVisit().act('requestPasswordReset', { email: newEmail() });
    expect(asked).toEqual(unknown);
    const token = await secretMailedTo(email, 'RESET_PASSWORD');
    const weak = await new BrowserVisit().act('resetPassword', { token, password: 'short' });
    expect(weak.problems?.[0]?.code).toBe('TOO_SHORT');

    const reset = (password: string) =>
      new BrowserVisit().act('resetPassword', { token, password });
    const answers = await Promise.all([reset(NEW_PASSWORD), reset('a third set of words')]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'InvalidInputError',
      'MessagePayload',
    ]);
    expect(await visit.viewer()).toBeNull();
    const won = answers[0]?.__typename === 'MessagePayload' ? NEW_PASSWORD : 'a third set of words';
    const fresh = new BrowserVisit();
    expect((await fresh.signIn(email, won)).__typename).toBe('SignInPayload');
    expect(await fresh.viewer()).toMatchObject({ emailVerified: true });
  });

  test('a reset link ends after an hour, and asking again and again has to wait', async () => {
    const { email } = await newAccount();
    await new BrowserVisit().act('requestPasswordReset', { email });
    const token = await secretMailedTo(email, 'RESET_PASSWORD');
    const [row] = await adminQuery(
      `select round(extract(epoch from expires_at - created_at)) as seconds from email_token
        where kind = 'RESET' and user_id = (select user_id from account where email = $1)`,
      [email],
    );
    expect(Number(row?.['seconds'])).toBe(3600);
    await adminQuery(`update email_token set expires_at = now() where kind = 'RESET'`);
    const late = await new BrowserVisit().act('resetPassword', { token, password: NEW_PASSWORD });
    expect(late.problems).toEqual([{ field: 'token', code: 'NOT_ALLOWED' }]);

    for (let more = 0; more < 4; more += 1)
      await new BrowserVisit().act('requestPasswordReset', { email });
    const refused = await new BrowserVisit().act('requestPasswordReset', { email });
    expect(refused.__typename).toBe('LimitExceededError');
    expect(await mailsTo(email)).toHaveLength(5);
  });
});

test('signing in by the port sets the cookie that the next request is known by', async () => {
  const auth = await anotherProcess();
  const { email } = await newAccount();
  const cookies = new CookieJar(true);
  const request = new Request('https://throughline.example.org/graphql', { method: 'POST' });
  await auth.portFor(request, cookies).signIn({ email, password: PASSWORD });
  const [line = ''] = cookies.lines;
  expect(line).toMatch(/; Secure$/);
  const next = new Request(request.url, { headers: { cookie: line.split(';')[0] ?? '' } });
  expect(auth.claimsFor(await auth.authenticate(next), null)).toMatchObject({ role: 'PENDING' });
});
