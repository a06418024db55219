import pg from 'pg';
import { expect, test } from 'vitest';
import { testDatabase } from '../support/database.ts';

// The gate is part of the policies that ask it: a function called for each row would hide indexes from the planner.
test.each([
  'person',
  'person_contact',
  'person_birth',
  'person_need',
  'consent',
  'referral_detail',
])('what the gate says of %s is no call', async (table) => {
  const client = new pg.Client({ connectionString: (await testDatabase()).roles.app });
  await client.connect();
  const { rows } = await client.query(`explain verbose select * from ${table}`);
  await client.end();
  const plan = JSON.stringify(rows);
  // That none has ended may be said by the index alone; until when it holds is asked of each row.
  expect(plan).toContain('valid_until IS NULL');
  expect(plan).not.toMatch(/app\.(opens|runs|covers|held_by)\(/);
});
