import { ROLE_SETTINGS } from '@throughline/prisma/roles';
import pg from 'pg';
import { expect, test } from 'vitest';
import { testDatabase } from '../../support/database.ts';

test.each([
  ['tl_app', 'app'],
  ['tl_worker', 'worker'],
  ['tl_feed', 'feed'],
  ['tl_auth', 'auth'],
] as const)('a session of %s has its settings wherever the database runs', async (role, url) => {
  const { roles } = await testDatabase();
  const client = new pg.Client({ connectionString: roles[url] });
  await client.connect();
  const settings = Object.keys(ROLE_SETTINGS[role]);
  const { rows } = await client.query<{ name: string; value: string }>(
    'select name, current_setting(name) as value from unnest($1::text[]) name',
    [settings],
  );
  await client.end();
  const found = Object.fromEntries(rows.map(({ name, value }) => [name, value]));
  expect(found).toEqual({
    ...ROLE_SETTINGS[role],
    // PostgreSQL says it in the largest unit.
    ...(role === 'tl_worker' && { statement_timeout: '1min', transaction_timeout: '1min' }),
  });
});
