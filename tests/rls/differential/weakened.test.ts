import { withConnection } from '@throughline/prisma/admin';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';

const QUESTIONS = { seed: 7, count: 9_000, most: 1 };

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
  ['person_match', 'to_judge', 'likelyMatches'],
  ['person_need', 'recorded_or_shared', 'person'],
  ['referral', 'party', 'referral'],
  ['referral_detail', 'side_with_access', 'referral'],
  ['referral_file', 'by_staff', 'referral'],
  ['referral_file', 'by_customer', 'referral'],
  ['referral_message', 'with_detail', 'referral'],
  ['referral_note', 'own', 'referral'],
  ['service', 'of_open_organization', 'service', 'organization'],
  // the two sides (REF-065); practice.test.ts opens other tables
  ['organization', 'within_bounds', 'organization', 'organizations'],
  ['person', 'within_bounds', 'person', 'people'],
  ['referral', 'within_bounds', 'referral', 'referrals'],
];

const OPENS = /app\.opens\(g\.\*, '\w+'::text, \( SELECT app\.now\(\) AS now\)\)/;
const LESS = `'IDENTITY'::text`;

/** Half a mistake: one condition of a policy forgotten, or the gate asked for less. */
const FORGOTTEN: readonly (readonly [table: string, policy: string, words: RegExp, by: string])[] =
  [
    ['person', 'reached', OPENS, 'true'],
    ['person_contact', 'reached', /'CONTACT'::text/, LESS],
    ['person_birth', 'reached', /'BIRTH_DATE'::text/, LESS],
    ['person_ssn', 'needed', /'OWN_RECORD'::text/, LESS],
    ['person_need', 'recorded_or_shared', /'NEEDS'::text/, LESS],
    [
      'person_need',
      'recorded_or_shared',
      /\(g\.source_organization_id = person_need\.recorded_by_organization_id\)/,
      'true',
    ],
    ['consent', 'recorded_or_named', /\(g\.consent_id = consent\.id\)/, 'true'],
    ['referral', 'party', /\(status <> 'DRAFT'::text\)/, 'true'],
    ['referral_detail', 'side_with_access', OPENS, 'true'],
    ['referral_file', 'by_staff', /\(state = 'READY'::text\)/, 'true'],
    ['referral_file', 'by_staff', /'FILES'::text/, `'REQUEST'::text`],
    ['contact_attempt', 'sides_and_customer', /\(target = 'CUSTOMER'::text\)/, 'true'],
  ];

/** The same inside what all policies and searches ask. */
const ROUTINES: readonly (readonly [routine: string, words: RegExp])[] = [
  ['app.runs(access_grant, timestamptz)', /g\.ended_at is null/],
  ['app.runs(access_grant, timestamptz)', /g\.valid_until > at/],
  ['app.held_by(access_grant, uuid, uuid, text)', /g\.reason <> 'LWIA_ADMINISTRATOR'/],
  ['app.held_by(access_grant, uuid, uuid, text)', /g\.user_id = member/],
  ['app.covers(access_grant, text)', /'BIRTH_DATE' = any \(g\.scopes\)/],
  ['app.covers(access_grant, text)', /'NEEDS' = any \(g\.scopes\)/],
  ['app.covers(access_grant, text)', /'DOCUMENTS' = any \(g\.scopes\)/],
  ['app.shares_documents(uuid)', /'DOCUMENTS' = any \(c\.scopes\)/],
  ['app.referral_marks(timestamptz)', /g\.reason = 'APPLICATION'/],
  // the two sides (REF-065)
  [
    'app.search_services(jsonb, integer, integer)',
    /app\.is_practice\(s\.id\) = app\.in_practice\(\)/,
  ],
  ['app.search_people(text)', /app\.role\(\) in \('STATE_ADMIN', 'MONITOR', 'LWIA_ADMIN'\)/],
  [
    'app.sees_all_reach(uuid)',
    /app\.role\(\) in \('STATE_ADMIN', 'MONITOR'\) and not app\.is_practice\(subject\)/,
  ],
];

describe('the differential check finds', { timeout: 120_000 }, () => {
  test('nothing while all is as it should be', async () => {
    expect((await stage.ask({ ...QUESTIONS, count: 500 })).differences).toEqual([]);
  });

  test.each(OPENED)('%s opened to everybody (%s)', async (table, policy, ...fields) => {
    const { differences, asked } = await askUnder(table, policy, fields, () => 'true');
    expect(differences.length, `${asked} questions`).toBeGreaterThan(0);
  });

  test.each(FORGOTTEN)('%s (%s) without %s', async (table, policy, words, by) => {
    const fields =
      table === 'person_ssn'
        ? ['search']
        : table.startsWith('referral') || table === 'contact_attempt'
          ? ['referral']
          : ['person', 'people'];
    const { differences, asked } = await askUnder(table, policy, fields, (condition) =>
      condition.replace(words, by),
    );
    expect(differences.length, `${asked} questions`).toBeGreaterThan(0);
  });

  test.each(ROUTINES)('%s without %s', async (routine, words) => {
    const { rows } = await admin(
      `select pg_get_functiondef('${routine}'::regprocedure) as definition`,
    );
    const [{ definition }] = rows as [{ definition: string }];
    // Few questions of all would be about needs that were not shared.
    const fields = words.source.includes('NEEDS') && ['person', 'people'];
    const opened = definition.replace(words, 'true');
    expect(opened).not.toBe(definition);
    try {
      await admin(opened);
      const { differences } = await stage.ask({
        ...QUESTIONS,
        ...(fields && { fields }),
      });
      expect(differences.length).toBeGreaterThan(0);
    } finally {
      await admin(definition);
    }
  });

  // Last, because nothing brings these back.
  test('grants that a trigger forgot to end', async () => {
    await admin('update access_grant set ended_at = null, end_reason = null');
    expect((await stage.ask(QUESTIONS)).differences.length).toBeGreaterThan(0);
  });
});
