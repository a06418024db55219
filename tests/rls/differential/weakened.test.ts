import { withConnection } from '@throughline/prisma/admin';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';

const QUESTIONS = { seed: 7, count: 3_000, most: 1 };

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(20263);
});
afterAll(() => stage.close());

const admin = (sql: string) =>
  withConnection(stage.database.adminUrl, (client) => client.query(sql));

async function conditionOf(table: string, policy: string): Promise<string> {
  const { rows } = await admin(
    `select qual from pg_policies where tablename = '${table}' and policyname = '${policy}'`,
  );
  const [row] = rows as { qual: string }[];
  if (!row) throw new Error(`No policy ${policy} on ${table}.`);
  return row.qual;
}

/** Asks while the policy says something else; afterwards it says again what it said. */
async function askUnder(
  table: string,
  policy: string,
  fields: readonly string[],
  change: (condition: string) => string,
) {
  const condition = await conditionOf(table, policy);
  const changed = change(condition);
  expect(changed).not.toBe(condition);
  try {
    await admin(`alter policy ${policy} on ${table} using (${changed})`);
    return await stage.ask({ ...QUESTIONS, fields });
  } finally {
    await admin(`alter policy ${policy} on ${table} using (${condition})`);
  }
}

/** Policies that the resolvers do not stand in front of with a condition of their own. */
const OPENED: readonly (readonly [table: string, policy: string, ...fields: string[]])[] = [
  ['access_grant', 'reach', 'person', 'people'],
  ['activity', 'by_audience', 'person', 'referral'],
  ['app_user', 'read_names', 'referral'],
  ['application', 'area_and_person', 'person'],
  ['co_enrollment', 'planners_and_person', 'person'],
  ['consent', 'recorded_or_named', 'person'],
  ['contact_attempt', 'sides_and_customer', 'referral'],
  ['contact_attempt_note', 'own', 'referral'],
  ['contact_report', 'own_or_side', 'referral'],
  ['membership', 'own_and_colleagues', 'members', 'needsMe', 'membershipRequests'],
  ['organization', 'signed_in_read', 'organization'],
  ['person', 'reached', 'person', 'people'],
  ['person_birth', 'reached', 'person'],
  ['person_contact', 'reached', 'person'],
  ['person_ssn', 'needed', 'search'],
  ['person_invitation', 'issued_here', 'person'],
  ['person_match', 'both_visible', 'likelyMatches'],
  ['person_need', 'recorded_or_shared', 'person'],
  ['referral', 'party', 'referral'],
  ['referral_detail', 'side_with_access', 'referral'],
  ['referral_file', 'with_detail', 'referral'],
  ['referral_message', 'with_detail', 'referral'],
  ['referral_note', 'own', 'referral'],
  ['service', 'of_open_organization', 'service', 'organization'],
];

/** Half a mistake: one condition of a policy forgotten. */
const FORGOTTEN: readonly (readonly [table: string, policy: string, words: RegExp])[] = [
  ['person', 'reached', /\(g\.ended_at IS NULL\)/],
  ['person', 'reached', /\(g\.valid_until > \( SELECT app\.now\(\) AS now\)\)/],
  ['person_contact', 'reached', /\(g\.ended_at IS NULL\)/],
  [
    'person_contact',
    'reached',
    /\(g\.reason <> ALL \(ARRAY\['LWIA_ADMINISTRATOR'::text, 'EARLIER_RECORD'::text\]\)\)/,
  ],
  ['person_birth', 'reached', /\('BIRTH_DATE'::text = ANY \(g\.scopes\)\)/],
  [
    'person_ssn',
    'needed',
    /\(g\.reason = ANY \(ARRAY\['CREATED_HERE'::text, 'APPLICATION'::text\]\)\)/,
  ],
  ['person_need', 'recorded_or_shared', /\('NEEDS'::text = ANY \(g\.scopes\)\)/],
  [
    'person_need',
    'recorded_or_shared',
    /\(g\.source_organization_id = person_need\.recorded_by_organization_id\)/,
  ],
  ['consent', 'recorded_or_named', /\(g\.consent_id = consent\.id\)/],
  ['referral', 'party', /\(status <> 'DRAFT'::text\)/],
  ['referral_detail', 'side_with_access', /\(g\.ended_at IS NULL\)/],
  ['referral_file', 'with_detail', /\(state = 'READY'::text\)/],
  ['contact_attempt', 'sides_and_customer', /\(target = 'CUSTOMER'::text\)/],
  ['access_grant', 'reach', /\(reason <> 'LWIA_ADMINISTRATOR'::text\)/],
];

describe('the differential check finds', { timeout: 120_000 }, () => {
  test('nothing while all is as it should be', async () => {
    expect((await stage.ask({ ...QUESTIONS, count: 500 })).differences).toEqual([]);
  });

  test.each(OPENED)('%s opened to everybody (%s)', async (table, policy, ...fields) => {
    const { differences, asked } = await askUnder(table, policy, fields, () => 'true');
    expect(differences.length, `${asked} questions`).toBeGreaterThan(0);
  });

  test.each(FORGOTTEN)('%s (%s) without %s', async (table, policy, words) => {
    const fields =
      table === 'person_ssn'
        ? ['search']
        : table.startsWith('referral') || table === 'contact_attempt'
          ? ['referral']
          : ['person', 'people'];
    const { differences, asked } = await askUnder(table, policy, fields, (condition) =>
      condition.replace(words, 'true'),
    );
    expect(differences.length, `${asked} questions`).toBeGreaterThan(0);
  });

  test.each(['app.search_people(text)', 'app.sees_all_reach(uuid)'])(
    '%s opened',
    async (routine) => {
      const { rows } = await admin(
        `select pg_get_functiondef('${routine}'::regprocedure) as definition`,
      );
      const [{ definition }] = rows as [{ definition: string }];
      const opened = definition.replace(
        /app\.role\(\) in \('STATE_ADMIN', 'MONITOR'(, 'LWIA_ADMIN')?\)/i,
        'true',
      );
      expect(opened).not.toBe(definition);
      try {
        await admin(opened);
        const { differences } = await stage.ask(QUESTIONS);
        expect(differences.length).toBeGreaterThan(0);
      } finally {
        await admin(definition);
      }
    },
  );

  // Last, because nothing brings these back.
  test('grants that a trigger forgot to end', async () => {
    await admin('update access_grant set ended_at = null, end_reason = null');
    expect((await stage.ask(QUESTIONS)).differences.length).toBeGreaterThan(0);
  });
});
