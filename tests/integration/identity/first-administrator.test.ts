import { createAuth } from '@throughline/api/auth/auth';
import { firstAdministratorLink } from '@throughline/api/auth/first-administrator';
import { CookieJar } from '@throughline/api/http/cookies';
import { silentLog } from '@throughline/api/observability/log';
import { withConnection } from '@throughline/prisma/admin';
import type { Database } from '@throughline/prisma/database';
import { InvalidInput } from '@throughline/schema/platform/errors';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../../support/database.ts';

const URL_ = 'https://throughline.example.org';
const PASSWORD = 'four words in a row';
let database: Database;
let auth: ReturnType<typeof createAuth>;
beforeAll(async () => {
  database = await freshDatabase();
  auth = createAuth({
    authUrl: database.roles.auth,
    secret: database.secret,
    publicUrl: URL_,
    log: silentLog,
  });
});
afterAll(async () => {
  await auth.close();
  await database.close();
});

const port = (cookies = new CookieJar(false)) =>
  auth.portFor(new Request(`${URL_}/graphql`, { method: 'POST' }), cookies);

const signUp = (email: string, invitationCode: string) =>
  port().signUp({ name: 'Kim Agency', email, password: PASSWORD, locale: 'en', invitationCode });

test('a new installation’s link makes one state administrator, once', async () => {
  const link = (await firstAdministratorLink({ database, url: URL_ })).at(-1)?.trim() ?? '';
  expect(link).toMatch(/^https:\/\/throughline\.example\.org\/sign-up#code=first\./);
  const code = decodeURIComponent(link.split('#code=')[1] ?? '');

  const later = code.replace(/^first\.(\d+)/, (_, until: string) => `first.${Number(until) + 1}`);
  await expect(signUp('kim@example.org', later)).rejects.toBeInstanceOf(InvalidInput);

  const attempts = await Promise.allSettled(
    [1, 2, 3].map((number) => signUp(`kim${number}@example.org`, code)),
  );
  expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const winner = attempts.findIndex(({ status }) => status === 'fulfilled') + 1;

  const cookies = new CookieJar(false);
  const admin = port(cookies);
  await admin.signIn({ email: `kim${winner}@example.org`, password: PASSWORD });
  expect((await admin.actsAs())?.actor).toMatchObject({ role: 'STATE_ADMIN', lwiaId: null });

  await expect(signUp('late@example.org', code)).rejects.toBeInstanceOf(InvalidInput);
  expect(await firstAdministratorLink({ database, url: URL_ })).toEqual([]);

  // What another transaction wrote may be later than when one's own began.
  await withConnection(database.adminUrl, (client) =>
    client.query(`update membership set valid_from = now() + interval '1 minute'`),
  );
  expect(await firstAdministratorLink({ database, url: URL_ })).toEqual([]);
});
