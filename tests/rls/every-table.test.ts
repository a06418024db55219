import { expect, test } from 'vitest';
import { adminQuery } from '../support/database.ts';

/**
 * What each role may do with a table at all, before any policy: S select, I insert, U update, D delete,
 * lower case where only for some columns, `-` nothing. Rows are the other files' matter.
 */
const RIGHTS: Readonly<Record<string, readonly [app: string, worker: string, feed: string]>> = {
  access_grant: ['S', 'S', '-'],
  access_log: ['S', '-', '-'],
  access_log_reader: ['S', 'su', '-'],
  access_log_value: ['S', '-', '-'],
  account: ['Su', 'S', '-'],
  activity: ['SI', 'SI', 's'],
  api_client: ['SIu', '-', '-'],
  api_client_usage: ['S', '-', '-'],
  api_token: ['SIu', '-', '-'],
  answer_link: ['Su', '-', '-'],
  answer_link_secret: ['-', '-', '-'],
  application: ['SIu', 'Su', '-'],
  application_alarm: ['-', 'Su', '-'],
  application_record: ['S', 'S', '-'],
  app_user: ['Su', 'S', '-'],
  auth_attempt: ['-', '-', '-'],
  capacity_reservation: ['S', 'S', '-'],
  closure: ['SID', 'SID', '-'],
  co_enrollment: ['SIu', 'S', '-'],
  command_result: ['SIu', 'SD', '-'],
  consent: ['SIu', 'Su', '-'],
  contact_attempt: ['SI', '-', '-'],
  contact_attempt_note: ['SI', '-', '-'],
  contact_report: ['SI', '-', '-'],
  county: ['S', 'SIU', '-'],
  credential: ['-', '-', '-'],
  email_token: ['-', '-', '-'],
  eligibility_clause: ['SID', 'SID', '-'],
  emergency_access: ['S', '-', '-'],
  dismissed_recommendation: ['SID', '-', '-'],
  due_time: ['S', 'Su', '-'],
  job_run: ['S', 'SIUD', '-'],
  location: ['SIUD', 'SIUD', '-'],
  mail_declined: ['-', 'S', '-'],
  mail_outbox: ['-', 'SIUD', '-'],
  membership: ['SIu', 'SIU', '-'],
  membership_invitation: ['SIu', 'SU', '-'],
  notice: ['Su', 'SIu', '-'],
  notice_mail: ['-', 'SIu', '-'],
  opening_hours: ['SID', 'SID', '-'],
  organization: ['SIu', 'SIU', '-'],
  organization_invitation: ['SIu', 'SU', '-'],
  person: ['SIu', 'S', '-'],
  person_birth: ['SIuD', '-', '-'],
  person_contact: ['SIu', 'S', '-'],
  person_invitation: ['SIu', '-', '-'],
  person_match: ['Su', '-', '-'],
  person_merge: ['S', '-', '-'],
  person_merge_row: ['-', '-', '-'],
  person_need: ['SIu', '-', '-'],
  person_ssn: ['S', 's', '-'],
  presence: ['SIuD', 'SD', '-'],
  record_problem: ['SIu', 'S', '-'],
  referral: ['SIuD', 'SU', '-'],
  referral_closed_copy: ['S', '-', '-'],
  referral_detail: ['SIu', 'S', '-'],
  referral_file: ['SIuD', 'SuD', '-'],
  referral_message: ['SI', '-', '-'],
  referral_note: ['SI', '-', '-'],
  referral_read: ['SIu', '-', '-'],
  referral_result: ['SIuD', '-', '-'],
  referral_snooze: ['SIUD', '-', '-'],
  rule_setting: ['SIu', 'SIU', '-'],
  service_capacity: ['SIu', '-', '-'],
  service: ['SIU', 'SIUD', '-'],
  service_contact: ['SIUD', 'SIUD', '-'],
  session: ['-', '-', '-'],
  ssn_comparison: ['-', '-', '-'],
  ssn_secret: ['-', 'SuD', '-'],
  training_answer: ['SIu', '-', '-'],
  training_live_link: ['SIUD', '-', '-'],
  training_registration: ['SIu', '-', '-'],
  training_session: ['SIu', 'SI', '-'],
  webhook_delivery: ['SIu', 'SuD', '-'],
  webhook_endpoint: ['SIuD', 'Su', '-'],
  zip_place: ['S', 'SIU', '-'],
};

const DEEDS = { S: 'select', I: 'insert', U: 'update', D: 'delete' } as const;

const TABLES = `select c.oid, c.relname as name from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and c.relname not like '\\_%'
    and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')`;

async function rightsOf(role: string): Promise<Record<string, string>> {
  const letters = Object.entries(DEEDS).map(
    ([letter, deed]) => `case when has_table_privilege('${role}', t.oid, '${deed}') then '${letter}'
      ${deed === 'delete' ? '' : `when has_any_column_privilege('${role}', t.oid, '${deed}') then '${letter.toLowerCase()}'`} end`,
  );
  const rows = await adminQuery(
    `select t.name, concat(${letters.join(', ')}) as rights from (${TABLES}) t`,
  );
  return Object.fromEntries(rows.map(({ name, rights }) => [String(name), String(rights) || '-']));
}

test.each(['tl_app', 'tl_worker', 'tl_feed'].map((role, index) => [role, index] as const))(
  '%s has these rights to every table, and no others',
  async (role, index) => {
    const expected = Object.entries(RIGHTS).map(([table, rights]) => [table, rights[index]]);
    expect(await rightsOf(role)).toEqual(Object.fromEntries(expected));
  },
);

test('tl_auth has none', async () => {
  expect(new Set(Object.values(await rightsOf('tl_auth')))).toEqual(new Set(['-']));
});

/** A right without a policy shows nothing, which somebody would find out late. */
test('every right of the request role stands under a policy for it', async () => {
  const policies = await adminQuery(
    `select tablename || ' ' || cmd as deed from pg_policies where 'tl_app' = any (roles)`,
  );
  const covered = new Set(policies.map(({ deed }) => deed));
  const open = Object.entries(RIGHTS).flatMap(([table, [app]]) =>
    Object.entries(DEEDS).flatMap(([letter, deed]) =>
      app.toUpperCase().includes(letter) &&
      !covered.has(`${table} ALL`) &&
      !covered.has(`${table} ${deed.toUpperCase()}`)
        ? [`${table} ${deed}`]
        : [],
    ),
  );
  expect(open).toEqual([]);
});

test('no policy of the request role lets everybody do everything', async () => {
  const open = await adminQuery(
    `select tablename, policyname from pg_policies
      where 'tl_app' = any (roles) and (qual = 'true' or (qual is null and with_check = 'true'))`,
  );
  expect(open).toEqual([]);
});
