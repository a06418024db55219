import { NotPossible, loadScale } from '@throughline/api/demo/scale/load-scale';
import { systemClaims, withClaims } from '@throughline/prisma/claims';
import { roleUrls } from '@throughline/prisma/roles';
import { cycleOf, DEFAULT_DUE_SETTINGS, dueAfter } from '@throughline/schema/domain/referral/due';
import { REFERRAL_EVENTS } from '@throughline/schema/domain/referral/events';
import { transition } from '@throughline/schema/domain/referral/machine';
import { REFERRAL_STATUSES } from '@throughline/schema/domain/referral/status';
import type { ReferralStatus } from '@throughline/schema/domain/referral/status';
import { closesOnOf } from '@throughline/schema/features/directory/commands/closes-on';
import { beforeAll, describe, expect, it } from 'vitest';
import { workerDb } from '../support/clocks.ts';
import { adminQuery } from '../support/database.ts';
import { comparedCopies, LOADING_MS, scaleDatabase } from '../support/scale-database.ts';

type Row = Record<string, unknown>;

beforeAll(scaleDatabase, LOADING_MS);

const one = async (sql: string, values: unknown[] = []): Promise<Row> =>
  (await adminQuery(sql, values))[0] ?? {};

/** What was set aside to be copied: the table, and the column by which a row is known to be a copy's. */
const storyTables = async (): Promise<{ name: string; key: string }[]> =>
  (await adminQuery(
    `select table_name::text as name,
            (array_agg(column_name::text order by column_name <> 'id', column_name <> 'person_id'))[1] as key
       from information_schema.columns
      where table_schema = 'scale' and column_name in ('id', 'person_id', 'referral_id', 'attempt_id')
        and table_name <> all ('{account,organization,app_user,membership,location,opening_hours,closure,service,service_contact}')
      group by table_name`,
  )) as { name: string; key: string }[];

/** When the places of these services close, by service. */
async function closesOnOfServices(ids: readonly string[]) {
  const db = await workerDb();
  const services = await withClaims(systemClaims(), () =>
    db.service.findMany({
      where: { id: { in: [...ids] } },
      select: {
        id: true,
        location: { select: { openingHours: true, closures: true } },
      },
    }),
  );
  return new Map(services.map(({ id, location }) => [id, closesOnOf(location)]));
}

/** What is left of a row when everything that a copy has of its own is taken out. */
const shapeOf = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).flatMap(([column, value]): [string, unknown][] => {
      if (['ordinal', 'mail_id'].includes(column)) return [];
      if (OF_ITS_OWN.includes(column)) return [[column, value === null ? null : 'some']];
      if (/^\d{4}-\d\d-\d\dT/.test(String(value))) return [[column, 'moment']];
      const text = JSON.stringify(value)
        .replaceAll(/00000000-0000-7000-8000-0000000000\d\d/g, 'an area')
        .replaceAll(/"[0-9a-f]{8}(-[0-9a-f]{4}-)/g, '"$1');
      return [[column, text]];
    }),
  );
const OF_ITS_OWN =
  'xid seq number person_initials first_name last_name search_words person_first_name person_last_name person_words phone email city zip county_fips date_of_birth'.split(
    ' ',
  );

