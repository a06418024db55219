import { withConnection } from '@throughline/prisma/admin';
import type { Claims } from '@throughline/prisma/claims';
import { CLAIMS_STATEMENT, claimValues } from '@throughline/prisma/claims-statement';
import { ANONYMOUS } from '@throughline/schema/domain/access/actor';
import { isPractice } from '@throughline/schema/domain/shared/practice';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';

// REF-065: the practice side and the real one, in a world that has plenty on both, as the database alone keeps them
// apart: table by table and function by function, past everything that the API says besides.

/** Of both sides, or of nobody's: who can sign in, what is the state's to say, what runs by itself, the training. */
const SHARED = [
  'account',
  'app_user',
  'command_result',
  'county',
  'job_run',
  'rule_setting',
  'zip_place',
];
const isShared = (table: string) => SHARED.includes(table) || table.startsWith('training_');

/** A row of the practice side names something of it, if only itself: the story made all its ids. */
const OF_PRACTICE = `to_jsonb(t)::text ~ '"ffffffff-'`;

let stage: Stage;
let tables: string[];
const actors = new Map<string, Claims>();

const admin = async (sql: string): Promise<Record<string, unknown>[]> =>
  withConnection(stage.database.adminUrl, async (client) => (await client.query(sql)).rows);

/** As the request role, under these claims; nothing of it stays. */
const seenBy = async (actor: Claims, sql: string): Promise<Record<string, unknown>[]> =>
  withConnection(stage.database.roles.app, async (client) => {
    await client.query('begin');
    await client.query(CLAIMS_STATEMENT.text, claimValues(actor));
    try {
      return (await client.query(sql)).rows;
    } catch (error) {
      // Not for the role at all: it tells nothing either.
      if (error instanceof pg.DatabaseError && error.code === '42501') return [];
      throw error;
    } finally {
      await client.query('rollback');
    }
  });

/** How many rows of the side each table shows, those that show some. */
async function shown(actor: Claims, side: 'practice' | 'real'): Promise<string[]> {
  const each = tables.map(
    (table) => `select '${table}' as name, count(*)::int as n from ${table} t
      where ${side === 'practice' ? '' : 'not '}(${OF_PRACTICE})`,
  );
  const counts = await seenBy(actor, each.join(' union all '));
  return counts.filter(({ n }) => Number(n) > 0).map(({ name }) => String(name));
}

const actor = (label: string): Claims => {
  const found = actors.get(label);
  if (!found) throw new Error(`Nobody is ${label}.`);
  return found;
};

beforeAll(async () => {
  stage = await openStage(20265);
  const found = await admin(
    `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace
      and c.relkind in ('r', 'p') and has_table_privilege('tl_app', c.oid, 'select') order by 1`,
  );
  tables = found.map(({ name }) => String(name)).filter((table) => !isShared(table));
  for (const player of stage.players) {
    const side = isPractice(player.actor.organizationId) ? 'practice' : player.actor.role;
    if (!actors.has(side)) actors.set(side, player.actor);
  }
  actors.set('PUBLIC', { ...ANONYMOUS, role: 'PUBLIC' });
}, 120_000);
afterAll(() => stage.close());

describe('in the database', () => {
  test.each([
    'STATE_ADMIN',
    'MONITOR',
    'LWIA_ADMIN',
    'PARTNER_ADMIN',
    'PARTNER_STAFF',
    'CUSTOMER',
    'PENDING',
    'ANONYMOUS',
    'PUBLIC',
  ])('%s sees no row of the practice side in any table', async (role) => {
    expect(await shown(actor(role), 'practice')).toEqual([]);
  });

  test('who practices sees no row of the real side in any table, and rows of theirs in many', async () => {
    const trainee = actor('practice');
    expect(await shown(trainee, 'real')).toEqual([]);
    expect((await shown(trainee, 'practice')).length).toBeGreaterThan(15);
  });

  // Where the API asks for more than one table, another one's condition still hides what one shows.
  test.each(['access_grant', 'activity', 'consent', 'person', 'referral'])(
    'the state would see the practice side in %s without its condition',
    async (table) => {
      const where = `tablename = '${table}' and policyname = 'within_bounds'`;
      const [policy] = await admin(`select qual from pg_policies where ${where}`);
      try {
        await admin(`alter policy within_bounds on ${table} using (true)`);
        expect(await shown(actor('STATE_ADMIN'), 'practice')).toContain(table);
      } finally {
        await admin(`alter policy within_bounds on ${table} using (${String(policy?.['qual'])})`);
      }
    },
  );

  test('there is something to hide in every table that the story fills on the real side', async () => {
    const filled = async (side: string) => {
      const each = tables.map(
        (table) => `select '${table}' as name from ${table} t where ${side} limit 1`,
      );
      const found = await admin(each.map((one) => `(${one})`).join(' union all '));
      return found.map(({ name }) => String(name));
    };
    const [real, practice] = [await filled(`not (${OF_PRACTICE})`), await filled(OF_PRACTICE)];
    // What has no practice side (migration practice_apart), and what only administrators make.
    const never = [
      'answer_link',
      'api_client',
      'api_client_usage',
      'api_token',
      'notice',
      'membership_invitation',
      'organization_invitation',
      'person_invitation',
      'person_ssn',
      'record_problem',
      'webhook_delivery',
      'webhook_endpoint',
    ];
    expect(real.filter((table) => !practice.includes(table) && !never.includes(table))).toEqual([]);
  });
});

