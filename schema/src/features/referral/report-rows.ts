import { Prisma } from '@throughline/prisma/generated/client';
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

/** Compared by bytes: rows are sorted by them, and nobody reads their order. */
const KEYS: Readonly<Record<ReportGroup, Prisma.Sql>> = {
  RECEIVER: Prisma.sql`r.receiver_organization_id::text collate "C"`,
  SENDER: Prisma.sql`r.sender_organization_id::text collate "C"`,
  AREA: Prisma.sql`r.receiver_lwia_id::text collate "C"`,
  SENDING_AREA: Prisma.sql`r.sender_lwia_id::text collate "C"`,
  NEED: Prisma.sql`r.category`,
  PATHWAY: Prisma.sql`r.pathway`,
};

const hours = (from: string, to: string): Prisma.Sql =>
  Prisma.raw(
    `case when ${to} - ${from} is not null then greatest(extract(epoch from ${to} - ${from}), 0) / 3600 end`,
  );

/** In SQL over the referral; null while it stands there, or never did. */
const STAGE_HOURS: Readonly<Record<Stage, Prisma.Sql>> = {
  OPEN: hours('r.sent_at', 'r.received_at'),
  DECIDE: hours('r.received_at', 'coalesce(r.accepted_at, r.declined_at)'),
  START: hours('r.accepted_at', 'r.started_at'),
  // Catalogues 6.2: withdrawn ones are no completions.
  COMPLETE: Prisma.sql`case when r.outcome in (${Prisma.join([...WITHDRAWN_OUTCOMES])}) then null
    else ${hours('r.started_at', 'r.completed_at')} end`,
};

const countEach = (column: string, values: readonly string[]): Prisma.Sql =>
  Prisma.sql`array[${Prisma.join(
    values.map((value) => Prisma.sql`count(*) filter (where ${Prisma.raw(column)} = ${value})`),
  )}]::int[]`;

const eachStage = (of: (stage: Stage) => Prisma.Sql, type: string): Prisma.Sql =>
  Prisma.sql`array[${Prisma.join(STAGES.map(of))}]::${Prisma.raw(type)}[]`;

/** Median and 90th percentile by one sort. */
const HOURS = Prisma.join(
  STAGES.map((stage) =>
    Prisma.raw(
      `percentile_cont(array[0.5, 0.9]::float8[]) within group (order by m."${stage}") as "${stage}"`,
    ),
  ),
);

type Row = {
  key: string | null;
  isTotal: boolean;
  referrals: number;
  persons: number;
  inTime: number;
  late: number;
  reached: number;
  statuses: number[];
  declines: number[];
  outcomes: number[];
  ended: number[];
} & { [stage in Stage]: [median: number, p90: number] | null };

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
  const { since, before } = bounds(sent);
  const within = sentWithin(sent);
  const columns = Prisma.sql`r.id, ${KEYS[group]} as key, r.person_id, r.status, r.decline_reason, r.outcome,
    coalesce(r.accepted_at, r.declined_at) is not null as decided,
    ${Prisma.join(STAGES.map((stage) => Prisma.sql`${STAGE_HOURS[stage]} as ${Prisma.raw(`"${stage}"`)}`))}`;
  const referrals = Prisma.join(
    box.parts.map(
      (part) => Prisma.sql`select ${columns} from referral r where ${part} and ${within}`,
    ),
    ' union all ',
  );
  const rows = await db.$queryRaw<Row[]>`
    with m as materialized (
      select r.*, mark.late, mark.reached
        from (${referrals}) r join app.referral_marks(${since}, ${before}) mark on mark.id = r.id)
    select m.key, grouping(m.key) = 1 as "isTotal", count(*)::int as referrals,
           count(distinct m.person_id)::int as persons,
           (count(*) filter (where m.decided and not m.late))::int as "inTime",
           (count(*) filter (where m.late))::int as late,
           (count(*) filter (where m.reached))::int as reached,
           ${countEach('m.status', REFERRAL_STATUSES)} as statuses,
           ${countEach('m.decline_reason', DECLINE_REASONS)} as declines,
           ${countEach('m.outcome', REFERRAL_OUTCOMES)} as outcomes,
           ${eachStage((stage) => Prisma.raw(`count(m."${stage}")`), 'int')} as ended,
           ${HOURS}
      from m group by grouping sets ((), (m.key))
     order by "isTotal" desc, referrals desc, m.key
     limit ${LIMITS.reportGroups + 1}`;
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
  statuses: [],
  declines: [],
  outcomes: [],
  ended: [],
  OPEN: null,
  DECIDE: null,
  START: null,
  COMPLETE: null,
};

function figuresOf(row: Row): Figures {
  const { referrals, persons, inTime, late, reached } = row;
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
    byStatus: counted('status', REFERRAL_STATUSES, row.statuses),
    declines: counted('reason', DECLINE_REASONS, row.declines),
    outcomes: counted('outcome', REFERRAL_OUTCOMES, row.outcomes),
    stages: STAGES.map((stage, index) => ({
      stage,
      ended: row.ended[index] ?? 0,
      medianHours: row[stage]?.[0] ?? null,
      p90Hours: row[stage]?.[1] ?? null,
    })),
  };
}