describe('demo:load', () => {
  it('loads as many people as asked for, three referrals each, in every status and area', async () => {
    const { persons } = await one('select count(*)::integer as persons from person');
    expect(persons).toBeGreaterThanOrEqual(20_000);
    const { referrals, statuses } = await one(
      `select count(*)::integer as referrals, array_agg(distinct status) as statuses from referral`,
    );
    expect(referrals).toBe(Number(persons) * 3);
    expect(new Set(statuses as string[])).toEqual(new Set(REFERRAL_STATUSES));
    const { areas, partners } = await one(
      `select count(distinct lwia_id)::integer as areas, count(*)::integer as partners
         from organization where kind = 'PARTNER' and not app.is_practice(id)`,
    );
    expect(areas).toBe(22);
    expect(partners).toBeGreaterThan(1_900);
    const { activities } = await one('select count(*)::integer as activities from activity');
    expect(Number(activities)).toBeGreaterThan(12 * Number(persons));
  });

  it('copies what the commands and their triggers wrote, grants and read marks included', async () => {
    const tables = await storyTables();
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['access_grant', 'referral', 'activity', 'referral_read', 'notice']),
    );
    const chosen = await comparedCopies();
    for (const { name, key } of tables) {
      const samples = await adminQuery(`select to_jsonb(t) as row from scale.${name} t`);
      const copies = await adminQuery(
        `select to_jsonb(r) as row, array_position($1, left(r.${key}::text, 8)) as copy from ${name} r
          where left(r.${key}::text, 8) = any ($1)`,
        [chosen],
      );
      const shapes = (rows: Row[]) =>
        rows.map(({ row }) => JSON.stringify(shapeOf(row as Row))).sort();
      for (const [index, copy] of chosen.entries()) {
        const ofCopy = copies.filter((row) => row.copy === index + 1);
        expect(shapes(ofCopy).join('\n'), `${name}, copy ${copy}`).toBe(shapes(samples).join('\n'));
      }
    }
  });

  it('leaves with people and grants the names that lists and searches read', async () => {
    const { wrong, grants } = await one(
      `select count(*)::integer as grants, (count(*) filter (where
           p.search_words <> app.person_words(p.first_name, p.preferred_name, p.last_name)
           or (g.person_last_name, g.person_first_name, g.person_words)
              is distinct from (p.last_name, p.first_name, p.search_words)))::integer as wrong
         from access_grant g join person p on p.id = g.person_id`,
    );
    expect(grants).toBeGreaterThan(20_000);
    expect(wrong).toBe(0);
  });

  it('gives each referral a course of the machine, and what is due as the rules say (REF-035, REF-053)', async () => {
    const referrals = await adminQuery(
      `select r.*,
              (select json_agg(a.data order by a.xid, a.seq) from activity a
                where a.referral_id = r.id and a.audience = 'STATUS' and a.data ? 'to') as steps
         from referral r order by scale.dice(r.id, 9, 1000000) limit 400`,
    );
    const closing = await closesOnOfServices(
      referrals.flatMap((row) => (row.service_id ? [row.service_id as string] : [])),
    );
    const seen = new Set<unknown>();
    for (const row of referrals) {
      const steps = (row.steps ?? []) as { from: ReferralStatus; to: ReferralStatus }[];
      let status: ReferralStatus = 'DRAFT';
      let everSent = false;
      for (const step of steps) {
        const state = { status, everSent, putAway: false };
        expect(step.from).toBe(status);
        expect(possible(state, step.to), `${step.from} to ${step.to}`).toBe(true);
        status = step.to;
        everSent ||= status === 'SENT';
      }
      expect(row.status).toBe(status);
      expect(row.first_sent_at !== null).toBe(everSent);
      const cycle = cycleOf({
        status,
        statusSince: row.status_since as Date,
        sentAt: row.sent_at as Date | null,
        receiverWordAt: row.receiver_word_at as Date | null,
        followedUpAt: row.followed_up_at as Date | null,
      });
      expect([row.due_rule, row.due_since, row.due_side, row.due_at]).toEqual(
        cycle
          ? [
              cycle.rule,
              cycle.since,
              cycle.side,
              dueAfter(
                cycle.since,
                DEFAULT_DUE_SETTINGS[cycle.rule],
                cycle.side === 'RECEIVER' ? (closing.get(row.service_id as string) ?? null) : null,
              ),
            ]
          : [null, null, null, null],
      );
      seen.add(status);
    }
    expect(seen.size).toBe(REFERRAL_STATUSES.length);
  });

  it('leaves no foreign key, trigger, index or policy behind', async () => {
    const keys = await adminQuery(
      `select conrelid::regclass::text as child, a.attname::text as column, confrelid::regclass::text as parent,
              b.attname::text as target
         from pg_constraint f
         join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
         join pg_attribute b on b.attrelid = f.confrelid and b.attnum = f.confkey[1]
        where f.contype = 'f' and f.connamespace = 'public'::regnamespace`,
    );
    expect(keys.length).toBeGreaterThan(50);
    for (const { child, column, parent, target } of keys) {
      const { orphans } = await one(
        `select count(*)::integer as orphans from ${child} c left join ${parent} p on p.${target} = c.${column}
          where c.${column} is not null and p.${target} is null`,
      );
      expect(orphans, `${child}.${column}`).toBe(0);
    }
    const { off } = await one(
      `select (select count(*) from pg_trigger where tgenabled <> 'O')
            + (select count(*) from pg_index where not indisvalid)
            + (select count(*) from pg_constraint where not convalidated)
            + (select count(*) from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
                 and relname <> '_prisma_migrations' and not (relrowsecurity and relforcerowsecurity)) as off`,
    );
    expect(Number(off)).toBe(0);
  });

  it('refuses whoever is no superuser, in words', async () => {
    const database = await scaleDatabase();
    const adminUrl = roleUrls(database.adminUrl, database.name, database.secret).owner;
    await expect(
      loadScale({ database: { ...database, adminUrl }, persons: 1, onProgress: () => {} }),
    ).rejects.toBeInstanceOf(NotPossible);
  });
});

function possible(state: Parameters<typeof transition>[0], to: ReferralStatus): boolean {
  return REFERRAL_EVENTS.some((event) => {
    const decided = transition(state, event);
    return decided.ok && decided.value.steps[0]?.to === to;
  });
}