/** What functions of the database tell whom, of ids that are of the other side. `$person`, `$referral`, `$pair`. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  administers: `select nullif(app.administers($organization), false)`,
  areas_elsewhere: `select * from app.areas_elsewhere('2000-01-01', '2100-01-01')`,
  belongs_to_suspended: `select nullif(app.belongs_to_suspended($organization), false)`,
  decide_earlier_record: `select nullif(app.decide_earlier_record($application, $pair, true), false)`,
  earlier_records: `select * from app.earlier_records($application)`,
  keeps_record: `select nullif(app.keeps_record($organization), false)`,
  membership_email: `select app.membership_email($membership)`,
  matches_in_area: `select app.matches_in_area() as id`,
  may_judge: `select nullif(app.may_judge(array[$person]), false)`,
  merge_sides: `select * from app.merge_sides($pair, 'r')`,
  my_verdict: `select * from app.my_verdict($person, 'IDENTITY') where is_open`,
  people_with_ssn: `select * from app.people_with_ssn((select array_agg($person::text)))`,
  referral_marks: `select * from app.referral_marks('2000-01-01')`,
  statewide_figures: `select * from app.statewide_figures('2000-01-01', '2100-01-01', 'AREA')`,
  sees_all_reach: `select nullif(app.sees_all_reach($person), false)`,
  search_people: `select app.search_people(name) as id from unnest($names) name`,
  search_services: `select * from app.search_services('{"words": ""}', 200, 0)`,
  survivor_of: `select app.survivor_of($person)`,
  take_emergency_access: `select * from app.take_emergency_access('MEDICAL', 'why', $first, $last, $born, null, 'r')`,
  take_places: `select * from app.take_places(array[$referral], '{}')`,
  who_can_see: `select * from app.who_can_see($person)`,
  works_for: `select nullif(app.works_for($organization), false)`,
};

/** They answer of whoever asks alone, of a referral that is locked by its side, or of nothing that has a side. */
const OTHER_FUNCTIONS = [
  'answer_link_end',
  'applies_here',
  'contacts_without_mail',
  'count_ssn',
  'dead_letters',
  'enqueue',
  'hold_consents',
  'invited_membership',
  'keep_ssn',
  'leave_withdraw_reason',
  'link_consent_id',
  'link_location_id',
  'link_service_id',
  'log_access',
  'merge_persons',
  'organization_invitation',
  'poll_counts',
  'referral_counts',
  'renews',
  'repeat_mails',
  'sees_hidden_place',
  'shares_documents',
  'undo_merge',
  'use_organization_invitation',
  'wait_for_place',
];

describe('functions that pass the policies by', () => {
  test('are all named here', async () => {
    const found = await admin(
      `select distinct p.proname as name from pg_proc p
        where p.pronamespace = 'app'::regnamespace and p.prosecdef and p.prorettype <> 'trigger'::regtype
          and has_function_privilege('tl_app', p.oid, 'execute')`,
    );
    const known = [...Object.keys(FUNCTIONS), ...OTHER_FUNCTIONS];
    expect(found.map(({ name }) => String(name)).filter((name) => !known.includes(name))).toEqual(
      [],
    );
  });

  test.each(Object.keys(FUNCTIONS))('%s tells nobody anything of the other side', async (name) => {
    for (const [label, who] of actors) {
      if (['CUSTOMER', 'PENDING', 'ANONYMOUS', 'PUBLIC'].includes(label)) continue;
      const [of] = await admin(subject(label !== 'practice'));
      const filled = (FUNCTIONS[name] ?? '').replaceAll(/\$(\w+)/g, (_all, key: string) => {
        const value = of?.[key];
        if (value === undefined || value === null) throw new Error(`The story has no ${key}.`);
        if (Array.isArray(value))
          return `array[${value.map((each) => `'${String(each)}'`).join(', ')}]`;
        return `'${String(value)}'${TYPES[key] ?? '::uuid'}`;
      });
      const told = await seenBy(who, `select to_jsonb(t)::text as told from (${filled}) t`);
      const foreign = told.filter(({ told: text }) => {
        const ids = String(text).match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g) ?? [];
        return ids.some((id) => isPractice(id) !== (label === 'practice'));
      });
      expect(foreign, label).toEqual([]);
      // Asked about one thing alone, of the other side: nothing at all.
      if (
        /\$(person|pair|organization|membership|referral|first|application)/.test(
          FUNCTIONS[name] ?? '',
        )
      ) {
        expect(
          told.filter(({ told: text }) => /: [^n]/.test(String(text))),
          label,
        ).toEqual([]);
      }
    }
  });
});

const TYPES: Readonly<Record<string, string>> = { first: '', last: '', born: '::date' };

/** Something of a side to ask about. */
const subject = (practice: boolean): string => {
  const of = (column: string) => `${practice ? '' : 'not '}app.is_practice(${column})`;
  return `select
    (select g.person_id from access_grant g where ${of('g.person_id')} limit 1) as person,
    (select r.id from referral r where ${of('r.id')} limit 1) as referral,
    (select m.id from person_match m where ${of('m.first_id')} limit 1) as pair,
    (select a.id from application a where ${of('a.person_id')} and a.closed_at is null limit 1) as application,
    (select o.id from organization o where ${of('o.id')} and o.kind = 'PARTNER' limit 1) as organization,
    (select m.id from membership m where ${of('m.organization_id')} limit 1) as membership,
    (select array_agg(p.last_name) from person p where ${of('p.id')}) as names,
    b.first_name as first, b.last_name as last, b.born as born
    from (select p.first_name, p.last_name, b.date_of_birth::text as born from person p
      join person_birth b on b.person_id = p.id where ${of('p.id')} limit 1) b`;
};
