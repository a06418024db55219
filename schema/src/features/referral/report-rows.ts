import { Prisma } from '@throughline/prisma/generated/client';
import { inTransaction } from '@throughline/prisma/transaction';
import { isOversight } from '../../domain/access/actor.ts';
import { DECLINE_REASONS } from '../../domain/referral/decline-reason.ts';
import { REFERRAL_OUTCOMES, WITHDRAWN_OUTCOMES } from '../../domain/referral/outcome.ts';
import type { Figures } from '../../domain/referral/report/figures.ts';
import type { ReportGroup } from '../../domain/referral/report/question.ts';
import { STAGES } from '../../domain/referral/report/stage.ts';
import type { Stage } from '../../domain/referral/report/stage.ts';
import { REFERRAL_STATUSES } from '../../domain/referral/status.ts';
import { LIMITS } from '../../domain/shared/limits.ts';
import type { Context } from '../../platform/context.ts';
import { boxOf } from './box.ts';
import type { InboxBox } from './referral.enums.ts';
import { bounds, sentWithin } from './sent-within.ts';
import type { SentWithin } from './sent-within.ts';

const KEYS: Readonly<Record<ReportGroup, Prisma.Sql>> = {
  RECEIVER: Prisma.sql`r.receiver_organization_id`,
  SENDER: Prisma.sql`r.sender_organization_id`,
  AREA: Prisma.sql`r.receiver_lwia_id`,
  SENDING_AREA: Prisma.sql`r.sender_lwia_id`,
  NEED: Prisma.sql`r.category`,
  PATHWAY: Prisma.sql`r.pathway`,
};

/** Never as `numeric`, which is ten times the work. */
const seconds = (from: string, to: string): Prisma.Sql =>
  Prisma.raw(
    `case when ${to} > ${from} then date_part('epoch', ${to} - ${from}) when ${to} <= ${from} then 0 end`,
  );

/** In SQL over the referral; null while it stands there, or never did. */
const STAGE_SECONDS: Readonly<Record<Stage, Prisma.Sql>> = {
  OPEN: seconds('r.sent_at', 'r.received_at'),
  DECIDE: seconds('r.received_at', 'coalesce(r.accepted_at, r.declined_at)'),
  START: seconds('r.accepted_at', 'r.started_at'),
  // Catalogues 6.2: withdrawn ones are no completions.
  COMPLETE: Prisma.sql`case when r.outcome in (${Prisma.join([...WITHDRAWN_OUTCOMES])}) then null
    else ${seconds('r.started_at', 'r.completed_at')} end`,
};

/** Of the kinds of referrals, which say how many there are of each. */
const count = (which: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`coalesce(sum(k.n) filter (where ${which}), 0)::int`;

const countEach = (column: string, values: readonly string[]): Prisma.Sql =>
  Prisma.sql`array[${Prisma.join(
    values.map((value) => count(Prisma.sql`k.${Prisma.raw(column)} = ${value}`)),
  )}]`;

const eachStage = (of: (stage: Stage) => Prisma.Sql, type: string): Prisma.Sql =>
  Prisma.sql`array[${Prisma.join(STAGES.map(of))}]::${Prisma.raw(type)}[]`;

/** Median and 90th percentile by one sort. */
const PERCENTILES = Prisma.join(
  STAGES.map((stage) =>
    Prisma.raw(
      `percentile_cont(array[0.5, 0.9]::float8[]) within group (order by m."${stage}") as "${stage}"`,
    ),
  ),
);

const STAGE_COLUMNS = Prisma.raw(STAGES.map((stage) => `t."${stage}"`).join(', '));

type Row = {
  key: string | null;
  isTotal: boolean;
  referrals: number;
  persons: number;
  inTime: number;
  late: number;
  reached: number;
  completedKnown: number;
  coEnrolled: number;
  statuses: number[];
  declines: number[];
  outcomes: number[];
  ended: number[];
} & {
  /** Seconds. */
  [stage in Stage]: [median: number, p90: number] | null;
};

export type GroupRow = { readonly key: string | null; readonly figures: Figures };
export type ReportRows = { readonly total: Figures; readonly groups: readonly GroupRow[] };

/**
 * One scan of what the viewer's box holds under row-level security, added up by group and in all, the largest
 * groups first and never more than {@link LIMITS}.reportGroups of them.
 */
export async function reportRows(
  { actor, db }: Context,
  name: InboxBox,
  sent: SentWithin,
  group: ReportGroup,
): Promise<ReportRows> {
  const box = boxOf(actor, name);
  if (!box) return { total: figuresOf(NONE), groups: [] };
  const { since } = bounds(sent);
  const within = sentWithin(sent);
  const columns = Prisma.sql`r.id, r.sent_at, ${KEYS[group]} as key, r.person_id, r.status, r.decline_reason, r.outcome,
    coalesce(r.accepted_at, r.declined_at) is not null as decided, app.counts_as_completed(r) as completed,
    ${Prisma.join(STAGES.map((stage) => Prisma.sql`${STAGE_SECONDS[stage]} as ${Prisma.raw(`"${stage}"`)}`))}`;
  const referrals = Prisma.join(
    box.parts.map(
      (part) =>
        Prisma.sql`select ${columns} from referral r where ${part} and r.status <> 'DRAFT' and ${within}`,
    ),
    ' union all ',
  );
  const rows = await inTransaction(db, async (tx) => {
    await tx.$executeRaw`set local work_mem = '32MB'`;
    return tx.$queryRaw<Row[]>`
    with m as materialized (
      select r.*, coalesce(mark.late_since >= r.sent_at, false) as late, mark.reached is true as reached, mark.enrolled is true as enrolled,
             r.completed and (${isOversight(actor)} or mark.known is true) as known
        from (${referrals}) r left join app.referral_marks(${since}) mark on mark.id = r.id),
    kinds as (
      select m.key, m.status, m.decline_reason, m.outcome, m.decided, m.late, m.reached, m.known, m.enrolled,
             count(*)::int as n
        from m group by 1, 2, 3, 4, 5, 6, 7, 8, 9),
    counts as (
      select k.key::text collate "C" as key, grouping(k.key) = 1 as "isTotal",
             ${count(Prisma.sql`true`)} as referrals,
             ${count(Prisma.sql`k.decided and not k.late`)} as "inTime",
             ${count(Prisma.sql`k.late`)} as late,
             ${count(Prisma.sql`k.reached`)} as reached,
             ${count(Prisma.sql`k.known`)} as "completedKnown",
             ${count(Prisma.sql`k.known and k.enrolled`)} as "coEnrolled",
             ${countEach('status', REFERRAL_STATUSES)} as statuses,
             ${countEach('decline_reason', DECLINE_REASONS)} as declines,
             ${countEach('outcome', REFERRAL_OUTCOMES)} as outcomes
        from kinds k group by grouping sets ((), (k.key))),
    times as (
      select m.key::text collate "C" as key, grouping(m.key) = 1 as "isTotal", count(distinct m.person_id)::int as persons,
             ${eachStage((stage) => Prisma.raw(`count(m."${stage}")`), 'int')} as ended,
             ${PERCENTILES}
        from m group by grouping sets ((), (m.key)))
    select c.*, t.persons, t.ended, ${STAGE_COLUMNS}
      from counts c join times t on t."isTotal" = c."isTotal" and coalesce(t.key, '') = coalesce(c.key, '')
     order by c."isTotal" desc, c.referrals desc, c.key
     limit ${LIMITS.reportGroups + 1}`;
  });
  const [total = NONE, ...groups] = rows;
  return {
    total: figuresOf(total),
    groups: groups.map((row) => ({ key: row.key, figures: figuresOf(row) })),
  };
}

const NONE: Row = {
  key: null,
  isTotal: true,
  referrals: 0,
  persons: 0,
  inTime: 0,
  late: 0,
  reached: 0,
  completedKnown: 0,
  coEnrolled: 0,
  statuses: [],
  declines: [],
  outcomes: [],
  ended: [],
  OPEN: null,
  DECIDE: null,
  START: null,
  COMPLETE: null,
};

const hoursOf = (seconds: number | undefined): number | null =>
  seconds === undefined ? null : seconds / 3600;

function figuresOf(row: Row): Figures {
  const { referrals, persons, inTime, late, reached, completedKnown, coEnrolled } = row;
  const counted = <Key extends string, Value>(
    key: Key,
    values: readonly Value[],
    counts: readonly number[],
  ) =>
    values.flatMap((value, index) => {
      const count = counts[index] ?? 0;
      return count > 0 ? [{ [key]: value, count } as Record<Key, Value> & { count: number }] : [];
    });
  return {
    referrals,
    persons,
    inTime,
    late,
    reached,
    completedKnown,
    coEnrolled,
    byStatus: counted('status', REFERRAL_STATUSES, row.statuses),
    declines: counted('reason', DECLINE_REASONS, row.declines),
    outcomes: counted('outcome', REFERRAL_OUTCOMES, row.outcomes),
    stages: STAGES.map((stage, index) => ({
      stage,
      ended: row.ended[index] ?? 0,
      medianHours: hoursOf(row[stage]?.[0]),
      p90Hours: hoursOf(row[stage]?.[1]),
    })),
  };
}
